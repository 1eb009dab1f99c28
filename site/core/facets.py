"""What every faceted listing shares: what an address chooses is read, rows are matched and counted,
and each value of a facet is offered as a link.

Values within a facet widen (either of them), facets narrow each other. A facet's own numbers are
counted without it, so that a link always tells how many results it leads to.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

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
    """`parameter` stands in addresses and in rows, `label` above the values.

    `options` are the values there can be and their names; None when any text may be one.
    """

    parameter: str
    label: str
    options: Mapping[str, str] | None = None
    chosen: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """Results that have the same values, by the parameters of facets, and how many they are.

    `item` is the result itself, where a row is one.
    """

    values: Mapping[str, Collection[str]]
    count: int = 1
    item: Any = None


class Facets(ABC):
    """The facets of a listing as an address has them. Raises Http404 for a value that cannot be.

    `kept` are parameters that every link carries, such as the words of a search. Other parameters
    are left alone.
    """

    # A facet of fewer values is not offered: one that every result has narrows nothing.
    fewest_values = 2

    def __init__(
        self, facets: list[Facet], parameters: QueryDict, kept: Mapping[str, str] | None = None
    ):
        self.facets = facets
        self.kept = dict(kept or {})
        for facet in facets:
            facet.chosen = self._read(facet, parameters)

    # --- what a listing tells of itself ------------------------------------------------------

    @property
    @abstractmethod
    def all_rows(self) -> list[Row]:
        """The results without any facet; asked again and again."""

    def exist(self, facet: Facet, values: list[str]) -> bool:
        """Whether the values can be chosen."""
        if facet.options is None:
            return all(len(value) <= LONGEST_VALUE for value in values)
        return set(values) <= set(facet.options)

    def names(self, facet: Facet, counts: Counter) -> Mapping[str, str]:
        """The name of each value that may be offered, in their order."""
        return facet.options or {}

    # --- results -----------------------------------------------------------------------------

    @cached_property
    def rows(self) -> list[Row]:
        """The results that have what is chosen."""
        return [row for row in self.all_rows if self.fits(row)]

    @property
    def total(self) -> int:
        return sum(row.count for row in self.rows)

    def fits(self, row: Row, without: Facet | None = None) -> bool:
        return all(
            any(value in row.values[facet.parameter] for value in facet.chosen)
            for facet in self.facets
            if facet.chosen and facet is not without
        )

    # --- links -------------------------------------------------------------------------------

    @property
    def is_narrowed(self) -> bool:
        return any(facet.chosen for facet in self.facets)

    @cached_property
    def choices(self) -> list[tuple[Facet, list[Choice]]]:
        """Each facet with its values that lead somewhere, chosen ones always among them."""
        shown = []
        for facet in self.facets:
            counts = self._counts(facet)
            offered = [
                self._choice(facet, value, name, counts[value])
                for value, name in self.names(facet, counts).items()
                if counts[value] or value in facet.chosen
            ]
            if len(offered) >= self.fewest_values or facet.chosen:
                shown.append((facet, offered))
        return shown

    @cached_property
    def chips(self) -> list[Choice]:
        """The chosen values, each with the query that takes it away."""
        return [choice for _facet, choices in self.choices for choice in choices if choice.chosen]

    @property
    def query(self) -> str:
        """What is kept and chosen as a query string, without a page number."""
        return self.written(self.kept, self.chosen)

    @property
    def query_without(self) -> str:
        """What is kept alone."""
        return self.written(self.kept)

    @staticmethod
    def written(kept: Mapping[str, str], chosen: Mapping[str, list[str]] | None = None) -> str:
        query = QueryDict(mutable=True)
        query.update(kept)
        for parameter, values in (chosen or {}).items():
            query.setlist(parameter, values)
        return query.urlencode()

    @property
    def chosen(self) -> dict[str, list[str]]:
        return {facet.parameter: facet.chosen for facet in self.facets}

    def _read(self, facet: Facet, parameters: QueryDict) -> list[str]:
        values = [value for value in dict.fromkeys(parameters.getlist(facet.parameter)) if value]
        if len(values) > MOST_VALUES or not self.exist(facet, values):
            raise no_such_filter()
        return values

    def _counts(self, facet: Facet) -> Counter:
        counts: Counter = Counter()
        for row in self.all_rows:
            if self.fits(row, without=facet):
                for value in row.values[facet.parameter]:
                    counts[value] += row.count
        return counts

    def _choice(self, facet: Facet, value: str, name: str, count: int) -> Choice:
        """A link that adds the value, or takes it away when it is chosen."""
        is_chosen = value in facet.chosen
        left = [one for one in facet.chosen if one != value]
        switched = {facet.parameter: left if is_chosen else [*left, value]}
        query = self.written(self.kept, {**self.chosen, **switched})
        return Choice(value, str(name), count, is_chosen, query)


def no_such_filter() -> Http404:
    return Http404(gettext("There is no such filter. Choose another one from the list."))
