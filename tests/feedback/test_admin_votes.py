"""Readers' feedback in the admin: who sees what, and what can be done with it."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from feedback.models import Vote

LIST = "/admin/feedback/votes/"
SUMS = "/admin/feedback/pages/"
FORMULA = '=HYPERLINK("http://evil.example","Avaa")'


@pytest.fixture
def own(standard_page):
    """Words about a page of the writer's own organisation."""
    return Vote.objects.create(
        page=standard_page, page_title=standard_page.title, language="fi", helpful=False,
        text="Oman sivun viesti",
    )  # fmt: skip


@pytest.fixture
def foreign(make_post, other_organisation):
    page = make_post("Kalajoen uutinen", organisation=other_organisation)
    return Vote.objects.create(
        page=page, page_title=page.title, language="fi", helpful=True, text="Vieraan sivun viesti"
    )


def edit_url(vote):
    return reverse("feedback_votes:edit", args=[vote.pk])


def rows_of(answer):
    text = b"".join(answer.streaming_content).decode()
    return list(csv.reader(StringIO(text)))


@pytest.mark.parametrize("role", ["Viestintävastaava", "Raportoija", "Pääkäyttäjä"])
def test_the_roles_that_answer_for_the_site_see_all_feedback(client, make_user, own, foreign, role):
    client.force_login(make_user(role))
    for address in (LIST, SUMS):
        html = client.get(address).content.decode()
        assert "Oman sivun viesti" in html, address
        assert "Vieraan sivun viesti" in html, address


@pytest.mark.parametrize(
    "address",
    [LIST, f"{LIST}results/", SUMS, f"{SUMS}results/", f"{LIST}?q=viesti", f"{LIST}?helpful=True"],
)
def test_a_writer_sees_the_own_organisation_only(
    client, make_user, organisation, own, foreign, address
):
    client.force_login(make_user("Kirjoittaja", organisation))
    html = client.get(address).content.decode()
    assert "Vieraan" not in html
    assert "Kalajoen uutinen" not in html
    if "helpful" not in address:
        assert "Oman sivun viesti" in html


@pytest.mark.parametrize("address", [LIST, SUMS])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_writer_takes_away_the_own_only(
    client, make_user, organisation, own, foreign, address, kind
):
    client.force_login(make_user("Kirjoittaja", organisation))
    content = b"".join(client.get(f"{address}?export={kind}").streaming_content)
    if kind == "xlsx":
        sheet = load_workbook(BytesIO(content)).active
        content = repr([[cell.value for cell in row] for row in sheet.rows]).encode()
    assert b"Kalajoen uutinen" not in content
    assert "Työnhakijalle".encode() in content


@pytest.mark.parametrize("name", ["edit", "inspect", "delete"])
def test_a_writer_opens_no_feedback_of_others(client, make_user, organisation, foreign, name):
    client.force_login(make_user("Kirjoittaja", organisation))
    address = reverse(f"feedback_votes:{name}", args=[foreign.pk])
    assert client.get(address).status_code in {302, 404}
    assert client.post(address, {"handled": "on"}).status_code in {302, 404, 405}
    foreign.refresh_from_db()
    assert (foreign.handled, foreign.text) == (False, "Vieraan sivun viesti")


def test_a_writer_without_an_organisation_sees_nothing(client, make_user, own, foreign):
    client.force_login(make_user("Kirjoittaja"))
    assert "viesti" not in client.get(f"{LIST}results/").content.decode()


def test_somebody_outside_is_sent_to_the_door(client, own):
    for address in (LIST, SUMS, edit_url(own), f"{LIST}?export=csv"):
        assert client.get(address).status_code == 302


def test_a_text_is_marked_handled(client, make_user, own):
    client.force_login(make_user("Viestintävastaava"))
    html = client.get(edit_url(own)).content.decode()
    assert "Oman sivun viesti" in html
    assert client.post(edit_url(own), {"handled": "on"}).status_code == 302
    own.refresh_from_db()
    assert own.handled


def test_deleting_takes_the_words_and_keeps_the_vote(client, make_user, own):
    client.force_login(make_user("Viestintävastaava"))
    address = reverse("feedback_votes:delete", args=[own.pk])
    assert "Oman sivun viesti" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    own.refresh_from_db()
    assert (own.text, own.helpful) == ("", False)


