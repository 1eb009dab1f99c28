"""The index of the admin: pages in any state, as their writers left them."""

from hashlib import sha1
from typing import NamedTuple

from search.analysis import VERSION, analyser
from search.index.content import texts_in
from search.index.store import words_in
from search.models import StaffPage

MOST_WORDS = 4_000


def store(page) -> None:
    """Writes the row of a page, as it is in memory, when it says something new."""
    if page.depth <= 1 or type(page) is not page.specific_class:
        return
    kept = StaffPage.objects.filter(pk=page.pk).values_list("fingerprint", flat=True).first()
    said = Said.of(page)
    if kept != said.fingerprint:
        said.row(page.pk).save(force_insert=kept is None, force_update=kept is not None)


class Said(NamedTuple):
    """What staff may find a specific page by."""

    language: str
    titles: list[str]
    texts: list[str]

    @classmethod
    def of(cls, page) -> "Said":
        titles = [page.title, page.draft_title, page.slug]
        return cls(page.locale.language_code, titles, [text for _name, text in texts_in(page)])

    @property
    def fingerprint(self) -> str:
        said = repr((VERSION, *self)).encode("utf-8", "replace")
        return sha1(said, usedforsecurity=False).hexdigest()

    def row(self, pk: int) -> StaffPage:
        return StaffPage(
            page_id=pk,
            terms_a=terms_in(self.titles, self.language),
            terms_c=terms_in(self.texts, self.language),
            fingerprint=self.fingerprint,
        )


def terms_in(texts: list[str], language: str) -> str:
    by = analyser(language)
    found: dict[str, None] = {}
    for word in words_in(texts, MOST_WORDS):
        terms = by.terms(word)
        found |= dict.fromkeys((*terms.whole, *terms.parts, *terms.kin))
    return " ".join(found)
