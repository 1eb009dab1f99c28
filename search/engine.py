"""Finds pages by words; the rest of the app knows nothing of how.

The engine of today is Wagtail's index in the database, which compares whole words and the starts of
titles. Another engine needs `search` and `texts` with the same shapes.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from django.db.models import BooleanField, ExpressionWrapper
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from core.querysets import PublicPageQuerySet, visible_pages
from core.samples import is_sample

MOST_WORDS = 12
MOST_MATCHES = 300
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The first 12 different words and numbers of a query, in lower case.

    Signs never reach the database, so no query can be read as its syntax.
    """
    found = WORD.findall(unicodedata.normalize("NFC", text).lower())
    return list(dict.fromkeys(found))[:MOST_WORDS]


@dataclass(frozen=True)
class Matches:
    """Public pages in a language, best first; a slice of it is a list of pages.

    `any_word` is true when no page has all the words and these have some of them. Each page has
    `sample`, whether it is sample content.
    """

    words: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    any_word: bool = False

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Page]:
        sample = ExpressionWrapper(is_sample(), output_field=BooleanField())
        pages = visible_pages().annotate(sample=sample).select_related("locale")
        found = pages.in_bulk(self.ids[part])
        return [found[pk] for pk in self.ids[part] if pk in found]


def public_pages(language: str) -> PublicPageQuerySet:
    """The visible pages of a language, without the root of the tree, which has no address."""
    return visible_pages().filter(locale__language_code=language, depth__gt=1)


def search(text: str, language: str) -> Matches:
    """Pages that have every word of the text, else pages that have some of them."""
    words = words_of(text)
    if not words:
        return Matches()
    # The index filters by columns it knows, and visibility asks more than those.
    pages = Page.objects.filter(pk__in=public_pages(language).order_by().values("pk")).only("pk")
    query = " ".join(words)
    best = pages.search(query, operator="and")[:MOST_MATCHES]
    by_title = pages.autocomplete(query, operator="and")[:MOST_MATCHES]
    ids = list(dict.fromkeys(page.pk for found in (best, by_title) for page in found))
    if ids or len(words) == 1:
        return Matches(words, ids[:MOST_MATCHES])
    some = pages.search(query, operator="or")[:MOST_MATCHES]
    return Matches(words, [page.pk for page in some], any_word=True)


def texts(pages: list[Page]) -> dict[int, str]:
    """The searchable text of each page besides its title, by its id; in one query."""
    # PostgreSQL keeps the plain text beside the column it searches.
    columns = {column.name for column in IndexEntry._meta.get_fields()}
    column = "body_text" if "body_text" in columns else "body"
    entries = IndexEntry.objects.filter(
        content_type__in={page.content_type_id for page in pages},
        object_id__in=[str(page.pk) for page in pages],
    )
    return {int(pk): text or "" for pk, text in entries.values_list("object_id", column)}
