"""What every faceted listing shares: a value of a facet as a link, how much is believed, and how
values are read from an address, counted and switched.

Values within a facet widen (either of them), facets narrow each other. A facet's own numbers are
counted without it, so that a link always tells how many results it leads to.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404, QueryDict
from django.utils.translation import gettext

# A facet takes at most this many values; more is a machine playing with the address.
MOST_VALUES = 10
LONGEST_VALUE = 100


@dataclass(frozen=True)
class Choice:
    """One value of a facet, as a link."""

    value: str
    label: str
    count: int
    chosen: bool
    query: str


@dataclass
class Facet:
    """`parameter` stands in addresses, `label` above the values, `name` in rows of results.

    `options` are the values there can be, by value; None when any text may be one.
    """

    parameter: str
    label: str
    name: str
    options: Mapping[str, str] | None = None
    chosen: list[str] = field(default_factory=list)

    def read(self, parameters: QueryDict) -> None:
        """Takes over what the address chooses. Raises Http404 for a value that cannot be."""
        found = [value for value in dict.fromkeys(parameters.getlist(self.parameter)) if value]
        unknown = self.options is not None and not set(found) <= set(self.options)
        if unknown or len(found) > MOST_VALUES or any(len(v) > LONGEST_VALUE for v in found):
            raise Http404(gettext("There is no such filter. Choose another one from the list."))
        self.chosen = found


@dataclass(frozen=True)
class Row:
    """Results that have the same values: by the names of facets, and how many they are."""

    values: Mapping[str, frozenset[str]]
    count: int = 1


class Facets:
    """The facets of a listing as an address has them.

    `kept` are parameters that every link carries, such as the words of a search.
    """

    def __init__(
        self, facets: list[Facet], parameters: QueryDict, kept: Mapping[str, str] | None = None
    ):
        self.all = facets
        self.kept = dict(kept or {})
        for facet in facets:
            facet.read(parameters)

    @property
    def are_chosen(self) -> bool:
        return any(facet.chosen for facet in self.all)

    def counts(self, facet: Facet, rows: Iterable[Row]) -> Counter:
        """Value → how many results a link with it leads to."""
        found: Counter = Counter()
        for row in rows:
            if self.fits(row, without=facet):
                for value in row.values[facet.name]:
                    found[value] += row.count
        return found

    def fits(self, row: Row, without: Facet | None = None) -> bool:
        return all(
            not row.values[facet.name].isdisjoint(facet.chosen)
            for facet in self.all
            if facet.chosen and facet is not without
        )

    def choices(self, facet: Facet, names: Mapping[str, str], counts: Counter) -> list[Choice]:
        """A link for each of the named values, in their order."""
        return [
            Choice(value, name, counts[value], value in facet.chosen, self.switched(facet, value))
            for value, name in names.items()
        ]

    def switched(self, facet: Facet, value: str) -> str:
        """The query string with the value added, or taken away when it is chosen."""
        chosen = [one for one in facet.chosen if one != value]
        if value not in facet.chosen:
            chosen = [*facet.chosen, value]
        return self._written({**self._chosen, facet.parameter: chosen})

    @property
    def query(self) -> str:
        """What is kept and chosen as a query string, without a page number."""
        return self._written(self._chosen)

    @cached_property
    def query_without(self) -> str:
        return self._written({})

    @property
    def _chosen(self) -> dict[str, list[str]]:
        return {facet.parameter: facet.chosen for facet in self.all}

    def _written(self, chosen: Mapping[str, list[str]]) -> str:
        query = QueryDict(mutable=True)
        query.update(self.kept)
        for parameter, values in chosen.items():
            if values:
                query.setlist(parameter, values)
        return query.urlencode()
