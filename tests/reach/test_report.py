"""The report in the admin: its question, its figures on the screen and in files, and its freezing."""

import csv
import io
import json
from datetime import date, datetime, timedelta
from hashlib import sha256

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale

from communications.models import Annotation, Channel, MetricSnapshot, Publication
from core import pdf
from reach import upsert
from reach.days import HELSINKI, helsinki_day
from reach.models import DailyCount, FrozenReport, Kind, PaymentPeriod, ReachedPage

pytestmark = pytest.mark.django_db

COLUMNS = "page_id,url,title,type,work_package,language,views,visits,readers,engaged,downloads"
JUNE = {"from": "2026-06-01", "to": "2026-06-30"}
URL = "/admin/reports/reach/"


@pytest.fixture
def lead(client, make_user, site_root):
    client.force_login(make_user("Viestintävastaava"))
    return client


@pytest.fixture
def store():
    batches = iter(range(1, 10_000))

    def add(page_id, day, channel="direct", source="", views=1, visits=0, engaged=0):
        row = (page_id, day, channel, source, "", views, visits, 0, engaged)
        upsert.write("w", next(batches), {"DailyReach": [row]})

    return add


@pytest.fixture
def june(store, terms):
    """30 views in June and 10 in May of a page of TP1 and a deleted one; 4 downloads; counting
    began in January."""
    ReachedPage.objects.create(
        page_id=901, title="=Uutinen", url="/u/", page_type="news.NewsPage", locale="fi",
        organisation="nuorten-ystavat", work_packages=["tp1"], municipalities=["nivala"],
    )  # fmt: skip
    ReachedPage.objects.create(
        page_id=902, title="Poistettu", url="/p/", page_type="home.StandardPage", locale="sv"
    )
    store(901, date(2026, 1, 1))
    store(901, date(2026, 5, 15), views=10, visits=5)
    store(901, date(2026, 6, 1), "search", "www.google.com", views=16, visits=12, engaged=6)
    store(901, date(2026, 6, 30), "social", "facebook", views=4, visits=3, engaged=1)
    store(902, date(2026, 6, 15), views=10, visits=9)
    DailyCount.objects.create(
        page_id=901, day=date(2026, 6, 2), kind=Kind.DOWNLOAD, item="document:1", count=4
    )


def report_of(client, **query):
    return client.get(URL, JUNE | query)


def text_of(answer):
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def cards_of(answer):
    return {card.label: (card.value, card.before) for card in answer.context["report"].cards}


# --- who sees it ------------------------------------------------------------------------------------


def test_a_stranger_is_sent_to_the_login(client, site_root):
    answer = client.get(URL)
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]


@pytest.mark.parametrize("group", ["Kirjoittaja", "Viestintävastaava", "Raportoija", "Pääkäyttäjä"])
def test_everybody_in_the_admin_reads_it(client, make_user, site_root, group):
    client.force_login(make_user(group))
    assert client.get(URL).status_code == 200


# --- its question -----------------------------------------------------------------------------------


def test_without_a_question_it_is_about_this_year_until_today(lead, monkeypatch):
    monkeypatch.setattr("reach.report.form.helsinki_day", lambda: date(2026, 7, 1))
    report = lead.get(URL).context["report"]
    assert (report.first_day, report.last_day) == (date(2026, 1, 1), date(2026, 7, 1))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"from": "2026-07-01", "to": "2026-06-30"}, "Jakso päättyy ennen kuin se alkaa."),
        ({"from": "0001-01-01", "to": "2026-06-30"}, "Jakso on pidempi kuin kymmenen vuotta."),
        ({"from": "eilen"}, "Syötä oikea päivämäärä."),
        ({"work_package": "tp99"}, "tp99"),
    ],
)
def test_a_question_without_sense_is_told_beside_its_field_and_kept(lead, query, message):
    answer = report_of(lead, **query)
    assert answer.status_code == 400
    assert message in text_of(answer)
    for value in query.values():
        assert str(value) in text_of(answer)
    assert report_of(lead, **query, export="csv").status_code == 400


