"""The log in the admin."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from communications.identity import plain_address
from communications.models import Publication
from communications.models.channel import channel_of_address
from core.models import Attachment

pytestmark = pytest.mark.django_db

LIST = "/admin/communications/publications/"
NEW = f"{LIST}new/"


@pytest.fixture
def person(client, make_user, organisation):
    user = make_user("Viestintävastaava", organisation)
    client.force_login(user)
    return user


@pytest.fixture
def filled(organisation):
    return {
        "address": "https://www.facebook.com/permalink/1",
        "title": "Ryhmä alkaa",
        "published_at": "2026-03-05 09:15",
        "organisation": organisation.pk,
        "language": "fi",
    }


def test_a_pasted_link_tells_the_channel_and_the_figure_is_in_its_metric(client, person, filled):
    answer = client.post(NEW, {**filled, "value": "1 234"})
    assert answer.status_code == 302
    row = Publication.objects.get()
    assert (row.channel.key, row.kind, row.added_by) == ("facebook", "post", person)
    figure = row.snapshots.get()
    assert (figure.metric, figure.value, figure.method) == ("reach", 1234, "platform")
    assert ModelLogEntry.objects.for_instance(row).exists()


def test_a_link_of_an_unknown_host_asks_for_the_channel(client, person, filled):
    html = client.post(NEW, {**filled, "address": "https://example.org/a"}).content.decode()
    assert "Valitse kanava" in html
    assert "Ryhmä alkaa" in html
    assert Publication.objects.count() == 0


@pytest.mark.parametrize(
    ("address", "key"),
    [("https://m.facebook.com/x", "facebook"), ("https://fb.watch/x", "facebook"), ("https://youtu.be/x", "youtube"),
     ("https://fi.linkedin.com/x", "linkedin"), ("https://notfacebook.com/", None), ("https://[bad", None), ("", None)],
)  # fmt: skip
def test_hosts_are_recognised_with_what_stands_before_them(facebook, address, key):
    from communications.models import Channel

    found = channel_of_address(address, Channel.objects.all())
    assert (found.key if found else None) == key


def test_the_same_link_on_the_same_day_is_refused(client, person, filled):
    client.post(NEW, filled)
    again = {**filled, "address": "http://facebook.com/permalink/1/?utm_source=x&fbclid=y"}
    assert "jo kirjattu" in client.post(NEW, again).content.decode()
    assert client.post(NEW, {**again, "published_at": "2026-03-06 09:15"}).status_code == 302


def test_addresses_differ_by_what_leads_elsewhere():
    assert plain_address("https://www.youtube.com/watch?v=abc&t=5") == "youtube.com/watch?v=abc"
    assert plain_address("https://example.org/?b=2&a=1") == plain_address(
        "http://example.org?a=1&b=2"
    )
    assert plain_address("huu") == plain_address("") == ""


def test_a_figure_is_added_and_the_old_one_shown(client, person, publish):
    row = publish(reach=10)
    address = reverse("communications_publications:edit", args=[row.pk])
    assert "comms-snapshots" in client.get(address).content.decode()
    data = {"title": row.title, "channel": row.channel_id, "kind": "post", "published_at": "2026-03-05 09:15",
            "organisation": row.organisation_id, "language": "fi", "value": "25"}  # fmt: skip
    assert client.post(address, data).status_code == 302
    assert sorted(row.snapshots.values_list("value", "is_latest")) == [(10, False), (25, True)]


def test_a_figure_carries_its_own_evidence(client, person, filled):
    file = Attachment.objects.create(title="Kuvakaappaus", file=ContentFile(b"x", "kuva.pdf"))
    client.post(NEW, {**filled, "value": "5", "figure_evidence": file.pk})
    row = Publication.objects.get()
    assert row.snapshots.get().evidence == file
    edit = reverse("communications_publications:edit", args=[row.pk])
    assert file.url in client.get(edit).content.decode()


def test_a_figure_of_the_future_is_refused(client, person, filled):
    html = client.post(NEW, {**filled, "value": "5", "as_of": "2999-01-01"}).content.decode()
    assert "tulevaisuudessa" in html


def test_writers_see_and_change_their_own_organisations_rows_only(
    client, make_user, publish, other_organisation, organisation, filled
):
    own, foreign = publish(title="Oma", organisation=other_organisation), publish(title="Vieras")
    client.force_login(make_user("Kirjoittaja", other_organisation))
    html = client.get(LIST).content.decode()
    assert "Oma" in html
    assert "Vieras" not in html
    for name in ("edit", "delete", "inspect", "history"):
        url = reverse(f"communications_publications:{name}", args=[foreign.pk])
        answer = client.get(url)
        assert answer.status_code in (302, 404), name
        assert "Vieras" not in answer.content.decode()
    edit = reverse("communications_publications:edit", args=[own.pk])
    assert client.get(edit).status_code == 200
    assert client.post(NEW, filled).status_code == 200
    assert Publication.objects.filter(organisation=organisation).count() == 1
    export = b"".join(client.get(f"{LIST}?export=csv").streaming_content).decode()
    assert "Vieras" not in export


def test_reporters_read_and_change_nothing(client, make_user, publish):
    row = publish(title="Luettava")
    client.force_login(make_user("Raportoija"))
    assert "Luettava" in client.get(LIST).content.decode()
    assert client.get(NEW).status_code == 302
    client.post(reverse("communications_publications:delete", args=[row.pk]))
    assert Publication.objects.count() == 1


def test_the_spreadsheet_holds_figures_and_no_formulas(client, person, publish, terms):
    publish(title="=1+1", reach=12, packages=[terms["tp1"]])
    content = b"".join(client.get(f"{LIST}?export=xlsx").streaming_content)
    cells = [cell for row in load_workbook(BytesIO(content)).active.rows for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    values = [cell.value for cell in cells]
    assert "'=1+1" in values
    assert 12 in values
    assert "TP1" in values


@pytest.mark.parametrize(
    "query",
    ["channel=9999", "channel=x", "kind=post", "published_at_from=2026-01-01", "figure=none", "figure=any",
     "is_sample=True", "q=ryhmä", "work_packages=x", "import_job=x", "ordering=title", "p=x"],
)  # fmt: skip
def test_no_query_breaks_the_list(client, person, publish, query):
    publish(reach=5)
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_filters_narrow_the_list(client, person, publish, terms):
    publish(title="Ensimmäinen", reach=5, packages=[terms["tp1"]])
    publish("x", title="Toinen")
    for query, first, second in (
        (f"work_packages={terms['tp1'].pk}", True, False),
        ("figure=none", False, True),
        ("figure=any", True, False),
        ("q=Toinen", False, True),
    ):
        html = client.get(f"{LIST}results/?{query}").content.decode()
        assert ("Ensimmäinen" in html, "Toinen" in html) == (first, second), query


def test_markup_is_shown_as_text(client, person, publish):
    publish(title="<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get(LIST).content.decode()
