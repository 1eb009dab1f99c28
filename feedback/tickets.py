"""What happens to accessibility feedback: received, acknowledged, reminded of, answered, forgotten.

Every step writes its event and its mail in one transaction. Mail leaves through the outbox
(`core.mail`), so a mail server that is down loses nothing.
"""

import logging
from datetime import date

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from core.mail import default_project
from core.permissions import COMMUNICATIONS
from feedback import letters
from feedback.models import Ticket, TicketEvent
from feedback.models.ticket import REMINDERS, EventKind

log = logging.getLogger(__name__)

# An address gets this many acknowledgements a day: the form must not be a way to bury somebody.
ACKNOWLEDGED_A_DAY = 3
TRIES = 5


def receive(*, sending: str, email: str = "", **fields) -> Ticket:
    """Stores a ticket with the next number; the same filled-in form gives the same ticket."""
    for _try in range(TRIES):
        known = Ticket.objects.filter(sending=sending).first()
        if known:
            return known
        try:
            with transaction.atomic():
                last = Ticket.objects.aggregate(last=Max("number"))["last"] or 0
                ticket = Ticket.objects.create(
                    number=last + 1, sending=sending, email=email, **fields
                )
                ticket.events.create(kind=EventKind.RECEIVED)
                acknowledge(ticket)
                tell_answerers(ticket, letters.new_ticket(ticket), "new")
                return ticket
        except IntegrityError:
            # Somebody else took the number, or the form was sent twice at the same moment.
            continue
    raise RuntimeError("No number was free for accessibility feedback")


def acknowledge(ticket: Ticket) -> None:
    if not ticket.email:
        return
    today = Ticket.objects.filter(email__iexact=ticket.email, received=ticket.received)
    if today.count() > ACKNOWLEDGED_A_DAY:
        return
    letters.acknowledgement(ticket).send(f"ticket-{ticket.pk}-received", ticket.email)
    ticket.events.create(kind=EventKind.ACKNOWLEDGED)


@transaction.atomic
def answer(ticket: Ticket, text: str, user, *, by_mail: bool = False) -> None:
    """Stores the answer; the first one sets the day. Sent by mail when asked for and possible."""
    is_first = ticket.answered is None
    is_changed = text != ticket.answer
    ticket.answer = text
    if is_first:
        ticket.answered = timezone.localdate()
        ticket.answered_by = user
    ticket.save()
    if is_first or is_changed:
        kind = EventKind.ANSWERED if is_first else EventKind.CHANGED
        ticket.events.create(kind=kind, user=user)
    if by_mail and ticket.email:
        sent = ticket.events.create(kind=EventKind.MAILED, user=user)
        letters.answer(ticket).send(f"ticket-{ticket.pk}-answer-{sent.pk}", ticket.email)


def remind(today: date | None = None) -> None:
    """A worker job: reminds of what is unanswered on the 7th and the 12th day, each once.

    A worker that was away sends the latest reminder that is due, not all that it missed.
    """
    today = today or timezone.localdate()
    for ticket in Ticket.objects.open().order_by("number"):
        age = (today - ticket.received).days
        passed = [kind for day, kind in REMINDERS.items() if age >= day]
        if passed and not ticket.events.filter(kind=passed[-1]).exists():
            remind_of(ticket, passed[-1])


def remind_of(ticket: Ticket, kind: EventKind) -> None:
    try:
        with transaction.atomic():
            ticket.events.create(kind=kind)
            if not tell_answerers(ticket, letters.reminder(ticket), kind):
                raise NobodyToTellError
    except IntegrityError:
        # Another worker was quicker.
        return
    except NobodyToTellError:
        log.error("Nobody can be reminded of accessibility feedback %s", ticket.number)


class NobodyToTellError(Exception):
    """Neither the project nor anybody of the communications group has an e-mail address."""


def tell_answerers(ticket: Ticket, letter, reason: str) -> bool:
    """One mail to each; whether there was anybody."""
    told = answerers()
    for name, address in told.items():
        letter.send(f"ticket-{ticket.pk}-{reason}-{name}", address)
    return bool(told)


def answerers() -> dict[str, str]:
    """Name for the key of the mail → address: the project's own, else the group's."""
    project = default_project()
    if project.contact_email:
        return {"project": project.contact_email}
    people = get_user_model().objects.filter(groups__name=COMMUNICATIONS, is_active=True)
    return {f"user-{user.pk}": user.email for user in people.exclude(email="").order_by("pk")}


def forget_addresses(today: date | None = None) -> None:
    """A worker job: deletes the e-mail addresses of tickets answered three months ago."""
    for ticket in Ticket.objects.with_address_too_old(today):
        with transaction.atomic():
            if Ticket.objects.filter(pk=ticket.pk).exclude(email="").update(email=""):
                TicketEvent.objects.create(ticket=ticket, kind=EventKind.FORGOTTEN)


def forget_texts(today: date | None = None) -> None:
    """A worker job: deletes what was written in tickets that were answered two years ago."""
    Ticket.objects.with_texts_too_old(today).update(
        problem="", wish="", answer="", address="", email=""
    )
