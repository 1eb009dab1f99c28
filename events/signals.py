"""What follows from publishing an event: seats, the sequence of its calendar entry, mails."""

import json
from hashlib import sha256

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from events import letters, seats
from events.calendars import place_text
from events.choices import Booking, Plan
from events.models import EventPage, Registration, Told


@receiver(page_published, sender=EventPage)
def follow_publication(sender, instance, **kwargs):
    """Only the page in the main language has seats and registrants."""
    if instance.original.pk != instance.pk:
        return
    with transaction.atomic():
        if instance.booking == Booking.FORM or instance.pools.exists():
            seats.set_capacity(instance)
        tell_changes(instance)


def tell_changes(event) -> None:
    """Notes what is public now; registrants of an event to come hear what is new in it."""
    now = {
        "start": event.start,
        "end": event.end,
        "place": place_text(event)[:300],
        "plan": event.plan,
        "meetings": digest_of_meetings(event),
    }
    told, is_first = Told.objects.get_or_create(event_id=event.pk, defaults=now)
    before = {name: getattr(told, name) for name in now}
    changed = {name for name, value in now.items() if before[name] != value}
    if before["meetings"] is None:
        changed.discard("meetings")
    if is_first or not changed:
        return
    for name, value in now.items():
        setattr(told, name, value)
    told.sequence += 1
    told.save()
    if event.is_over and event.plan != Plan.CANCELLED:
        return
    build = letter_about(changed, before["plan"], event.plan)
    if build:
        for registration in Registration.objects.filter(event_id=event.pk).active():
            registration.event = event
            build(registration).send(registration, f"told-{told.sequence}")


def letter_about(changed: set[str], plan_before: str, plan: str):
    """The builder of the letter that tells the change, or None when it needs none."""
    if plan == Plan.CANCELLED:
        return letters.event_cancelled if "plan" in changed else None
    takes_place_again = plan_before == Plan.CANCELLED
    if takes_place_again or changed & {"start", "place", "meetings"}:
        return letters.event_changed
    return None


def digest_of_meetings(event) -> str:
    """64 characters that change with the time of any meeting; empty without meetings."""
    rows = [
        (str(block.id), *(block.value[name].isoformat() for name in ("start", "end")))
        for block in event.sessions
    ]
    return sha256(json.dumps(rows).encode()).hexdigest() if rows else ""