def test_a_reporter_changes_and_deletes_nothing(client, make_user, own):
    client.force_login(make_user("Raportoija"))
    client.post(edit_url(own), {"handled": "on"})
    client.post(reverse("feedback_votes:delete", args=[own.pk]))
    own.refresh_from_db()
    assert (own.text, own.handled) == ("Oman sivun viesti", False)
    inspect = client.get(reverse("feedback_votes:inspect", args=[own.pk]))
    assert "Oman sivun viesti" in inspect.content.decode()


def test_nobody_adds_or_copies_feedback(admin_client, own):
    for name in ("new/", f"copy/{own.pk}/", f"history/{own.pk}/", f"usage/{own.pk}/"):
        assert admin_client.get(f"{LIST}{name}").status_code == 404
    assert f"{LIST}new/" not in admin_client.get(LIST).content.decode()


def test_markup_is_shown_as_text(admin_client, own):
    Vote.objects.update(text="<script>alert(1)</script>")
    for address in (LIST, SUMS, edit_url(own), reverse("feedback_votes:delete", args=[own.pk])):
        html = admin_client.get(address).content.decode()
        assert "<script>alert(1)" not in html, address
        assert "&lt;script&gt;alert(1)" in html, address


@pytest.mark.parametrize("text", [FORMULA, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_acts_as_a_formula(admin_client, own, text):
    Vote.objects.update(text=text)
    cell = rows_of(admin_client.get(f"{LIST}?export=csv"))[1][5]
    assert cell.startswith("'")
    content = b"".join(admin_client.get(f"{LIST}?export=xlsx").streaming_content)
    cells = [cell for row in load_workbook(BytesIO(content)).active.rows for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert not [c for c in cells if isinstance(c.value, str) and c.value[:1] in set("=+-@\t\r")]


def test_a_workbook_takes_any_character(admin_client, own):
    Vote.objects.update(text="a\x0b\x1fb 😀")
    assert admin_client.get(f"{LIST}?export=xlsx").status_code == 200


def test_filters_narrow_the_list(admin_client, own, foreign, standard_page):
    today = timezone.localdate()
    Vote.objects.filter(pk=foreign.pk).update(day=today - timedelta(days=40), handled=True)
    for query, mine, theirs in (
        (f"page={standard_page.pk}", True, False),
        ("helpful=True", False, True),
        ("helpful=False", True, False),
        ("has_text=open", True, False),
        ("has_text=any", True, True),
        ("has_text=none", False, False),
        (f"day_from={today - timedelta(days=7)}", True, False),
        (f"day_to={today - timedelta(days=7)}", False, True),
        ("language=fi", True, True),
        ("language=sv", False, False),
        ("q=Vieraan", False, True),
    ):
        html = admin_client.get(f"{LIST}results/?{query}").content.decode()
        assert ("Oman sivun viesti" in html) is mine, query
        assert ("Vieraan sivun viesti" in html) is theirs, query


@pytest.mark.parametrize(
    "query",
    ["page=x", "page=99999999999999999999", "day_from=%C3%A4", "helpful=2", "language=xx", "p=-5", "p=x",
     "ordering=password", "has_text=1", "q=" + "a" * 5000, "export=exe", "day_from=0001-01-01"],
)  # fmt: skip
@pytest.mark.parametrize("address", [LIST, SUMS])
def test_no_query_breaks_the_lists(admin_client, own, address, query):
    assert admin_client.get(f"{address}?{query}").status_code == 200


def test_sums_count_yes_and_no_and_show_the_latest_words(admin_client, own, foreign, standard_page):
    for helpful in (True, True):
        Vote.objects.create(
            page=standard_page, page_title="Vanha nimi", language="fi", helpful=helpful
        )
    rows = rows_of(admin_client.get(f"{SUMS}?export=csv"))
    assert rows[1:] == [
        ["Työnhakijalle", "2", "1", "67", "1"],
        ["Kalajoen uutinen", "1", "0", "100", "1"],
    ]
    html = admin_client.get(SUMS).content.decode()
    assert "67 %" in html
    assert "Oman sivun viesti" in html


def test_sums_of_a_period(admin_client, own, foreign):
    old = timezone.localdate() - timedelta(days=40)
    Vote.objects.filter(pk=foreign.pk).update(day=old)
    html = admin_client.get(f"{SUMS}?day_to={old}").content.decode()
    assert "Vieraan sivun viesti" in html
    assert "Oman sivun viesti" not in html
