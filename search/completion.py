"""What the search field offers while somebody types: words, and pages by their titles."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from search import engine, ranking
from search.models import IndexedWord
from search.query import Query

MOST_WORDS = 3
MOST_PAGES = 5
SHORTEST = 2
LONGEST = 60


@dataclass(frozen=True)
class Completion:
    """`words` complete what is typed; `pages` are public pages whose titles fit it."""

    words: list[str]
    pages: list


def completion(text: str, language: str) -> Completion:
    words = engine.words_of(text)
    if not words or len(text) > LONGEST or len(words[-1]) < SHORTEST:
        return Completion([], [])
    query = Query(engine.clauses_of(words, language), starts=True, titles=True)
    # Some more, should the index be late for one of them.
    found = ranking.ranked(query, language, 2 * MOST_PAGES)
    pages = engine.shown_pages(found.ids)[:MOST_PAGES]
    return Completion(completed(words, language), pages)


def completed(words: list[str], language: str) -> list[str]:
    """Queries whose last word is a word of public pages that begins with what is typed."""
    *before, start = words
    found = (
        IndexedWord.objects.filter(language=language, **beginning(start))
        .exclude(word=start)
        .filter(
            Q(page__found__expires_at=None) | Q(page__found__expires_at__gt=timezone.now()),
            page__page__live=True,
        )
        .values_list("word")
        .annotate(pages=Count("pk"))
        .order_by("-pages", "word")[:MOST_WORDS]
    )
    return [" ".join([*before, word]) for word, _pages in found]


def beginning(start: str) -> dict[str, str]:
    """A lookup that the index serves: SQLite compares the beginnings of words row by row."""
    if connection.vendor == "sqlite":
        return {"word__gte": start, "word__lt": start + chr(0x10FFFF)}
    return {"word__startswith": start}
