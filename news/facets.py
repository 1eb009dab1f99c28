"""Facets of the news listing: links that narrow it, with the number of posts behind each."""

from functools import cached_property
from json import loads

from django.core.paginator import Paginator
from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, ExtractYear
from django.http import Http404, QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.facets import Facet, Facets, Row
from core.models import Municipality, TargetGroup, WorkPackage
from core.words import text_in

PAGE_SIZE = 12
# Parameter → how it filters. A post can have many of the terms.
TERMS = {
    "tp": "work_packages__key",
    "kunta": "municipalities__key",
    "kohderyhma": "target_groups__key",
}
LOOKUPS = {"tyyppi": "news_type", **TERMS, "vuosi": "shown_year"}


class FacetedListing(Facets):
    """The posts a query string asks for, with everything the page shows around them.

    `parameters` is the request's QueryDict. Raises Http404 for a value that does not exist and for
    a page number that is not one, with a message for the reader. Other parameters are left alone.
    """

    # Even a single value tells what the posts are about.
    fewest_values = 1

    def __init__(self, posts, parameters: QueryDict, page_size: int = PAGE_SIZE):
        from news.models import NewsType

        self.all_posts = posts
        self.parameters = parameters
        self.page_size = page_size
        terms = all_terms()
        facets = [
            Facet("tyyppi", _("Type"), dict(NewsType.choices)),
            Facet("tp", _("Work package"), terms["tp"]),
            Facet("kunta", _("Municipality"), terms["kunta"]),
            Facet("kohderyhma", _("Target group"), terms["kohderyhma"]),
            Facet("vuosi", _("Year"), self._years),
        ]
        super().__init__(facets, parameters)

    @cached_property
    def all_rows(self) -> list[Row]:
        """One light row a post: everything the numbers need, in two queries."""
        posts = with_year(self.all_posts).values_list("pk", "news_type", "shown_year").order_by()
        values = {
            pk: {"tyyppi": {kind}, "vuosi": {str(year)} if year else set()}
            for pk, kind, year in posts
        }
        for row in values.values():
            row.update({parameter: set() for parameter in TERMS})
        first, *others = (
            self.all_posts.filter(**{f"{lookup}__isnull": False})
            .order_by()
            .values_list("pk", Value(parameter, CharField()), lookup)
            for parameter, lookup in TERMS.items()
        )
        for pk, parameter, key in first.union(*others, all=True):
            values[pk][parameter].add(key)
        return [Row(row) for row in values.values()]

    @property
    def _years(self) -> dict[str, str]:
        years = sorted(
            {year for row in self.all_rows for year in row.values["vuosi"]}, reverse=True
        )
        return dict(zip(years, years, strict=True))

    @cached_property
    def posts(self):
        """The posts that match, newest first."""
        posts = self.all_posts
        if self.chosen["vuosi"]:
            posts = with_year(posts)
        for parameter, values in self.chosen.items():
            if values:
                posts = posts.filter(**{f"{LOOKUPS[parameter]}__in": values})
        if any(len(self.chosen[parameter]) > 1 for parameter in TERMS):
            # Two chosen values may both hold for one post: the ids are free of doubles.
            posts = self.all_posts.filter(pk__in=posts.values("pk"))
        return posts.newest_first()

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


def with_year(posts):
    """`shown_year` is the year of the date that readers see."""
    return posts.with_date().annotate(shown_year=ExtractYear("shown_at"))


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
