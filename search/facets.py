"""Facets of the results: links that narrow them, with the number of results behind each."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404, QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.facets import MOST_VALUES, Choice
from core.models import TargetGroup
from search.engine import Filters, Row
from search.kinds import KINDS

LONGEST_VALUE = 100
# Themes offered: those of most results.
MOST_THEMES = 8


@dataclass
class Facet:
    """`column` is the name of its values in `Row` and in `Filters`."""

    parameter: str
    label: str
    column: str
    chosen: list[str] = field(default_factory=list)

    def values_of(self, row: Row) -> frozenset[str]:
        return frozenset({row.kind}) if self.column == "kinds" else getattr(row, self.column)


class Facets:
    """What a query string asks for. Raises Http404 for values that no facet could have."""

    def __init__(self, text: str, parameters: QueryDict):
        self.text = text
        self.all = [
            Facet("tyyppi", _("Type"), "kinds"),
            Facet("kohderyhma", _("Target group"), "groups"),
            Facet("aihe", _("Theme"), "themes"),
        ]
        for facet in self.all:
            facet.chosen = values(parameters, facet.parameter)
        if not set(self.all[0].chosen) <= set(KINDS):
            raise Http404(gettext("There is no such filter. Choose another one from the list."))

    @property
    def filters(self) -> Filters:
        return Filters(**{facet.column: tuple(facet.chosen) for facet in self.all})

    def choices(self, rows: list[Row]) -> list[tuple[Facet, list[Choice]]]:
        """Each facet with what leads somewhere; `rows` are the results without any filter."""
        shown = []
        for facet in self.all:
            counts = Counter(
                value
                for row in rows
                if self._matches(row, without=facet)
                for value in facet.values_of(row)
            )
            names = self._names(facet, counts)
            found = [
                Choice(key, name, counts[key], key in facet.chosen, self._switched(facet, key))
                for key, name in names.items()
            ]
            # One value that every result has narrows nothing.
            if len(found) > 1 or facet.chosen:
                shown.append((facet, found))
        return shown

    def _names(self, facet: Facet, counts: Counter) -> dict[str, str]:
        """The values to offer by key, in their order."""
        offered = {key for key in counts if key} | set(facet.chosen)
        if facet.column == "kinds":
            return {key: str(name) for key, name in KINDS.items() if key in offered}
        if facet.column == "groups":
            return {key: name for key, name in self._groups.items() if key in offered}
        most = [key for key, _count in counts.most_common(MOST_THEMES)]
        return {key: key for key in sorted({*most, *facet.chosen}, key=str.lower)}

    @cached_property
    def _groups(self) -> dict[str, str]:
        language = get_language()
        groups = TargetGroup.objects.order_by("order", "name")
        return {group.key: group.words("name", language) for group in groups}

    def _matches(self, row: Row, without: Facet) -> bool:
        return all(
            facet.values_of(row) & set(facet.chosen)
            for facet in self.all
            if facet.chosen and facet is not without
        )

    def _switched(self, facet: Facet, value: str) -> str:
        """The query string with the value added, or taken away when it is chosen."""
        query = self._empty()
        for other in self.all:
            chosen = list(other.chosen)
            if other is facet:
                chosen = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
            if chosen:
                query.setlist(other.parameter, chosen)
        return query.urlencode()

    @property
    def query(self) -> str:
        """The words and the chosen values as a query string, without the page number."""
        query = self._empty()
        for facet in self.all:
            if facet.chosen:
                query.setlist(facet.parameter, facet.chosen)
        return query.urlencode()

    @property
    def query_without(self) -> str:
        return self._empty().urlencode()

    def _empty(self) -> QueryDict:
        query = QueryDict(mutable=True)
        query["q"] = self.text
        return query


def values(parameters: QueryDict, name: str) -> list[str]:
    found = [value for value in dict.fromkeys(parameters.getlist(name)) if value]
    if len(found) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in found):
        raise Http404(gettext("There is no such filter. Choose another one from the list."))
    return found
