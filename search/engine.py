"""Finds pages by words; the rest of the app, and the API, know nothing of how.

    matches = search("koulutuksen kalajoella", "fi", Filters(kinds=("tapahtuma",)))
    matches.total, matches[0:10], matches.combinations

The index holds public pages only (`search.index.upkeep`), and what has expired is left out by every
question. Besides, the best pages of each search and those that are shown are asked from the public
query set: an index that is late shows nothing hidden, and of few results not even their number.
"""

from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, F
from wagtail.models import Page

from core.querysets import PublicPageQuerySet, visible_pages
from core.samples import is_sample
from search import event_words, gate, ranking, synonyms
from search.analysis.terms import words_of_text
from search.query import Clause, Query
from search.ranking import NO_FILTERS, Best, Combination, Filters

__all__ = ["Combination", "Filters", "Matches", "search"]

MOST_WORDS = 12
# Results that are listed; all are counted.
MOST_MATCHES = 300
# The best of them, whose being public is asked at every search.
CHECKED = gate.FULL
# Coming events that go before everything else when the words ask for events.
MOST_EVENTS = 3


class Matches:
    """Public pages in a language, best first; a slice of it is a list of pages.

    `any_word` is true when no page has all the words and these have some of them. `terms` are all
    that was asked for, synonyms included. `ids` are at most the 300 best.
    """

    def __init__(
        self,
        words: list[str],
        ids: list[int] = (),
        query: Query | None = None,
        language: str = "",
        filters: Filters = NO_FILTERS,
        hidden: frozenset[int] = frozenset(),
        total: int | None = None,
    ):
        self.words = words
        self.ids = list(ids)
        self.query = query
        self.language = language
        self.filters = filters
        # Found by the index, but not to be told of.
        self.hidden = hidden
        self._total = total

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Page]:
        return shown_pages(self.ids[part])

    @property
    def any_word(self) -> bool:
        return bool(self.ids) and self.query.any_clause

    @property
    def terms(self) -> frozenset[str]:
        return terms_of(self.query) if self.query else frozenset()

    @property
    def is_cut(self) -> bool:
        """Whether more are counted than listed."""
        return self.total > len(self.ids)

    @cached_property
    def total(self) -> int:
        """How many there are, beyond those listed too."""
        if len(self.ids) + len(self.hidden) < MOST_MATCHES:
            return len(self.ids)
        if self._total is not None:
            return self._total
        return ranking.counted(self.query, self.language, self.filters, self.hidden)

    @cached_property
    def combinations(self) -> list[Combination]:
        """What facets tell of all results without any filter."""
        if not self.query:
            return []
        return ranking.combinations(self.query, self.language, self.hidden)

    def without(self, ids: list[int]) -> "Matches":
        """The same, less the pages that are shown elsewhere."""
        left = [pk for pk in self.ids if pk not in ids]
        hidden = self.hidden | set(ids)
        return Matches(self.words, left, self.query, self.language, self.filters, hidden)

    def narrowed(self, filters: Filters) -> "Matches":
        """Of the same question, the pages that the filters let through."""
        ids, hidden, _total = public_first(in_order(self.query, self.language, filters))
        hidden |= self.hidden
        return Matches(self.words, ids, self.query, self.language, filters, hidden)


def search(text: str, language: str, filters: Filters | None = None) -> Matches:
    """Pages that have every word of the text, else pages that have some of them."""
    words, filters = words_of(text), filters or NO_FILTERS
    if not words:
        return Matches(words)
    query = Query(clauses_of(words, language))
    tried = [query, Query(query.clauses, starts=True)]
    if len(query.clauses) > 1:
        tried.append(Query(query.clauses, any_clause=True))
    for query in tried:
        ids, hidden, total = public_first(in_order(query, language, filters))
        if ids:
            break
    return Matches(words, ids, query, language, filters, hidden, total)


def in_order(query: Query, language: str, filters: Filters) -> Best:
    """The best pages; the next events before all others when the words ask for events."""
    best = ranking.ranked(query, language, MOST_MATCHES, filters)
    if not best.ids or not event_words.are_in(terms_of(query), language):
        return best
    first = ranking.coming(query, language, MOST_EVENTS, filters)
    ids = [*first, *(pk for pk in best.ids if pk not in first)]
    return Best(ids[:MOST_MATCHES], best.total)


def public_first(found: Best) -> tuple[list[int], frozenset[int], int | None]:
    """(ids less the best that are not public, those, how many there are without them).

    All are asked when none of the best is public.
    """
    ids, total = found
    hidden: set[int] = set()
    while best := [pk for pk in ids if pk not in hidden][:CHECKED]:
        public = gate.public(best)
        hidden |= set(best) - public
        if public:
            break
    left = [pk for pk in ids if pk not in hidden]
    return left, frozenset(hidden), None if total is None else total - len(hidden)


def shown_pages(ids: list[int]) -> list[Page]:
    """The public ones among the pages, in the order of the ids.

    Each has `sample`, whether it is sample content, and what the index tells of it: `found_text`,
    its text besides the title, `found_label`, `found_date` and `found_start`.
    """
    if not ids:
        return []
    sample = ExpressionWrapper(is_sample(), output_field=BooleanField())
    pages = visible_pages().annotate(
        sample=sample,
        found_text=F("indexed_page__text"),
        found_label=F("indexed_page__found__label"),
        found_date=F("indexed_page__found__shown_at"),
        found_start=F("indexed_page__found__starts_at"),
    )
    found = pages.select_related("locale").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def words_of(text: str) -> list[str]:
    """The first 12 different words and numbers of a query, in lower case."""
    return list(dict.fromkeys(words_of_text(text)))[:MOST_WORDS]


def public_pages(language: str) -> PublicPageQuerySet:
    """The visible pages of a language, without the root of the tree, which has no address."""
    return visible_pages().filter(locale__language_code=language, depth__gt=1)


def clauses_of(words: list[str], language: str) -> tuple[Clause, ...]:
    """What every page has to have: each word that carries a subject, or one that means it."""
    return synonyms.clauses(words, language)


def terms_of(query: Query) -> frozenset[str]:
    """Every term that the query asks for, synonyms included."""
    return frozenset(
        term
        for clause in query.clauses
        for alternative in clause
        for word in alternative
        for term in word
    )
