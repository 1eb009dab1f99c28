"""Reminders before an event, thanks after it. Each mail has a key, so none is sent twice."""

from datetime import datetime, timedelta

from django.utils import timezone

from events import letters
from events.choices import Plan, SeatState
from events.models import CheckIn, EventPage, Registration

# How long before the beginning, with the name that keeps the mail single.
WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
BEFORE = ((HOUR, "1h"), (DAY, "1d"), (WEEK, "7d"))
THANKS_WITHIN = timedelta(days=3)


def live_events():
    return (
        EventPage.objects.originals()
        .filter(live=True, is_sample=False)
        .exclude(plan__in=[Plan.CANCELLED, Plan.TENTATIVE])
    )


def occasions(event) -> list[tuple[str, str, datetime]]:
    """(id, title, beginning) of each meeting, or of the event itself."""
    if not event.sessions:
        return [("", "", event.start)]
    return [
        (str(block.id)[:12], block.value["title"], block.value["start"]) for block in event.sessions
    ]


def due(start: datetime, at: datetime) -> tuple[timedelta, str] | None:
    """The latest reminder whose time has come; None before the first and after the beginning."""
    if start <= at:
        return None
    return next(((ahead, name) for ahead, name in BEFORE if start - ahead <= at), None)


def remind(at: datetime | None = None) -> None:
    """A worker job. A worker that was away sends the latest reminder, not all it missed; whoever
    registered after the moment of a reminder does not get it."""
    at = at or timezone.now()
    for event in live_events().filter(end__gt=at, start__lte=at + WEEK):
        for number, (name, title, start) in enumerate(occasions(event)):
            found = due(start, at)
            # A week before, only the beginning of a series is announced.
            if found is None or (number and found[1] == "7d"):
                continue
            ahead, reminder = found
            people = Registration.objects.filter(
                event_id=event.pk, state=SeatState.CONFIRMED, created__lte=start - ahead
            )
            for registration in people:
                registration.event = event
                reason = f"{reminder}-{name}-{start:%y%m%d%H%M}"
                letters.reminder(registration, start, title).send(registration, reason)


def thank(at: datetime | None = None) -> None:
    """A worker job: thanks those who came, or all when nobody was checked in."""
    at = at or timezone.now()
    for event in live_events().filter(end__lte=at, end__gt=at - THANKS_WITHIN):
        people = Registration.objects.filter(event_id=event.pk, state=SeatState.CONFIRMED)
        came = CheckIn.objects.filter(registration__event_id=event.pk).values("registration")
        if came.exists():
            people = people.filter(pk__in=came)
        for registration in people:
            registration.event = event
            letters.thanks(registration).send(registration, "thanks")
