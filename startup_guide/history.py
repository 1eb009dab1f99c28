"""The public history of facts: what the guide stated, and since when.

An event is written when something begins to be stated, or ceases to be. A value that is entered
for a later day is told of on that day, and one that was never stated is never told of.
"""

from datetime import date

from django.conf import settings
from django.utils import timezone, translation

from startup_guide.models import EventKind, Fact, FactEvent, FactValue
from startup_guide.shown import hidden_words


def remember_all(on: date | None = None) -> int:
    """Brings every history up to the day; returns how many events are new."""
    facts = Fact.objects.prefetch_related("values", "events")
    return sum(remember(fact, on) is not None for fact in facts)


def remember(fact: Fact, on: date | None = None) -> FactEvent | None:
    """Writes what may be stated of the fact, unless the history has told just that last."""
    value = fact.shown(on or timezone.localdate()).value
    # A check of what is hidden states nothing.
    last = next((event for event in fact.events.all() if event.stated), None)
    if value is None:
        if last is None or last.kind == EventKind.HIDDEN:
            return None
        with translation.override(settings.LANGUAGE_CODE):
            return FactEvent.objects.create(fact=fact, kind=EventKind.HIDDEN, stated=hidden_words())
    stated = in_default_language(value)
    if (
        last is not None
        and last.kind != EventKind.HIDDEN
        and (last.stated, last.source_url) == (stated, value.source_url)
    ):
        return None
    return FactEvent.objects.create(
        fact=fact, kind=EventKind.STATED, stated=stated, source_url=value.source_url
    )


def remember_checked(fact: Fact, user) -> FactEvent:
    """Writes who found it unchanged; the public sees the day only."""
    value = fact.shown().value
    return FactEvent.objects.create(
        fact=fact,
        kind=EventKind.CHECKED,
        stated=in_default_language(value) if value else "",
        source_url=value.source_url if value else "",
        by=user,
    )


def in_default_language(value: FactValue) -> str:
    """The value with its validity, as the history tells it."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{value.shown} ({value.validity})" if value.validity else value.shown
