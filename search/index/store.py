"""From what a page says to its rows: analysed, written in one transaction, only when it is new."""

from collections.abc import Iterable
from hashlib import sha1
from typing import NamedTuple

from django.db import transaction

from search.analysis import VERSION, Analyser, analyser
from search.analysis.terms import words_of_text
from search.index.content import Content, content_of
from search.models import FacetSet, FoundPage, IndexedPage, IndexedWord

# Of one page; PostgreSQL holds at most a megabyte of terms.
MOST_WORDS = 12_000
SHORTEST_WORD = 3


class Rows(NamedTuple):
    """What the index holds of a page."""

    words: IndexedPage
    found: FoundPage
    vocabulary: list[IndexedWord]


def store(page) -> None:
    """Writes the rows of a specific page that the public may see."""
    language = page.locale.language_code
    content = content_of(page)
    mark = fingerprint(language, content)
    kept = IndexedPage.objects.filter(pk=page.pk).values_list("fingerprint", "stale").first()
    if kept == (mark, False):
        return
    if kept and kept[0] == mark:
        IndexedPage.objects.filter(pk=page.pk).update(stale=False)
        return
    rows = rows_of(page.pk, language, content)
    rows.words.fingerprint = mark
    how = {"force_insert": kept is None, "force_update": kept is not None}
    with transaction.atomic():
        rows.words.save(**how)
        rows.found.save(**how)
        if kept:
            IndexedWord.objects.filter(page=page.pk).delete()
        IndexedWord.objects.bulk_create(rows.vocabulary)


def fingerprint(language: str, content: Content) -> str:
    said = repr((VERSION, language, content))
    return sha1(said.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def rows_of(pk: int, language: str, content: Content) -> Rows:
    a, b, c, d = (" ".join(terms) for terms in weighed(analyser(language), content))
    return Rows(
        IndexedPage(page_id=pk, terms_a=a, terms_b=b, terms_c=c, terms_d=d, text=content.text),
        FoundPage(
            page_id=pk,
            language=language,
            facets=FacetSet.of(content.kind, listed(content.groups), listed(content.themes)),
            label=content.label[:80],
            shown_at=content.shown_at,
            starts_at=content.starts_at,
            ends_at=content.ends_at,
            expires_at=content.expires_at,
        ),
        [
            IndexedWord(page_id=pk, language=language, word=word)
            for word in vocabulary(language, content)
        ],
    )


def weighed(by: Analyser, content: Content) -> list[list[str]]:
    """Terms by weight, from title to files; parts of compounds and kin one step lower."""
    levels = (
        [content.title],
        [*content.leading, *content.labels],
        content.body,
        content.files,
    )
    found: list[list[str]] = [[] for _level in levels]
    left = MOST_WORDS
    for level, texts in enumerate(levels):
        lower = min(level + 1, len(levels) - 1)
        for word in words_in(texts, left):
            terms = by.terms(word)
            found[level] += terms.whole
            found[lower] += terms.parts
            found[lower] += terms.kin
            left -= 1
    return found


def words_in(texts: Iterable[str], most: int) -> list[str]:
    words = []
    for text in texts:
        words += words_of_text(text)
        if len(words) >= most:
            break
    return words[: max(most, 0)]


def listed(keys: Iterable[str]) -> str:
    """`|one|other|`, so that a key is found by what parts it from others."""
    kept = [key.replace("|", " ") for key in keys]
    return f"|{'|'.join(kept)}|" if kept else ""


def vocabulary(language: str, content: Content) -> list[str]:
    """Words to compare a misspelt one with, in their base forms."""
    by = analyser(language)
    found = {}
    for word in words_in([content.title, *content.leading, *content.labels], 400):
        if len(word) < SHORTEST_WORD or word in by.stop_words or not word.isalpha():
            continue
        for known in by.terms(word).lemmas[:1] or (word,):
            found[known] = None
    return list(found)
