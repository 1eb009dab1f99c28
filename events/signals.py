"""What follows from publishing an event: seats, the sequence of its calendar entry, mails."""

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
    }
    told, is_first = Told.objects.get_or_create(event_id=event.pk, defaults=now)
    changed = {name for name, value in now.items() if getattr(told, name) != value}
    if is_first or not changed:
        return
    for name, value in now.items():
        setattr(told, name, value)
    told.sequence += 1
    told.save()
    if event.is_over and event.plan != Plan.CANCELLED:
        return
    if event.plan == Plan.CANCELLED:
        build = letters.event_cancelled if "plan" in changed else None
    else:
        build = letters.event_changed if changed & {"start", "place"} else None
    if build:
        for registration in Registration.objects.filter(event_id=event.pk).active():
            registration.event = event
            build(registration).send(registration, f"told-{told.sequence}")
