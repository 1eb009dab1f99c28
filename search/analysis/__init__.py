"""From a word as it stands in a text to the terms it is found by, for each language.

    terms = analyser("fi").terms("ryhmävalmennusten")
    terms.whole   # ("ryhmävalmennusten", "ryhmävalmennus")
    terms.lemmas  # ("ryhmävalmennus",)
    terms.parts   # ("ryhmä", "valmennus")
    terms.kin     # ("valmentaa",)

A text is indexed by all of them. A query asks for `whole` and `kin`, never for its own parts: who
asks for "ryhmävalmennus" does not mean every "ryhmä".
"""

from functools import cache

from search.analysis.terms import Analyser, Terms

# Goes up whenever the same word may get other terms: the index then renews itself.
VERSION = 1

__all__ = ["VERSION", "Analyser", "Terms", "analyser", "warm"]


@cache
def analyser(language: str) -> Analyser:
    """The analyser of a content language. One that has none of its own keeps words as they are."""
    if language in {"fi", "fi-simple"}:
        from search.analysis.finnish import Finnish

        return Finnish()
    if language in {"sv", "en"}:
        from search.analysis.snowball import Snowball

        return Snowball({"sv": "swedish", "en": "english"}[language])
    return Analyser()


def warm() -> None:
    """Loads the dictionaries. A server calls it before it forks, so that workers share them."""
    for language, word in {"fi": "koulutus", "sv": "utbildning", "en": "training"}.items():
        analyser(language).terms(word)
