"""The agenda: events by month, narrowed by facets in the address.

Events are few (a project has dozens, not thousands), so they are fetched once and sorted out here.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from itertools import groupby

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.facets import MOST_VALUES, Choice
from core.models import Municipality, TargetGroup, WorkPackage
from events.choices import EventLanguage, EventType, Mode

WHEN = "aika"
PAST = "menneet"
WEEK = "viikko"


@dataclass
class Facet:
    """`values(event)` gives {value: label}; `order` holds the values that have an order."""

    parameter: str
    label: str
    values: Callable
    order: tuple = ()
    chosen: list[str] = field(default_factory=list)

    def holds_for(self, event) -> bool:
        return not self.chosen or bool(set(self.chosen) & set(self.values(event)))


def known_to(facet: Facet) -> set[str]:
    """Every value there is: one that no event has at this time is not a mistake of the reader."""
    model = {"kunta": Municipality, "kohderyhma": TargetGroup, "tp": WorkPackage}
    if facet.parameter in model:
        return set(model[facet.parameter].objects.values_list("key", flat=True))
    return set(facet.order)


def terms(name: str) -> Callable:
    return lambda event: {term.key: str(term) for term in getattr(event, name).all()}


def choice(name: str, choices) -> Callable:
    def values(event):
        value = getattr(event, name)
        return {value: str(choices(value).label)}

    return values


def modes(event) -> dict[str, str]:
    """A hybrid event is found on site as well as remotely."""
    found = [Mode.ONSITE, Mode.REMOTE] if event.mode == Mode.HYBRID else [Mode(event.mode)]
    return {str(mode): str(mode.label) for mode in found}


def is_this_week(event) -> bool:
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    first, last = timezone.localdate(event.start), timezone.localdate(event.end)
    return first < monday + timedelta(days=7) and last >= today


class Agenda:
    """The events a query string asks for. Raises Http404 for values that do not exist.

    `every_time` leaves out the choice between future and past, for calendars.
    """

    def __init__(self, events, parameters: QueryDict, every_time: bool = False):
        self.all_events = events
        self.when = "" if every_time else parameters.get(WHEN, "")
        self.every_time = every_time
        if self.when not in {"", PAST, WEEK}:
            raise Http404(gettext("There is no such filter. Choose another one from the list."))
        self.facets = [
            Facet("tyyppi", _("Type"), choice("event_type", EventType), tuple(EventType.values)),
            Facet("tapa", _("Mode"), modes, tuple(Mode.values)),
            Facet("kunta", _("Municipality"), terms("municipalities")),
            Facet("kohderyhma", _("Target group"), terms("target_groups")),
            Facet("tp", _("Work package"), terms("work_packages")),
            Facet(
                "kieli",
                _("Language"),
                choice("event_language", EventLanguage),
                tuple(EventLanguage.values),
            ),
        ]
        for facet in self.facets:
            facet.chosen = self._chosen(facet, parameters)

    def _chosen(self, facet: Facet, parameters: QueryDict) -> list[str]:
        values = [value for value in dict.fromkeys(parameters.getlist(facet.parameter)) if value]
        if len(values) > MOST_VALUES:
            raise Http404(gettext("There is no such filter. Choose another one from the list."))
        unseen = set(values) - {value for event in self._found for value in facet.values(event)}
        if unseen and not unseen <= known_to(facet):
            raise Http404(gettext("There is no such filter. Choose another one from the list."))
        return values

    # --- events ------------------------------------------------------------------------------

    @property
    def is_past(self) -> bool:
        return self.when == PAST

    @cached_property
    def _everything(self) -> list:
        """All events by their beginning, with what facets ask of them."""
        events = self.all_events.order_by("start", "pk").for_cards()
        return list(events.prefetch_related("municipalities", "target_groups", "work_packages"))

    def _at(self, when: str) -> list:
        """The events of one of the three times, in the order of its list."""
        now = timezone.now()
        if when == PAST:
            return [event for event in reversed(self._everything) if event.end < now]
        coming = [event for event in self._everything if event.end >= now]
        return [event for event in coming if is_this_week(event)] if when == WEEK else coming

    @cached_property
    def _found(self) -> list:
        found = self._everything if self.every_time else self._at(self.when)
        give_seats(found)
        return found

    @cached_property
    def events(self) -> list:
        return [event for event in self._found if self._holds(event)]

    def _holds(self, event, without: Facet | None = None) -> bool:
        return all(facet.holds_for(event) for facet in self.facets if facet is not without)

    @property
    def total(self) -> int:
        return len(self.events)

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
    def is_narrowed(self) -> bool:
        return any(facet.chosen for facet in self.facets)

    @cached_property
    def choices(self) -> list[tuple[Facet, list[Choice]]]:
        """Each facet with the values that lead somewhere, and the chosen ones."""
        shown = []
        for facet in self.facets:
            counts, labels = Counter(), {}
            for event in self._found:
                labels.update(facet.values(event))
                if self._holds(event, without=facet):
                    counts.update(facet.values(event).keys())
            order = [value for value in facet.order if value in labels] or sorted(
                labels, key=labels.get
            )
            order += [value for value in facet.chosen if value not in order]
            rows = [
                Choice(value, labels.get(value, value), counts[value], value in facet.chosen,
                       self._query(facet, value))
                for value in order
                if counts[value] or value in facet.chosen
            ]  # fmt: skip
            if len(rows) > 1 or facet.chosen:
                shown.append((facet, rows))
        return shown

    @cached_property
    def chips(self) -> list[Choice]:
        return [choice for _facet, rows in self.choices for choice in rows if choice.chosen]

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
                sum(self._holds(event) for event in self._at(value)),
                value == self.when,
                self._query(when=value),
            )
            for value, label in labels.items()
        ]

    def _query(
        self, switched: Facet | None = None, value: str = "", when: str | None = None
    ) -> str:
        query = QueryDict(mutable=True)
        when = self.when if when is None else when
        if when:
            query[WHEN] = when
        for facet in self.facets:
            values = list(facet.chosen)
            if facet is switched:
                values = [v for v in values if v != value] if value in values else [*values, value]
            if values:
                query.setlist(facet.parameter, values)
        return query.urlencode()

    @property
    def query(self) -> str:
        """The chosen facets without the time, for the calendar."""
        return self._query(when="")

    @property
    def time_query(self) -> str:
        return f"{WHEN}={self.when}" if self.when else ""


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
