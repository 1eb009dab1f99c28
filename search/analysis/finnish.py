"""Finnish by Voikko: base forms of any inflection, and the parts of compounds.

A word that Voikko does not know (a name, a new loan) is kept as it is beside its Snowball stem.
"""

from functools import lru_cache

from search.analysis.morphology import Reading, read
from search.analysis.snowball import Stems
from search.analysis.stop_words import STOP_WORDS
from search.analysis.terms import Analyser, Terms
from search.analysis.voikko import Voikko

KEPT = 60_000
# Shorter unknown words are abbreviations, which have no stem.
SHORTEST_UNKNOWN = 4
# Keeps stems apart from words: "vallo" must not be found by "valo".
OF_STEMS = "0"


class Finnish(Analyser):
    stop_words = STOP_WORDS["finnish"]

    def __init__(self, voikko: Voikko | None = None):
        self.voikko = voikko or Voikko()
        self.stems = Stems("finnish")
        self.terms = lru_cache(KEPT)(self._terms)

    def _terms(self, word: str) -> Terms:
        if word.isdecimal():
            return Terms((word,))
        readings = likely([read(raw) for raw in self.voikko.analyses(word)])
        if not readings:
            return Terms(unique([word, self._stem(word)]))
        lemmas = unique(reading.lemma for reading in readings)
        return Terms(
            whole=unique([word, *lemmas]),
            lemmas=lemmas,
            parts=unique(part for reading in readings for part in reading.parts),
            kin=unique(root for reading in readings for root in reading.roots),
        )

    def _stem(self, word: str) -> str:
        """Loans end in i, which inflection drops: striimi, striimin; -ointi becomes -oinnin."""
        if len(word) < SHORTEST_UNKNOWN:
            return word
        stem = self.stems.stem(word).removesuffix("i")
        return (f"{stem}t" if stem.endswith("oin") else stem) + OF_STEMS


def likely(readings: list[Reading]) -> list[Reading]:
    """The readings with the fewest parts: "hakemusta" is no black chaff (hake + musta)."""
    if not readings:
        return []
    fewest = min(len(reading.parts) for reading in readings)
    return [reading for reading in readings if len(reading.parts) == fewest]


def unique(words) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
