"""Facets of the results: links that narrow them, with the number of results behind each."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.facets import Facet, Facets, Row
from search.engine import Combination, Filters
from search.kinds import KINDS
from search.taught import group_names

# Parameter → its name in filters and combinations.
FIELDS = {"tyyppi": "kinds", "kohderyhma": "groups", "aihe": "themes"}
# Themes offered: those of most results.
MOST_THEMES = 8


class SearchFacets(Facets):
    """What a query string asks for. Raises Http404 for values that no facet could have.

    `combinations` tells of the results without any filter; it is asked when they are counted.
    """

    def __init__(
        self, text: str, parameters: QueryDict, combinations: Callable[[], list[Combination]]
    ):
        self.combinations = combinations
        facets = [
            Facet("tyyppi", _("Type"), KINDS),
            Facet("kohderyhma", _("Target group")),
            Facet("aihe", _("Theme")),
        ]
        super().__init__(facets, parameters, kept={"q": text})

    @property
    def filters(self) -> Filters:
        return Filters(**{FIELDS[facet.parameter]: tuple(facet.chosen) for facet in self.facets})

    @cached_property
    def all_rows(self) -> list[Row]:
        return [
            Row({parameter: getattr(one, field) for parameter, field in FIELDS.items()}, one.count)
            for one in self.combinations()
        ]

    def names(self, facet: Facet, counts: Counter) -> Mapping[str, str]:
        if facet.parameter == "kohderyhma":
            return group_names(get_language())
        if facet.parameter == "aihe":
            most = [key for key, _count in counts.most_common(MOST_THEMES)]
            return {key: key for key in sorted({*most, *facet.chosen}, key=str.lower)}
        return super().names(facet, counts)