def test_finnish_dates_are_understood(lead, june):
    report = report_of(lead, **{"from": "1.6.2026", "to": "30.6.2026"}).context["report"]
    assert (report.first_day, report.last_day) == (date(2026, 6, 1), date(2026, 6, 30))


def test_payment_periods_are_one_click_away(lead):
    PaymentPeriod.objects.create(
        name="Maksatusjakso 7", first_day=date(2026, 1, 1), last_day=date(2026, 6, 30)
    )
    text = text_of(lead.get(URL))
    assert "from=2026-01-01&amp;to=2026-06-30" in text
    assert "Maksatusjakso 7" in text


# --- its figures --------------------------------------------------------------------------------------


def test_each_figure_stands_beside_that_of_the_period_before(lead, june):
    cards = cards_of(report_of(lead))
    assert cards["Näyttökerrat"] == (30, 10)
    assert cards["Käynnit"] == (24, 5)
    assert cards["Syventyneet luvut"] == (7, 0)
    assert cards["Lataukset"] == (4, 0)


def test_a_period_before_the_counting_began_compares_with_nothing(lead, store):
    store(901, date(2026, 6, 3), views=9)
    answer = report_of(lead)
    assert cards_of(answer)["Näyttökerrat"] == (9, None)
    assert "ei laskettu aiemmin" in text_of(answer)


def test_narrowing_leaves_only_what_was_asked_for(lead, june):
    Locale.objects.get_or_create(language_code="sv")
    assert cards_of(report_of(lead, work_package="tp1"))["Näyttökerrat"] == (20, 10)
    assert cards_of(report_of(lead, language="sv"))["Näyttökerrat"] == (10, 0)
    assert cards_of(report_of(lead, municipality="nivala"))["Lataukset"] == (4, 0)
    assert cards_of(report_of(lead, channel="social"))["Näyttökerrat"] == (4, 0)
    assert cards_of(report_of(lead, page_type="home.StandardPage"))["Näyttökerrat"] == (10, 0)
    assert cards_of(report_of(lead, organisation="nuorten-ystavat"))["Näyttökerrat"] == (20, 10)


def table_of(answer, key):
    found = [t for t in answer.context["report"].tables if t["key"] == key]
    return {row[0]: row[1:] for row in found[0]["rows"]} if found else {}


def test_work_packages_show_what_was_published_read_and_downloaded(lead, june, make_post, terms):
    post = make_post(work_packages=[terms["tp2"]])
    type(post).objects.filter(pk=post.pk).update(
        first_published_at=datetime(2026, 6, 30, 23, 59, tzinfo=HELSINKI)
    )
    rows = table_of(report_of(lead), "work_packages")
    #                        published, views, visits, engaged, downloads, elsewhere
    assert rows["TP1 Paketti 1"] == [0, 20, 15, 7, 4, 0]
    assert rows["TP2 Paketti 2"] == [1, 0, 0, 0, 0, 0]
    assert list(rows)[-1] == "Ei annettu"


def test_a_page_published_after_midnight_in_helsinki_is_not_of_the_period(lead, make_post):
    post = make_post()
    type(post).objects.filter(pk=post.pk).update(
        first_published_at=datetime(2026, 7, 1, 0, 0, tzinfo=HELSINKI)
    )
    before = cards_of(report_of(lead))["Julkaistut sivut"][0]
    type(post).objects.filter(pk=post.pk).update(
        first_published_at=datetime(2026, 6, 30, 23, 59, tzinfo=HELSINKI)
    )
    assert cards_of(report_of(lead))["Julkaistut sivut"][0] == before + 1


@pytest.fixture
def posts_elsewhere(organisation, terms):
    """Two Facebook posts in June, one with a figure, and a newsletter in May."""
    channels = {row.key: row for row in Channel.objects.all()}

    def publish(channel, day, **fields):
        return Publication.objects.create(
            channel=channels[channel], title=f"Julkaisu {day}", organisation=organisation,
            published_at=datetime.combine(day, datetime.min.time(), HELSINKI), **fields,
        )  # fmt: skip

    first = publish("facebook", date(2026, 6, 1))
    first.work_packages.add(terms["tp1"])
    publish("facebook", date(2026, 6, 30))
    publish("newsletter", date(2026, 5, 31))
    MetricSnapshot.objects.create(
        publication=first, metric="reach", value=1234, method="platform", as_of=date(2026, 6, 8)
    )
    return first


