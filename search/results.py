"""What the search page shows: one page of results, each with its kind, date and extract."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.models import Page

from core.facets import Choice, Facet
from search import engine, gate, kinds, promoted, spelling
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
        self.facets = SearchFacets(text, parameters)
        self.all_matches = engine.search(text, language)
        self.matches = self.all_matches
        if self.facets.filters and self.all_matches:
            self.matches = engine.search(text, language, self.facets.filters)
        self.promoted_ids = self._promoted_ids()
        if self.promoted_ids:
            self.matches = self.matches.without(self.promoted_ids)

    def _promoted_ids(self) -> list[int]:
        if self.facets.filters or not self.all_matches.words:
            return []
        ids = promoted.promoted(self.all_matches.words, self.language)
        public = gate.public(ids)
        return [pk for pk in ids if pk in public]

    @property
    def total(self) -> int:
        return self.matches.total + len(self.promoted_ids)

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are listed."""
        return self.matches.is_cut

    @property
    def listed(self) -> int:
        return len(self.matches) + len(self.promoted_ids)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.facets.filters)

    @property
    def query(self) -> str:
        """The query string without the page number."""
        return self.facets.query

    @cached_property
    def choices(self) -> list[tuple[Facet, list[Choice]]]:
        return self.facets.offered(self.all_matches.combinations)

    @cached_property
    def chips(self) -> list[Choice]:
        return [choice for _facet, choices in self.choices for choice in choices if choice.chosen]

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
        places = self.page.object_list
        ids = [*first, *self.matches.ids[places.start : places.stop]]
        marker = Marker(self.matches.words, self.matches.terms, self.language)
        return [self._row(page, marker, page.pk in first) for page in engine.shown_pages(ids)]

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
