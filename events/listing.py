"""The agenda: events by month, narrowed by facets in the address.

Events are few (a project has dozens, not thousands), so they are fetched once and sorted out here.
"""

from collections import Counter
from datetime import timedelta
from functools import cached_property
from itertools import groupby

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.facets import Choice, Facet, Facets, Row, no_such_filter
from core.models import Municipality, TargetGroup, WorkPackage
from events.choices import EventLanguage, EventType, Mode

WHEN = "aika"
PAST = "menneet"
WEEK = "viikko"
TERMS = {"kunta": Municipality, "kohderyhma": TargetGroup, "tp": WorkPackage}


def values_of(event) -> dict[str, dict[str, str]]:
    """Parameter → the event's values and their names."""
    return {
        "tyyppi": {event.event_type: event.get_event_type_display()},
        "tapa": modes(event),
        "kunta": terms(event.municipalities),
        "kohderyhma": terms(event.target_groups),
        "tp": terms(event.work_packages),
        "kieli": {event.event_language: event.get_event_language_display()},
    }


def modes(event) -> dict[str, str]:
    """A hybrid event is found on site as well as remotely."""
    if event.mode == Mode.HYBRID:
        return {mode.value: str(mode.label) for mode in (Mode.ONSITE, Mode.REMOTE)}
    return {event.mode: event.get_mode_display()}


def terms(related) -> dict[str, str]:
    return {term.key: str(term) for term in related.all()}


def is_this_week(event) -> bool:
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    first, last = timezone.localdate(event.start), timezone.localdate(event.end)
    return first < monday + timedelta(days=7) and last >= today


def at(when: str) -> dict[str, str]:
    """The time as a parameter; events to come have none."""
    return {WHEN: when} if when else {}


class Agenda(Facets):
    """The events a query string asks for. Raises Http404 for values that do not exist.

    `every_time` leaves out the choice between future and past, for calendars.
    """

    def __init__(self, events, parameters: QueryDict, every_time: bool = False):
        self.all_events = events
        self.when = "" if every_time else parameters.get(WHEN, "")
        self.every_time = every_time
        if self.when not in {"", PAST, WEEK}:
            raise no_such_filter()
        facets = [
            Facet("tyyppi", _("Type"), dict(EventType.choices)),
            Facet("tapa", _("Mode"), dict(Mode.choices)),
            Facet("kunta", _("Municipality")),
            Facet("kohderyhma", _("Target group")),
            Facet("tp", _("Work package")),
            Facet("kieli", _("Language"), dict(EventLanguage.choices)),
        ]
        super().__init__(facets, parameters, kept=at(self.when))

    def exist(self, facet: Facet, values: list[str]) -> bool:
        """A value that no event has at this time is not a mistake of the reader."""
        unseen = set(values) - self._names(facet).keys()
        if unseen and facet.parameter in TERMS:
            return unseen <= set(TERMS[facet.parameter].objects.values_list("key", flat=True))
        return unseen <= set(facet.options or ())

    def names(self, facet: Facet, counts: Counter) -> dict[str, str]:
        names = self._names(facet)
        order = facet.options or sorted(names, key=names.get)
        return {
            **{value: names[value] for value in order if value in names},
            **{value: value for value in facet.chosen if value not in names},
        }

    def _names(self, facet: Facet) -> dict[str, str]:
        """The values that events have at this time."""
        held = (row.values[facet.parameter] for row in self.all_rows)
        return {value: name for values in held for value, name in values.items()}

    # --- events ------------------------------------------------------------------------------

    @property
    def is_past(self) -> bool:
        return self.when == PAST

    @cached_property
    def _everything(self) -> list[Row]:
        """All events by their beginning, with what facets ask of them."""
        events = self.all_events.order_by("start", "pk").for_cards()
        events = events.prefetch_related("municipalities", "target_groups", "work_packages")
        return [Row(values_of(event), item=event) for event in events]

    def _at(self, when: str) -> list[Row]:
        """The events of one of the three times, in the order of its list."""
        now = timezone.now()
        if when == PAST:
            return [row for row in reversed(self._everything) if row.item.end < now]
        coming = [row for row in self._everything if row.item.end >= now]
        return [row for row in coming if is_this_week(row.item)] if when == WEEK else coming

    @cached_property
    def all_rows(self) -> list[Row]:
        found = self._everything if self.every_time else self._at(self.when)
        give_seats([row.item for row in found])
        return found

    @property
    def events(self) -> list:
        return [row.item for row in self.rows]

    @property
    def months(self) -> list[tuple]:
        """(first moment of the month, its events), in the order of the list."""

        def month(event):
            local = timezone.localtime(event.start)
            return (local.year, local.month)

        return [
            (group[0].start, group)
            for group in (list(rows) for _key, rows in groupby(self.events, key=month))
        ]

    # --- links -------------------------------------------------------------------------------

    @property
    def times(self) -> list[Choice]:
        """Upcoming, this week, past; the facets stay."""
        labels = {
            "": pgettext_lazy("events", "Upcoming"),
            WEEK: pgettext_lazy("events", "This week"),
            PAST: pgettext_lazy("events", "Past"),
        }
        return [
            Choice(
                value,
                str(label),
                sum(self.fits(row) for row in self._at(value)),
                value == self.when,
                self.written(at(value), self.chosen),
            )
            for value, label in labels.items()
        ]

    @property
    def query(self) -> str:
        """The chosen facets without the time, for the calendar."""
        return self.written({}, self.chosen)


def give_seats(events: list) -> None:
    """Puts the seats of all events where their `seats` looks for them; one query."""
    from events.models import SeatPool

    found: dict = {event.translation_key: {} for event in events}
    pools = SeatPool.objects.filter(event__translation_key__in=list(found))
    for pool in pools.select_related("event").only(
        "attendance", "capacity", "taken", "event__translation_key"
    ):
        found[pool.event.translation_key][pool.attendance] = pool
    for event in events:
        event.seats = {
            attendance: pool
            for attendance, pool in found[event.translation_key].items()
            if attendance in event.attendances
        }
