"""What the front page shows of events."""

from events.choices import Plan
from events.listing import give_seats
from events.models import EventIndexPage, EventPage


def next_events(locale_id: int, number: int) -> list[EventPage]:
    """The next public events in one language, without cancelled ones; two queries."""
    events = EventPage.objects.visible().filter(locale_id=locale_id).upcoming()
    found = list(events.exclude(plan=Plan.CANCELLED).for_cards()[:number])
    give_seats(found)
    return found


def agenda_page(locale_id: int) -> EventIndexPage | None:
    """The public listing of events in one language; one query."""
    return EventIndexPage.objects.visible().filter(locale_id=locale_id).first()
