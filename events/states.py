"""What state an event is in. It follows from the time, the bookings and what has been recorded."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.choices import Booking, Plan


class State(models.TextChoices):
    TENTATIVE = "tentative", _("Being planned")
    ANNOUNCED = "announced", pgettext_lazy("event", "Announced")
    OPEN = "open", _("Registration is open")
    FULL = "full", pgettext_lazy("event", "Full")
    CLOSED = "closed", _("Registration is closed")
    UNDER_WAY = "under-way", _("Going on now")
    ENDED = "ended", pgettext_lazy("event", "Over")
    DONE = "done", pgettext_lazy("event", "Over, minutes published")
    MOVED = "moved", pgettext_lazy("event", "Moved to a new date")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


def state_of(event, at: datetime | None = None) -> State:
    """`event` with its `pools` at hand; `at` is an aware datetime, now when None."""
    at = at or timezone.now()
    if event.plan == Plan.CANCELLED:
        return State.CANCELLED
    if event.is_closed:
        return State.DONE
    if event.end <= at:
        return State.ENDED
    if event.plan == Plan.TENTATIVE:
        return State.TENTATIVE
    if event.start <= at and not event.has_sessions:
        return State.UNDER_WAY
    if event.booking == Booking.NONE:
        return State.MOVED if event.plan == Plan.MOVED else State.ANNOUNCED
    if event.booking_opens and at < event.booking_opens:
        return State.ANNOUNCED
    if at >= event.last_booking:
        return State.UNDER_WAY if event.start <= at else State.CLOSED
    if event.booking == Booking.FORM and event.is_full:
        return State.FULL
    return State.MOVED if event.plan == Plan.MOVED else State.OPEN


def takes_bookings(event, at: datetime | None = None) -> bool:
    """Whether the form of the site takes registrations, be it for the queue."""
    at = at or timezone.now()
    return (
        event.booking == Booking.FORM
        and event.plan not in {Plan.CANCELLED, Plan.TENTATIVE}
        and not event.is_closed
        and (event.booking_opens is None or event.booking_opens <= at)
        and at < event.last_booking
    )
