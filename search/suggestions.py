"""Pages that an address that does not exist may have meant: those whose names resemble it, and
those that are found by its words.

Wrong addresses come in floods (scanners try thousands), so the names that are compared live in the
cache for a minute and are capped; only the few that are shown are asked from the database, and so
are always public ones.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from django.conf import settings
from django.core.cache import cache
from django.utils.text import slugify
from wagtail.models import Page

from search.analysis.terms import words_of_text
from search.engine import public_pages, search

MOST_SHOWN = 5
MOST_COMPARED = 1000
SECONDS_IN_CACHE = 60
# Share of common letter triples from which names resemble each other to a reader.
LEAST_LIKENESS = 0.4
LONGEST_NAME = 80


def words_in(address: str) -> str:
    """The words of the last part of an address that has any, for a search field."""
    for part in reversed(name_parts(address)):
        words = re.findall(r"[^\W\d_]{2,}", part)
        if words:
            return " ".join(words)[:LONGEST_NAME].strip()
    return ""


def name_parts(address: str) -> list[str]:
    """The parts of an address without its language and the ending of a file name."""
    parts = [part for part in unicodedata.normalize("NFC", address).split("/") if part]
    if parts and parts[0] in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
        parts = parts[1:]
    return [PurePosixPath(part).stem for part in parts]


def suggestions(address: str, language: str) -> list[Page]:
    """Up to five public pages of the language: the most alike by name, then those found."""
    if address.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return []
    ids = resembling(address, language)
    if len(ids) < MOST_SHOWN:
        ids = list(dict.fromkeys([*ids, *found_by_words(address, language)]))[:MOST_SHOWN]
    found = public_pages(language).select_related("locale").in_bulk(ids) if ids else {}
    return [found[pk] for pk in ids if pk in found]


def resembling(address: str, language: str) -> list[int]:
    wanted = triples(slugify(words_in(address)))
    if not wanted:
        return []
    scored = [
        (max(likeness(wanted, triples(name)) for name in names), pk)
        for pk, names in names_of_pages(language)[0]
    ]
    best = sorted((row for row in scored if row[0] >= LEAST_LIKENESS), reverse=True)
    return [pk for _score, pk in best[:MOST_SHOWN]]


def found_by_words(address: str, language: str) -> list[int]:
    """What the search finds by all words of the address, which has no ä and ö."""
    _names, known = names_of_pages(language)
    words = [known.get(word, word) for word in words_in(address).lower().split()]
    matches = search(" ".join(words), language)
    return [] if matches.any_word else matches.ids[:MOST_SHOWN]


def names_of_pages(language: str) -> tuple[list[tuple[int, list[str]]], dict[str, str]]:
    """Of the pages of a language published last: (id, slug and title as a slug) of each; and the
    words of their titles as addresses have them → as they are."""
    key = f"search-names-{language}"
    known = cache.get(key)
    if known is None:
        pages = public_pages(language).order_by("-last_published_at", "-pk")[:MOST_COMPARED]
        names, words = [], {}
        for pk, slug, title in pages.values_list("pk", "slug", "title"):
            shown = slugify(title)[:LONGEST_NAME]
            names.append((pk, list({slug[:LONGEST_NAME], shown} - {""})))
            words |= {slugify(word): word for word in words_of_text(title)}
        known = (names, words)
        cache.set(key, known, SECONDS_IN_CACHE)
    return known


def triples(name: str) -> set[str]:
    """Every three letters in a row, the ends marked with spaces."""
    padded = f"  {name[:LONGEST_NAME]} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)} if name else set()


def likeness(one: set[str], other: set[str]) -> float:
    """The share of what two names have in common, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other))
