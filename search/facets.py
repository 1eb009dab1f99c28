"""Facets of the results: links that narrow them, with the number of results behind each."""

from collections import Counter

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.facets import Choice, Facet, Facets, Row
from search.engine import Combination, Filters
from search.kinds import KINDS
from search.taught import group_names

# Themes offered: those of most results.
MOST_THEMES = 8


class SearchFacets(Facets):
    """What a query string asks for. Raises Http404 for values that no facet could have."""

    def __init__(self, text: str, parameters: QueryDict):
        facets = [
            Facet("tyyppi", _("Type"), "kinds", KINDS),
            Facet("kohderyhma", _("Target group"), "groups"),
            Facet("aihe", _("Theme"), "themes"),
        ]
        super().__init__(facets, parameters, kept={"q": text})

    @property
    def filters(self) -> Filters:
        return Filters(**{facet.name: tuple(facet.chosen) for facet in self.all})

    def offered(self, combinations: list[Combination]) -> list[tuple[Facet, list[Choice]]]:
        """Each facet with what leads somewhere; of the results without any filter."""
        rows = self._rows(combinations)
        shown = []
        for facet in self.all:
            counts = self.counts(facet, rows)
            found = self.choices(facet, self._names(facet, counts), counts)
            # One value that every result has narrows nothing.
            if len(found) > 1 or facet.chosen:
                shown.append((facet, found))
        return shown

    def total(self, combinations: list[Combination]) -> int:
        """How many of the results have what is chosen."""
        return sum(row.count for row in self._rows(combinations) if self.fits(row))

    def _rows(self, combinations: list[Combination]) -> list[Row]:
        return [
            Row({facet.name: getattr(one, facet.name) for facet in self.all}, one.count)
            for one in combinations
        ]

    def _names(self, facet: Facet, counts: Counter) -> dict[str, str]:
        """The values to offer by key, in their order."""
        offered = {key for key in counts if key} | set(facet.chosen)
        if facet.name == "kinds":
            return {key: str(name) for key, name in KINDS.items() if key in offered}
        if facet.name == "groups":
            names = group_names(get_language())
            return {key: name for key, name in names.items() if key in offered}
        most = [key for key, _count in counts.most_common(MOST_THEMES)]
        return {key: key for key in sorted({*most, *facet.chosen}, key=str.lower)}
