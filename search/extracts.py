"""A piece of a page's text around the words somebody searched, with those words marked."""

import re
from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import analyser
from search.analysis.terms import normal

LENGTH = 260
# Characters shown before the first match, so that it does not stand alone.
BEFORE = 80
# Letters that a word shares with its other forms; only such words are analysed.
SEED = 3
LONGEST_SEARCHED = 20_000


class Marker:
    """Knows which words of a text are those of a query, in any inflection or compound.

    `words` are those of the query as typed, `terms` what they are found by.
    """

    def __init__(self, words: list[str], terms: frozenset[str], language: str):
        self.words = words
        self.terms = terms
        self.by = analyser(language)

    @cached_property
    def pattern(self) -> re.Pattern | None:
        """Finds words that may be meant: with the beginning of a term somewhere inside."""
        seeds = sorted({term[:SEED] for term in (*self.words, *self.terms)}, key=len, reverse=True)
        if not seeds:
            return None
        inside = "|".join(re.escape(seed) for seed in seeds)
        return re.compile(rf"[^\W_]*(?:{inside})[^\W_]*", re.IGNORECASE)

    def spans(self, text: str):
        """(start, end) of each word that is meant."""
        if self.pattern is None:
            return
        for match in self.pattern.finditer(text[:LONGEST_SEARCHED]):
            if self.means(normal(match[0])):
                yield match.span()

    def means(self, word: str) -> bool:
        if word in self.terms or any(len(w) >= SEED and word.startswith(w) for w in self.words):
            return True
        terms = self.by.terms(word)
        return not self.terms.isdisjoint((*terms.whole, *terms.parts, *terms.kin))

    def marked(self, text: str) -> SafeString:
        """The text as HTML, the words that are meant inside <mark>."""
        parts, end = [], 0
        for start, stop in self.spans(text):
            parts += [escape(text[end:start]), f"<mark>{escape(text[start:stop])}</mark>"]
            end = stop
        parts.append(escape(text[end:]))
        return mark_safe("".join(parts))

    def extract(self, text: str) -> SafeString:
        """About 260 characters around the first match, or the beginning when there is none."""
        text = " ".join(text.split())
        first, _end = next(self.spans(text), (0, 0))
        start = 0
        if first > BEFORE:
            # At the start of a word, and never after the match itself.
            space = text.find(" ", first - BEFORE, first)
            start = first if space < 0 else space + 1
        piece = text[start:]
        if len(piece) > LENGTH:
            # Whole words, unless there is but one.
            piece = (piece[:LENGTH].rpartition(" ")[0] or piece[:LENGTH]) + " …"
        return self.marked(("… " if start else "") + piece)
