"""Voikko's raw analyses of a word, from the system's library or from pip alone.

Both speak of the same dictionary in the same notation (see `search.analysis.morphology`). The
system's `libvoikko1` with `voikko-fi`, where it is installed together with the `libvoikko` of PyPI,
is five times as fast and takes 7 MB instead of 216; `pyvoikko` carries everything with it.
"""

from threading import Lock


class Voikko:
    """Loads the dictionary, from the first of `sources` that has it, when a word is asked."""

    def __init__(self, *sources):
        self._sources = sources or (from_system, from_pip)
        self._lock = Lock()
        self._ask = None

    def analyses(self, word: str) -> list[str]:
        """Every reading of a word in lower case, in the notation of Voikko's transducer."""
        if self._ask is None:
            with self._lock:
                self._ask = self._ask or next(filter(None, (load() for load in self._sources)))
        return self._ask(word)


def from_system():
    """A function from a word to its analyses by the system's library, or None without it."""
    try:
        from libvoikko import Voikko as Library
        from libvoikko import VoikkoException
    except ImportError:
        return None
    try:
        library = Library("fi")
    except (OSError, VoikkoException):
        # The Python side is there, the library or the dictionary is not.
        return None
    lock = Lock()

    def ask(word: str) -> list[str]:
        # One handle may serve one thread at a time.
        with lock:
            return [row["FSTOUTPUT"] for row in library.analyze(word) if "FSTOUTPUT" in row]

    return ask


def from_pip():
    """The same from `pyvoikko`."""
    from kfst import TokenizationException
    from pyvoikko import VOIKKO_FST

    def ask(word: str) -> list[str]:
        try:
            return list(dict.fromkeys(raw for raw, _weight in VOIKKO_FST.lookup(word)))
        except TokenizationException:
            # A letter that Finnish does not have.
            return []

    return ask
