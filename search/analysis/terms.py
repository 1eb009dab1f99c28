"""The one interface of all analysers, and the words of a text."""

import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
# Longer runs of letters are no words; PostgreSQL could not even hold the longest.
LONGEST_WORD = 60


class Terms(NamedTuple):
    """What a word is found by, everything in lower case.

    `whole`: the word itself and its base forms. `lemmas`: the base forms alone, () when unknown.
    `parts`: the words of a compound. `kin`: what it is derived from (valmennus: valmentaa).
    """

    whole: tuple[str, ...]
    lemmas: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


class Analyser:
    """Words as they are; the analysers of languages replace `terms` and `stop_words`."""

    # Words without content of their own. A query of a sentence is asked without them.
    stop_words: frozenset[str] = frozenset()

    def terms(self, word: str) -> Terms:
        """The terms of one word, which `words_of_text` has put in form."""
        return Terms((word,))


def normal(text: str) -> str:
    """Lower case, and letters of one piece: ä typed as a and two dots is ä."""
    return unicodedata.normalize("NFC", text).lower()


def words_of_text(text: str) -> list[str]:
    """The words and numbers of a text in their order, in form for an analyser."""
    return [word[:LONGEST_WORD] for word in WORD.findall(normal(text))]
