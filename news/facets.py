"""Facets of the news listing: links that narrow it, with the number of posts behind each.

Values within a facet widen (either of them), facets narrow each other. A facet's own numbers are
counted without it, so that a link always tells how many posts it leads to.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from json import loads

from django.core.paginator import Paginator
from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, ExtractYear
from django.http import Http404, QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.facets import MOST_VALUES, Choice
from core.models import Municipality, TargetGroup, WorkPackage
from core.words import text_in

PAGE_SIZE = 12
TERM_LOOKUPS = ("work_packages__key", "municipalities__key", "target_groups__key")


@dataclass
class Facet:
    """A way to narrow the listing: its parameter, its name, how it filters and what it offers."""

    parameter: str
    label: str
    lookup: str
    options: dict[str, str]
    chosen: list[str] = field(default_factory=list)

    def narrow(self, posts):
        return posts.filter(**{f"{self.lookup}__in": self.chosen}) if self.chosen else posts


class FacetedListing:
    """The posts a query string asks for, with everything the page shows around them.

    `parameters` is the request's QueryDict. Raises Http404 for a value that does not exist and for
    a page number that is not one, with a message for the reader. Other parameters are left alone.
    """

    def __init__(self, posts, parameters: QueryDict, page_size: int = PAGE_SIZE):
        self.all_posts = posts
        self.parameters = parameters
        self.page_size = page_size
        for facet in self.facets:
            facet.chosen = self._values(facet)

    @cached_property
    def facets(self) -> list[Facet]:
        from news.models import NewsType

        terms = all_terms()
        return [
            Facet("tyyppi", _("Type"), "news_type", dict(NewsType.choices)),
            Facet("tp", _("Work package"), "work_packages__key", terms["tp"]),
            Facet("kunta", _("Municipality"), "municipalities__key", terms["kunta"]),
            Facet("kohderyhma", _("Target group"), "target_groups__key", terms["kohderyhma"]),
            Facet("vuosi", _("Year"), "shown_year", self._years),
        ]

    @cached_property
    def _rows(self) -> list[dict]:
        """One light row a post: everything the numbers need, in two queries."""
        posts = self.all_posts.with_date().annotate(shown_year=ExtractYear("shown_at"))
        rows = {
            pk: {"news_type": {kind}, "shown_year": {str(year)} if year else set()}
            for pk, kind, year in posts.values_list("pk", "news_type", "shown_year").order_by()
        }
        for row in rows.values():
            row.update({lookup: set() for lookup in TERM_LOOKUPS})
        first, *others = (
            self.all_posts.filter(**{f"{lookup}__isnull": False})
            .order_by()
            .values_list("pk", Value(lookup, CharField()), lookup)
            for lookup in TERM_LOOKUPS
        )
        for pk, lookup, key in first.union(*others, all=True):
            rows[pk][lookup].add(key)
        return [{"pk": pk, **row} for pk, row in rows.items()]

    @property
    def _years(self) -> dict[str, str]:
        years = sorted({year for row in self._rows for year in row["shown_year"]}, reverse=True)
        return dict(zip(years, years, strict=True))

    def _values(self, facet: Facet) -> list[str]:
        values = list(dict.fromkeys(self.parameters.getlist(facet.parameter)))
        values = [value for value in values if value]
        if len(values) > MOST_VALUES or any(value not in facet.options for value in values):
            raise Http404(gettext("There is no such filter. Choose another one from the list."))
        return values

    def _matches(self, row: dict, without: Facet | None = None) -> bool:
        return all(
            row[facet.lookup] & set(facet.chosen)
            for facet in self.facets
            if facet.chosen and facet is not without
        )

    @cached_property
    def matching_ids(self) -> list[int]:
        return [row["pk"] for row in self._rows if self._matches(row)]

    @cached_property
    def posts(self):
        """The posts that match, newest first."""
        posts = self.all_posts
        for facet in self.facets:
            if facet.chosen and facet.lookup == "shown_year":
                posts = posts.with_date().annotate(shown_year=ExtractYear("shown_at"))
            posts = facet.narrow(posts)
        if any("__" in facet.lookup and len(facet.chosen) > 1 for facet in self.facets):
            # Two chosen values may both hold for one post: the ids are free of doubles.
            posts = self.all_posts.filter(pk__in=posts.values("pk"))
        return posts.newest_first()

    @cached_property
    def total(self) -> int:
        return len(self.matching_ids)

    # --- what the page shows ---------------------------------------------------------------

    @property
    def is_narrowed(self) -> bool:
        return any(facet.chosen for facet in self.facets)

    @cached_property
    def choices(self) -> list[tuple[Facet, list[Choice]]]:
        """Each facet with its choices that lead somewhere, chosen ones always among them."""
        shown = []
        for facet in self.facets:
            counts = Counter(
                value
                for row in self._rows
                if self._matches(row, without=facet)
                for value in row[facet.lookup]
            )
            choices = [
                Choice(
                    value, label, counts[value], value in facet.chosen, self._query(facet, value)
                )
                for value, label in facet.options.items()
                if counts[value] or value in facet.chosen
            ]
            if choices:
                shown.append((facet, choices))
        return shown

    @cached_property
    def chips(self) -> list[Choice]:
        """The chosen values, each with the query that takes it away."""
        return [choice for _facet, choices in self.choices for choice in choices if choice.chosen]

    def _query(self, facet: Facet, value: str) -> str:
        """The query string with the value switched: added when missing, taken away when chosen."""
        query = QueryDict(mutable=True)
        for other in self.facets:
            values = list(other.chosen)
            if other is facet:
                values = [v for v in values if v != value] if value in values else [*values, value]
            if values:
                query.setlist(other.parameter, values)
        return query.urlencode()

    @cached_property
    def query(self) -> str:
        """The chosen facets as a query string, without the page number; for feeds and pages."""
        query = QueryDict(mutable=True)
        for facet in self.facets:
            if facet.chosen:
                query.setlist(facet.parameter, facet.chosen)
        return query.urlencode()

    @cached_property
    def page(self):
        """The page asked for by `?sivu=`."""
        paginator = Paginator(self.posts.for_cards(), self.page_size)
        paginator.count = self.total
        number = self.parameters.get("sivu", "1")
        if not number.isascii() or not number.isdigit() or len(number) > 6:
            raise Http404(gettext("There is no such page in the list."))
        if not 1 <= int(number) <= paginator.num_pages:
            raise Http404(gettext("There is no such page in the list."))
        return paginator.page(int(number))


def all_terms() -> dict[str, dict[str, str]]:
    """Key to name in the editors' order, by parameter; one query for the three taxonomies."""
    models = {"tp": WorkPackage, "kunta": Municipality, "kohderyhma": TargetGroup}
    first, *others = (
        model.objects.order_by().values_list(
            Value(parameter, CharField()),
            "order",
            "key",
            "code" if model is WorkPackage else "key",
            "name",
            Cast("translations", TextField()),
        )
        for parameter, model in models.items()
    )
    terms = {parameter: {} for parameter in models}
    language = get_language()
    for row in sorted(first.union(*others, all=True)):
        parameter, _order, key, code, name, translations = row
        name = text_in(language, loads(translations), "name", name)
        terms[parameter][key] = name if code == key else f"{code} {name}"
    return terms
