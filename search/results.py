"""What the search page shows: one page of results, each with its kind, date and extract."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.models import Page

from search import engine, kinds, promoted, spelling
from search.extracts import Marker
from search.facets import SearchFacets

PAGE_SIZE = 10


@dataclass(frozen=True)
class Result:
    """One page found. `updated` tells that the date is that of the last change."""

    page: Page
    kind: str
    date: datetime | None
    updated: bool
    title: SafeString
    extract: SafeString
    promoted: bool = False
    # The time of an event stands in the place of the date.
    starts: datetime | None = None


class Results:
    """The pages a query finds in a language.

    `page` raises Http404 for a page number that is not one, with a message for the reader.
    """

    def __init__(self, text: str, language: str, parameters: QueryDict):
        self.text = text
        self.language = language
        self.parameters = parameters
        self.facets = SearchFacets(text, parameters, lambda: self.all_matches.combinations)
        self.all_matches = engine.search(text, language)
        self.matches = self.all_matches
        if self.facets.filters and self.all_matches:
            self.matches = self.all_matches.narrowed(self.facets.filters)
        self.to_promote = self._to_promote()
        if self.to_promote:
            self.matches = self.matches.without(self.to_promote)

    def _to_promote(self) -> list[int]:
        """Ids of pages that staff put first, be they public or not."""
        if self.facets.filters or not self.all_matches.words:
            return []
        return promoted.promoted(self.all_matches.words, self.language)

    @cached_property
    def total(self) -> int:
        return self._matching + len(self.promoted_ids)

    @property
    def _matching(self) -> int:
        """How many match, without those that are put first."""
        if self.to_promote or not self.all_matches:
            return self.matches.total
        # Facets count all results, so that they need not be counted twice.
        return self.facets.total - len(self.matches.hidden - self.all_matches.hidden)

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are listed."""
        return self.total > self.listed

    @property
    def listed(self) -> int:
        return len(self.matches) + len(self.promoted_ids)

    @cached_property
    def spelling(self) -> str:
        """What may have been meant instead; "" when nothing is likelier."""
        few = not self.all_matches or self.all_matches.any_word
        return spelling.likelier(self.text, self.language) if few else ""

    @cached_property
    def page(self):
        """The page asked for by `?sivu=`."""
        paginator = Paginator(range(len(self.matches)), PAGE_SIZE)
        number = self.parameters.get("sivu", "1")
        if not number.isascii() or not number.isdigit() or len(number) > 6:
            raise Http404(gettext("There is no such page in the list."))
        if not 1 <= int(number) <= paginator.num_pages:
            raise Http404(gettext("There is no such page in the list."))
        return paginator.page(int(number))

    @cached_property
    def rows(self) -> list[Result]:
        """The results of the page, in a constant number of queries; promoted ones first."""
        first = self.promoted_ids if self.page.number == 1 else []
        marker = Marker(self.matches.words, self.matches.terms, self.language)
        return [
            self._row(page, marker, page.pk in first)
            for page in self.shown
            if page.pk in first or page.pk not in self.promoted_ids
        ]

    @cached_property
    def shown(self) -> list[Page]:
        """The promoted pages that are public, then those of the page of results."""
        places = self.page.object_list
        return engine.shown_pages([*self.to_promote, *self.matches.ids[places.start : places.stop]])

    @property
    def promoted_ids(self) -> list[int]:
        return [page.pk for page in self.shown if page.pk in self.to_promote]

    def _row(self, page: Page, marker: Marker, is_promoted: bool) -> Result:
        return Result(
            page=page,
            kind=page.found_label or kinds.label_of(page),
            date=page.found_date or page.last_published_at,
            updated=page.found_date is None,
            title=marker.marked(page.title),
            extract=marker.extract(page.found_text or page.search_description),
            promoted=is_promoted,
            starts=page.found_start,
        )
