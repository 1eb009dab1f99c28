"""The search of the admin's lists and choosers: pages by our own index, the rest as Wagtail does.

Named in `WAGTAILSEARCH_BACKENDS`. Wagtail's index compares whole words of titles; here staff find
pages by any inflection, by the beginning of a word, and by their text. Which pages a person may see
is in the query set that the view brings, as always.
"""

from functools import cached_property

from django.db.models import QuerySet
from modelsearch.backends import database
from modelsearch.backends.base import BaseIndex, BaseSearchBackend
from modelsearch.backends.database.fallback import (
    DatabaseSearchQueryCompiler,
    DatabaseSearchResults,
)
from modelsearch.query import And, Boost, MatchAll, Or, Phrase, PlainText
from wagtail.models import Page

from search.staff import found_by_staff


class PageQuery(DatabaseSearchQueryCompiler):
    """The words of a query. Every filter and order of the query set is one of the database."""

    def check(self):
        """Nothing has to be declared as filterable."""

    @cached_property
    def ids(self) -> list[int] | None:
        """Of the pages of the query set those that are found, the best first; None finds all.

        Counting and showing a page of results asks this once.
        """
        if isinstance(self.query, MatchAll):
            return None
        found = found_by_staff(" ".join(texts_in(self.query)))
        seen = set(self.queryset.filter(pk__in=found).order_by().values_list("pk", flat=True))
        return [pk for pk in found if pk in seen]


def texts_in(query) -> list[str]:
    if isinstance(query, (PlainText, Phrase)):
        return [query.query_string]
    if isinstance(query, Boost):
        return texts_in(query.subquery)
    if isinstance(query, (And, Or)):
        return [text for part in query.subqueries for text in texts_in(part)]
    return []


class PageResults(DatabaseSearchResults):
    def get_queryset(self):
        """The pages that are found, without limits; facets start here."""
        pages, ids = self.query_compiler.queryset, self.query_compiler.ids
        return pages if ids is None else pages.filter(pk__in=ids)

    def _do_search(self):
        ids = self.query_compiler.ids
        if ids is None or not self.query_compiler.order_by_relevance:
            pages = self.get_queryset()
            ordered = pages if pages.query.order_by else pages.order_by("-pk")
            return ordered[self.start : self.stop]
        wanted = ids[self.start : self.stop]
        pages = self.query_compiler.queryset.filter(pk__in=wanted).order_by()
        found = {page.pk: page for page in pages}
        return [found[pk] for pk in wanted if pk in found]

    def _do_count(self):
        ids = self.query_compiler.ids
        found = self.get_queryset().order_by().count() if ids is None else len(ids)
        return len(range(found)[self.start : self.stop])


class Pages(BaseSearchBackend):
    """Pages alone. Their index follows by signals of its own (`search.signals`)."""

    query_compiler_class = PageQuery
    autocomplete_query_compiler_class = PageQuery
    results_class = PageResults


class NoIndex(BaseIndex):
    """Nothing to keep: `manage.py search_rebuild` makes the index of pages anew."""

    def get_key(self):
        return "pages"

    def start(self):
        return self

    def finish(self):
        """There is nothing to finish."""


class SearchBackend(BaseSearchBackend):
    """Gives questions about pages to `Pages` and all others to Wagtail's backend."""

    def __init__(self, params):
        super().__init__(params)
        self.pages = Pages({})
        self.others = database.SearchBackend(params)
        self.catch_indexing_errors = self.others.catch_indexing_errors

    def get_index_for_model(self, model):
        return NoIndex(self) if issubclass(model, Page) else self.others.get_index_for_model(model)

    def rebuilder_class(self, index):
        return index if isinstance(index, NoIndex) else self.others.rebuilder_class(index)

    def _of(self, model_or_queryset):
        asked = model_or_queryset
        model = asked.model if isinstance(asked, QuerySet) else asked
        return self.pages if issubclass(model, Page) else self.others

    def search(self, query, model_or_queryset, *args, **kwargs):
        return self._of(model_or_queryset).search(query, model_or_queryset, *args, **kwargs)

    def autocomplete(self, query, model_or_queryset, *args, **kwargs):
        return self._of(model_or_queryset).autocomplete(query, model_or_queryset, *args, **kwargs)
