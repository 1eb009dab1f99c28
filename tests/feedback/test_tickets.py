"""The life of a ticket: acknowledged, reminded of exactly once, answered, its address forgotten."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import OutgoingMail, ProjectSettings
from feedback import tickets
from feedback.models import Ticket, TicketState
from feedback.models.ticket import EventKind


@pytest.fixture
def answerer(make_user):
    return make_user("Viestintävastaava")


def reminders(ticket):
    kinds = ticket.events.filter(kind__startswith="reminded").values_list("kind", flat=True)
    return sorted(kinds)


def reminder_mails():
    return OutgoingMail.objects.filter(key__contains="reminded")


# --- receipt -----------------------------------------------------------------------------------


def test_an_address_gets_one_acknowledgement_with_number_and_day(make_ticket, sent):
    ticket = make_ticket(email="maija@example.org", problem="Salainen asia")
    [mail] = sent()
    assert mail.to == ["maija@example.org"]
    assert str(ticket.number) in mail.subject
    assert f"{ticket.due.day}.{ticket.due.month}.{ticket.due.year}" in mail.body
    assert "Salainen asia" not in mail.body
    assert ticket.events.filter(kind=EventKind.ACKNOWLEDGED).count() == 1
    sent()
    assert len(sent()) == 1


def test_without_an_address_nobody_outside_gets_mail(make_ticket, sent):
    make_ticket()
    assert sent() == []


def test_the_answerers_hear_of_a_new_ticket(make_ticket, sent, answerer):
    ticket = make_ticket()
    [mail] = sent()
    assert mail.to == [answerer.email]
    assert f"/admin/feedback/tickets/edit/{ticket.pk}/" in mail.body


def test_nobody_can_be_buried_under_acknowledgements(make_ticket, sent):
    for _ in range(6):
        make_ticket(email="uhri@example.org")
    assert len(sent()) == tickets.ACKNOWLEDGED_A_DAY
    assert Ticket.objects.count() == 6


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
def test_the_acknowledgement_speaks_the_language_of_the_form(make_ticket, sent, language):
    make_ticket(email="maija@example.org", language=language)
    [mail] = sent()
    assert mail.extra_headers["Content-Language"] == language.removesuffix("-simple")


# --- reminders ---------------------------------------------------------------------------------


def test_reminders_come_on_day_seven_and_day_twelve_once_each(make_ticket, answerer):
    ticket = make_ticket()
    counts = []
    for day in range(20):
        for _ in range(3):
            tickets.remind(ticket.received + timedelta(days=day))
        counts.append(reminder_mails().count())
    assert counts == [0] * 7 + [1] * 5 + [2] * 8
    assert reminders(ticket) == ["reminded-12", "reminded-7"]


def test_a_worker_that_was_away_sends_one_reminder_and_not_all(make_ticket, answerer):
    ticket = make_ticket(days=13)
    tickets.remind()
    tickets.remind()
    assert reminders(ticket) == ["reminded-12"]
    assert reminder_mails().count() == 1


def test_an_answered_ticket_is_not_reminded_of(make_ticket, answerer):
    ticket = make_ticket(days=13)
    tickets.answer(ticket, "Korjattu.", answerer)
    tickets.remind()
    assert reminders(ticket) == []


def test_the_project_address_comes_before_the_group(make_ticket, answerer, sent):
    project = ProjectSettings.objects.get()
    project.contact_email = "hanke@example.org"
    project.save()
    make_ticket(days=7)
    tickets.remind()
    assert {tuple(mail.to) for mail in sent()} == {("hanke@example.org",)}


def test_everybody_of_the_group_is_told_once(make_ticket, make_user, answerer, sent):
    other = make_user("Viestintävastaava", name="toinen")
    make_user("Viestintävastaava", name="poissa").delete()
    make_ticket(days=7)
    tickets.remind()
    addresses = sorted(mail.to[0] for mail in sent())
    assert addresses == sorted([answerer.email, other.email] * 2)


def test_nobody_to_remind_is_tried_again_until_there_is_somebody(make_ticket, make_user, caplog):
    ticket = make_ticket(days=7)
    tickets.remind()
    assert reminders(ticket) == []
    assert "Nobody can be reminded" in caplog.text
    make_user("Viestintävastaava")
    tickets.remind()
    assert reminders(ticket) == ["reminded-7"]


def test_two_workers_at_once_remind_once(make_ticket, answerer):
    ticket = make_ticket(days=7)
    tickets.remind_of(ticket, EventKind.REMINDED_7)
    tickets.remind_of(ticket, EventKind.REMINDED_7)
    assert reminders(ticket) == ["reminded-7"]
    assert reminder_mails().count() == 1


# --- answer ------------------------------------------------------------------------------------


def test_an_answer_is_stored_with_its_day_and_answerer_and_sent(make_ticket, answerer, sent):
    ticket = make_ticket(email="maija@example.org")
    sent().clear()
    tickets.answer(ticket, "Korjasimme kentät.", answerer, by_mail=True)
    ticket.refresh_from_db()
    assert (ticket.answered, ticket.answered_by) == (timezone.localdate(), answerer)
    assert ticket.state == TicketState.IN_TIME
    [mail] = [mail for mail in sent() if mail.to == ["maija@example.org"]]
    assert "Korjasimme kentät." in mail.body
    assert "Ei toimi." in mail.body
    kinds = list(ticket.events.values_list("kind", flat=True))
    assert kinds == ["received", "acknowledged", "answered", "mailed"]


def test_changing_the_answer_keeps_the_first_day(make_ticket, answerer):
    ticket = make_ticket(days=20)
    tickets.answer(ticket, "Ensin", answerer)
    Ticket.objects.filter(pk=ticket.pk).update(answered=ticket.received + timedelta(days=3))
    ticket.refresh_from_db()
    tickets.answer(ticket, "Sitten", answerer)
    ticket.refresh_from_db()
    assert ticket.answered == ticket.received + timedelta(days=3)
    assert [event.kind for event in ticket.events.all()] == ["received", "answered", "changed"]


@pytest.mark.parametrize(
    ("days", "answered_after", "state"),
    [
        (14, None, TicketState.OPEN),
        (15, None, TicketState.OVERDUE),
        (30, 14, TicketState.IN_TIME),
        (30, 15, TicketState.LATE),
    ],
)
def test_the_state_follows_from_the_days(make_ticket, days, answered_after, state):
    ticket = make_ticket(days=days)
    if answered_after is not None:
        ticket.answered = ticket.received + timedelta(days=answered_after)
        ticket.save()
    assert ticket.state == state
    assert list(Ticket.objects.in_state(state)) == [ticket]
    for other in set(TicketState) - {state}:
        assert not Ticket.objects.in_state(other).exists()


# --- retention ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answered", "today", "kept"),
    [
        (date(2026, 11, 24), date(2027, 2, 23), True),
        (date(2026, 11, 24), date(2027, 2, 24), False),
        (date(2026, 11, 30), date(2027, 2, 27), True),
        (date(2026, 11, 30), date(2027, 3, 1), False),
    ],
)
def test_the_address_goes_three_months_after_the_answer(make_ticket, answered, today, kept):
    ticket = make_ticket(email="maija@example.org")
    Ticket.objects.filter(pk=ticket.pk).update(answered=answered)
    tickets.forget_addresses(today)
    tickets.forget_addresses(today)
    ticket.refresh_from_db()
    assert bool(ticket.email) is kept
    assert ticket.events.filter(kind=EventKind.FORGOTTEN).count() == (0 if kept else 1)


@pytest.mark.parametrize(("months", "kept"), [(23, True), (25, False)])
def test_the_texts_of_an_answered_ticket_go_after_two_years(make_ticket, answerer, months, kept):
    ticket = make_ticket(problem="Video ei toimi", email="maija@example.org")
    tickets.answer(ticket, "Korjattu.", answerer)
    today = timezone.localdate() + timedelta(days=round(months * 30.5))
    tickets.forget_texts(today)
    ticket.refresh_from_db()
    assert bool(ticket.problem) is kept
    assert bool(ticket.answer) is kept
    # What the report counts is there still.
    assert ticket.state == TicketState.IN_TIME


def test_an_open_ticket_keeps_its_address(make_ticket):
    ticket = make_ticket(days=400, email="maija@example.org")
    tickets.forget_addresses()
    ticket.refresh_from_db()
    assert ticket.email


def test_after_sending_the_outbox_holds_no_address(make_ticket, sent):
    make_ticket(email="maija@example.org")
    sent()
    [mail] = OutgoingMail.objects.all()
    assert (mail.to, mail.subject, mail.body) == ("", "", "")
