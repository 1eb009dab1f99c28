"""Swedish and English by the Snowball stemmers: the word beside its stem."""

from functools import lru_cache
from threading import local

from snowballstemmer import stemmer

from search.analysis.stop_words import STOP_WORDS
from search.analysis.terms import Analyser, Terms

KEPT = 20_000


class Stems:
    """The stem of a word. A stemmer holds the word it works on, so each thread has its own."""

    def __init__(self, algorithm: str):
        self.algorithm = algorithm
        self.own = local()
        self.stem = lru_cache(KEPT)(self._stem)

    def _stem(self, word: str) -> str:
        if not hasattr(self.own, "stemmer"):
            self.own.stemmer = stemmer(self.algorithm)
        return self.own.stemmer.stemWord(word)


class Snowball(Analyser):
    def __init__(self, algorithm: str):
        self.stems = Stems(algorithm)
        self.stop_words = STOP_WORDS[algorithm]

    def terms(self, word: str) -> Terms:
        stem = self.stems.stem(word)
        return Terms((word,) if stem == word else (word, stem))
