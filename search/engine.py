"""Finds pages by words; the rest of the app, and the API, know nothing of how.

    matches = search("koulutuksen kalajoella", "fi", Filters(kinds=["tapahtuma"]))
    len(matches), matches[0:10], matches.rows

What is found comes from the index, what may be shown from the public query set, in the same
question: an index that is late finds nothing hidden.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, F
from django.utils import timezone
from wagtail.models import Page

from core.querysets import PublicPageQuerySet, visible_pages
from core.samples import is_sample
from search import event_words, synonyms
from search.analysis.terms import words_of_text
from search.kinds import EVENT
from search.models import IndexedPage
from search.query import Clause, Query
from search.ranking import ranked

MOST_WORDS = 12
MOST_MATCHES = 300
# Coming events that go before everything else when the words ask for events.
MOST_EVENTS = 3


@dataclass(frozen=True)
class Filters:
    """Values of facets; those of one facet widen, facets narrow each other."""

    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.groups or self.themes)

    @property
    def keys(self) -> list[tuple[str, tuple[str, ...]]]:
        listed = {"groups": self.groups, "themes": self.themes}
        return [(name, values) for name, values in listed.items() if values]


@dataclass(frozen=True)
class Row:
    """What facets, the order of events and a line of the results need of one match."""

    kind: str
    label: str
    shown_at: datetime | None
    groups: frozenset[str]
    themes: frozenset[str]
    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True)
class Matches:
    """Public pages in a language, best first; a slice of it is a list of pages.

    `any_word` is true when no page has all the words and these have some of them. Each page has
    `sample`, whether it is sample content. `rows` are the facets by id.
    """

    words: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    any_word: bool = False
    rows: dict[int, Row] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Page]:
        return shown_pages(self.ids[part])

    def without(self, ids: list[int]) -> "Matches":
        """The same, less the pages that are shown elsewhere."""
        return replace(self, ids=[pk for pk in self.ids if pk not in ids])


def shown_pages(ids: list[int]) -> list[Page]:
    """The public ones among the pages, in the order of the ids.

    Each has `sample`, whether it is sample content, and `found_text`, its text besides the title.
    """
    if not ids:
        return []
    sample = ExpressionWrapper(is_sample(), output_field=BooleanField())
    pages = visible_pages().annotate(sample=sample, found_text=F("indexed_page__text"))
    found = pages.select_related("locale").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def public_among(ids: list[int], language: str) -> list[int]:
    """The ids of public pages of the language, in the same order."""
    if not ids:
        return []
    public = set(public_pages(language).filter(pk__in=ids).values_list("pk", flat=True))
    return [pk for pk in ids if pk in public]


def words_of(text: str) -> list[str]:
    """The first 12 different words and numbers of a query, in lower case."""
    return list(dict.fromkeys(words_of_text(text)))[:MOST_WORDS]


def public_pages(language: str) -> PublicPageQuerySet:
    """The visible pages of a language, without the root of the tree, which has no address."""
    return visible_pages().filter(locale__language_code=language, depth__gt=1)


def search(text: str, language: str, filters: Filters | None = None) -> Matches:
    """Pages that have every word of the text, else pages that have some of them."""
    words = words_of(text)
    if not words:
        return Matches()
    query = Query(clauses_of(words, language))
    terms = terms_of(query)
    found = visible_rows(query, language, filters)
    if not found:
        found = visible_rows(replace(query, starts=True), language, filters)
    any_word = not found and len(query.clauses) > 1
    if any_word:
        found = visible_rows(replace(query, any_clause=True), language, filters)
    ids = list(found)
    if event_words.are_in(terms, language):
        ids = coming_first(found)
    return Matches(words, ids, any_word and bool(ids), found, terms)


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


def visible_rows(query: Query, language: str, filters: Filters | None) -> dict[int, Row]:
    """Matches in their order, only those that the public may see this very moment."""
    filters = filters or Filters()
    ids = ranked(query, language, MOST_MATCHES, filters.kinds, filters.keys)
    if not ids:
        return {}
    public = public_pages(language).filter(pk__in=ids).order_by().values("pk")
    rows = rows_of(IndexedPage.objects.filter(pk__in=public))
    return {pk: rows[pk] for pk in ids if pk in rows}


COLUMNS = ("pk", "kind", "label", "shown_at", "groups", "themes", "starts_at", "ends_at")


def rows_of(stored) -> dict[int, Row]:
    """One query."""
    return {
        pk: Row(kind, label, shown_at, keys_of(groups), keys_of(themes), *times)
        for pk, kind, label, shown_at, groups, themes, *times in stored.values_list(*COLUMNS)
    }


def rows_for(ids: list[int]) -> dict[int, Row]:
    return rows_of(IndexedPage.objects.filter(pk__in=ids))


def keys_of(listed: str) -> frozenset[str]:
    return frozenset(key for key in listed.split("|") if key)


def coming_first(rows: dict[int, Row]) -> list[int]:
    """The next events before all others, the soonest first."""
    now = timezone.now()
    coming = [pk for pk, row in rows.items() if row.kind == EVENT and row.ends_at]
    coming = [pk for pk in coming if rows[pk].ends_at >= now]
    first = sorted(coming, key=lambda pk: rows[pk].starts_at)[:MOST_EVENTS]
    return [*first, *(pk for pk in rows if pk not in first)]


def texts(pages: list[Page]) -> dict[int, str]:
    """The searchable text of each page besides its title, by its id; in one query."""
    rows = IndexedPage.objects.filter(pk__in=[page.pk for page in pages])
    return dict(rows.values_list("pk", "text"))