def test_publications_elsewhere_are_told_per_channel_with_metric_and_method(lead, posts_elsewhere):
    answer = report_of(lead)
    assert cards_of(answer)["Julkaisut muualla"] == (2, 1)
    count, before, reach = table_of(answer, "outside")["Facebook"]
    assert (count, before) == (2, 0)
    assert "1 234" in reach.replace("\xa0", " ")
    assert "alustan ilmoittama" in reach
    assert "1 ilman lukua" in reach
    assert table_of(answer, "work_packages")["TP1 Paketti 1"][-1] == 1


def test_a_page_type_says_nothing_of_publications_elsewhere(lead, posts_elsewhere):
    answer = report_of(lead, page_type="news.NewsPage")
    assert table_of(answer, "outside") == {}


def test_annotations_stand_in_the_chart_and_below_it(lead, june):
    Annotation.objects.create(day=date(2026, 6, 15), text="Messut Ylivieskassa")
    answer = report_of(lead)
    assert "Messut Ylivieskassa" in text_of(answer)
    assert len(answer.context["report"].chart.marks) == 1


def test_sample_figures_are_told_to_be_samples(lead, june):
    assert "esimerkkilukuja" not in text_of(report_of(lead))
    Annotation.objects.create(day=date(2026, 6, 15), text="Keksittyä", is_sample=True)
    assert "esimerkkilukuja" in text_of(report_of(lead))


def test_what_was_left_out_is_shown_with_its_reason(lead, june):
    DailyCount.objects.create(page_id=901, day=date(2026, 6, 2), kind=Kind.BOT, item="", count=17)
    assert list(table_of(report_of(lead), "left_out").values()) == [[17]]


def test_an_empty_period_says_so(lead):
    assert "ei laskettu mitään" in text_of(report_of(lead))


def test_a_deleted_page_has_a_report_of_its_own(lead, june):
    answer = lead.get(reverse("reach_page_report", args=[902]), JUNE)
    assert cards_of(answer)["Näyttökerrat"] == (10, 0)
    assert "Poistettu" in text_of(answer)
    assert lead.get(reverse("reach_page_report", args=[999]), JUNE).status_code == 404


# --- files ------------------------------------------------------------------------------------------


