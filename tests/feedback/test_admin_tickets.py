"""Accessibility feedback in the admin: the list, the answer, the report, the roles."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from core.models import OutgoingMail
from feedback import tickets
from feedback.models import Ticket

LIST = "/admin/feedback/tickets/"
REPORT = "/admin/feedback/report/"


def edit_url(ticket):
    return reverse("feedback_tickets:edit", args=[ticket.pk])


def rows_of(answer):
    return list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))


@pytest.fixture
def lead(client, make_user):
    user = make_user("Viestintävastaava")
    client.force_login(user)
    return user


def answered_after(ticket, days):
    Ticket.objects.filter(pk=ticket.pk).update(answered=ticket.received + timedelta(days=days))


def test_open_tickets_come_first_by_their_due_dates(client, lead, make_ticket):
    done = make_ticket(days=30, problem="Vastattu asia")
    answered_after(done, 3)
    make_ticket(days=2, problem="Uusi asia")
    make_ticket(days=20, problem="Myöhässä oleva asia")
    html = client.get(f"{LIST}results/").content.decode()
    places = [html.index(text) for text in ("Myöhässä oleva asia", "Uusi asia", "Vastattu asia")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=all-open", {"tuore", "vanha"}),
        ("state=open", {"tuore"}),
        ("state=overdue", {"vanha"}),
        ("state=in-time", {"hoidettu"}),
        ("state=late", {"viivästynyt"}),
        ("language=sv", {"viivästynyt"}),
        ("q=hoidettu", {"hoidettu"}),
    ],
)
def test_filters_narrow_the_list(client, lead, make_ticket, query, found):
    make_ticket(days=1, problem="tuore")
    make_ticket(days=15, problem="vanha")
    answered_after(make_ticket(days=30, problem="hoidettu"), 14)
    answered_after(make_ticket(days=30, problem="viivästynyt", language="sv"), 15)
    html = client.get(f"{LIST}results/?{query}").content.decode()
    assert {t for t in ("tuore", "vanha", "hoidettu", "viivästynyt") if t in html} == found


@pytest.mark.parametrize(
    "query", ["state=x", "received_from=x", "language=xx", "p=x", "ordering=email", "q=%25"]
)
def test_no_query_breaks_the_list(client, lead, make_ticket, query):
    make_ticket()
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_an_answer_is_written_saved_and_sent(client, lead, make_ticket):
    ticket = make_ticket(email="maija@example.org")
    html = client.get(edit_url(ticket)).content.decode()
    assert "maija@example.org" in html
    assert 'name="by_mail"' in html
    answer = client.post(edit_url(ticket), {"answer": "Korjattu.", "by_mail": "on"})
    assert answer.status_code == 302
    ticket.refresh_from_db()
    assert (ticket.answer, ticket.answered_by) == ("Korjattu.", lead)
    assert OutgoingMail.objects.filter(key__contains="answer", to="maija@example.org").count() == 1
    kinds = list(ticket.events.values_list("kind", "user"))
    assert kinds[-2:] == [("answered", lead.pk), ("mailed", lead.pk)]
    assert str(lead) in client.get(edit_url(ticket)).content.decode()


def test_an_answer_is_not_sent_unless_asked(client, lead, make_ticket):
    ticket = make_ticket(email="maija@example.org")
    client.post(edit_url(ticket), {"answer": "Korjattu."})
    assert not OutgoingMail.objects.filter(key__contains="answer").exists()


def test_without_an_address_there_is_nothing_to_send_to(client, lead, make_ticket):
    ticket = make_ticket()
    assert 'name="by_mail"' not in client.get(edit_url(ticket)).content.decode()
    client.post(edit_url(ticket), {"answer": "Korjattu.", "by_mail": "on"})
    assert not OutgoingMail.objects.filter(key__contains="answer").exists()


def test_an_empty_answer_is_refused(client, lead, make_ticket):
    ticket = make_ticket()
    assert client.post(edit_url(ticket), {"answer": "  "}).status_code == 200
    ticket.refresh_from_db()
    assert ticket.is_open


def test_markup_is_shown_as_text(client, lead, make_ticket):
    ticket = make_ticket(problem="<script>alert(1)</script>", address="javascript:alert(2)")
    for address in (LIST, edit_url(ticket), reverse("feedback_tickets:inspect", args=[ticket.pk])):
        html = client.get(address).content.decode()
        assert "<script>alert(1)" not in html, address
        assert 'href="javascript' not in html, address


def test_a_reporter_reads_without_addresses_and_changes_nothing(client, make_user, make_ticket):
    ticket = make_ticket(email="maija@example.org", problem="=1+1")
    client.force_login(make_user("Raportoija"))
    assert client.get(LIST).status_code == 200
    assert client.get(edit_url(ticket)).status_code == 302
    client.post(edit_url(ticket), {"answer": "x"})
    ticket.refresh_from_db()
    assert ticket.is_open
    html = client.get(reverse("feedback_tickets:inspect", args=[ticket.pk])).content.decode()
    assert "=1+1" in html
    assert "maija@example.org" not in html
    rows = rows_of(client.get(f"{LIST}?export=csv"))
    assert "'=1+1" in rows[1]
    assert "maija@example.org" not in str(rows)


def test_a_writer_sees_no_tickets(client, make_user, organisation, make_ticket):
    ticket = make_ticket(problem="Salainen")
    client.force_login(make_user("Kirjoittaja", organisation))
    for address in (LIST, f"{LIST}results/", f"{LIST}?export=csv", REPORT, edit_url(ticket),
                    reverse("feedback_tickets:inspect", args=[ticket.pk])):  # fmt: skip
        assert client.get(address).status_code == 302, address
    assert LIST not in client.get("/admin/").content.decode()


def test_only_administrators_delete_tickets(client, lead, make_user, make_ticket):
    ticket = make_ticket()
    address = reverse("feedback_tickets:delete", args=[ticket.pk])
    client.post(address)
    assert Ticket.objects.exists()
    client.force_login(make_user("Pääkäyttäjä"))
    client.post(address)
    assert not Ticket.objects.exists()


def test_the_report_counts_every_year(client, lead, make_ticket):
    year = make_ticket().received.year
    Ticket.objects.all().delete()
    made = [make_ticket(days=0) for _ in range(5)]
    for ticket, days in zip(made, (1, 3, 14, 15, None), strict=True):
        Ticket.objects.filter(pk=ticket.pk).update(
            received=f"{year - 1}-03-01", due=f"{year - 1}-03-15"
        )
        ticket.refresh_from_db()
        if days is not None:
            answered_after(ticket, days)
    make_ticket()
    rows = rows_of(client.get(f"{REPORT}?export=csv"))
    assert rows[1:] == [
        [str(year), "1", "0", "0", "1", "0", ""],
        [str(year - 1), "5", "3", "1", "1", "1", "8.5"],
    ]
    html = client.get(REPORT).content.decode()
    assert "8,5" in html
    assert client.get(f"{REPORT}?export=xlsx").status_code == 200


def test_an_empty_report_opens(client, lead, db):
    assert client.get(REPORT).status_code == 200


def test_a_reporter_finds_both_reports_in_the_menu(client, make_user, site_root):
    client.force_login(make_user("Raportoija"))
    html = client.get("/admin/").content.decode()
    assert REPORT in html
    assert "/admin/feedback/pages/" in html


def test_reminders_link_to_the_answer(client, lead, make_ticket):
    ticket = make_ticket(days=7)
    tickets.remind()
    mail = OutgoingMail.objects.get(key__contains="reminded")
    assert edit_url(ticket) in mail.body