def test_the_csv_has_the_agreed_columns_and_no_formula(lead, june):
    answer = report_of(lead, export="csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode().splitlines()[0] == COLUMNS
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [(row["page_id"], row["views"], row["downloads"]) for row in rows] == [
        ("901", "20", "4"), ("902", "10", "0"),
    ]  # fmt: skip
    assert rows[0]["title"] == "'=Uutinen"
    assert sum(int(row["views"]) for row in rows) == cards_of(report_of(lead))["Näyttökerrat"][0]


def test_the_workbook_opens_and_holds_every_table(lead, june):
    book = load_workbook(io.BytesIO(report_of(lead, export="xlsx").content))
    assert [cell.value for cell in book["Sivut"][1]] == COLUMNS.split(",")
    assert book["Sivut"]["C2"].value == "'=Uutinen"
    assert book["Sivut"]["G2"].value == 20
    assert "Työpaketeittain" in book.sheetnames


@pytest.mark.skipif(bool(pdf.missing()), reason="the server cannot print")
def test_the_pdf_is_tagged_finnish_and_carries_the_emblem(lead, june):
    pikepdf = pytest.importorskip("pikepdf")
    file = report_of(lead, export="pdf")
    assert file["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(file.content)) as document:
        assert str(document.Root.Lang) == "fi"
        assert document.Root.MarkInfo.Marked
        assert "tavoittavuus" in str(document.docinfo["/Title"]).lower()


# --- freezing ---------------------------------------------------------------------------------------


def freeze(client, name="Maksatus 2"):
    query = "&".join(f"{key}={value}" for key, value in JUNE.items())
    return client.post(reverse("reach_freeze") + "?" + query, {"name": name}, follow=True)


def test_a_frozen_report_keeps_its_figures_whatever_is_counted_later(lead, june, store):
    answer = freeze(lead)
    frozen = FrozenReport.objects.get()
    assert frozen.name == "Maksatus 2"
    store(901, date(2026, 6, 5), views=1000)
    ReachedPage.objects.all().delete()
    assert cards_of(report_of(lead))["Näyttökerrat"][0] == 1030
    again = lead.get(reverse("reach_frozen_report", args=[frozen.pk]))
    assert cards_of(again)["Näyttökerrat"] == (30, 10)
    assert frozen.checksum in text_of(answer)
    file = lead.get(reverse("reach_frozen_report", args=[frozen.pk]), {"export": "csv"})
    assert "'=Uutinen" in file.content.decode()


def test_the_checksum_is_that_of_the_json_file(lead, june):
    freeze(lead)
    frozen = FrozenReport.objects.get()
    file = lead.get(reverse("reach_frozen_report", args=[frozen.pk]), {"export": "json"})
    assert sha256(file.content).hexdigest() == frozen.checksum
    assert json.loads(file.content)["definitions"]


def test_a_frozen_report_that_was_changed_says_so(lead, june):
    freeze(lead)
    frozen = FrozenReport.objects.get()
    address = reverse("reach_frozen_report", args=[frozen.pk])
    assert "ei vastaa tarkistussummaa" not in text_of(lead.get(address))
    frozen.content["pages"][0][6] = 999_999
    frozen.save()
    assert "ei vastaa tarkistussummaa" in text_of(lead.get(address))


def test_only_those_who_report_freeze(client, make_user, site_root, june):
    client.force_login(make_user("Kirjoittaja"))
    assert "Jäädytä" not in text_of(report_of(client))
    answer = freeze(client)
    assert not FrozenReport.objects.exists()
    assert answer.status_code in (200, 403)


def test_a_nameless_report_is_named_by_its_period(lead, june):
    freeze(lead, name="  ")
    assert FrozenReport.objects.get().name == "Tavoittavuus 01.06.2026–30.06.2026"


def test_the_list_of_frozen_reports_is_friendly_when_empty(lead):
    assert "Yhtään raporttia ei ole vielä jäädytetty" in text_of(
        lead.get(reverse("reach_frozen_reports"))
    )


def test_a_report_of_many_pages_asks_as_many_questions_as_one_of_few(
    lead, june, store, django_assert_max_num_queries
):
    for number in range(1000, 1200):
        store(number, date(2026, 6, 3))
    with django_assert_max_num_queries(80):
        report_of(lead)


def test_the_days_of_the_chart_are_those_of_the_period(lead, june):
    series = report_of(lead).context["report"].content["series"]
    assert series["step"] == "day"
    assert len(series["points"]) == 30
    assert sum(point["views"] for point in series["points"]) == 30
    assert sum(point["before"] for point in series["points"]) == 10
    whole_year = report_of(lead, **{"from": "2026-01-01", "to": "2026-12-31"})
    points = whole_year.context["report"].content["series"]["points"]
    assert date.fromisoformat(points[1]["first"]).weekday() == 0


def test_the_front_page_of_the_admin_shows_the_last_30_days(lead, june, store):
    today = helsinki_day()
    store(901, today, views=3)
    store(902, today - timedelta(days=29), views=9)
    store(902, today - timedelta(days=30), views=500)
    text = text_of(lead.get("/admin/"))
    assert "Katsotuimmat sivut" in text
    assert "<dt>Näyttökerrat</dt><dd>12</dd>" in text
    assert text.index("Poistettu") < text.index("=Uutinen")


def test_the_edit_screen_leads_to_the_report_of_the_page(lead, store, make_post):
    post = make_post()
    address = reverse("reach_page_report", args=[post.pk])
    assert address not in text_of(lead.get(reverse("wagtailadmin_pages:edit", args=[post.pk])))
    store(post.pk, helsinki_day(), views=3)
    assert address in text_of(lead.get(reverse("wagtailadmin_pages:edit", args=[post.pk])))
