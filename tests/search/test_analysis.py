"""The analysers: how many word pairs each of them joins, and how many it must keep apart."""

import pytest

from search.analysis import analyser
from search.analysis.finnish import Finnish
from search.analysis.terms import normal, words_of_text
from tests.search import word_pairs

# Table → (pairs, pairs that are joined). A change of a number is a decision, not an accident.
FINNISH = {
    "INFLECTION": (100, 100),
    "GRADATION": (31, 31),
    "COMPOUNDS": (37, 37),
    "DERIVATION": (20, 19),
    "PLACES": (18, 18),
    "LOANS": (12, 12),
    # Homonyms: tuki and tukki are also forms of tukkia, nainen and nai of naida.
    "NEAR_MISSES": (58, 2),
}
OTHERS = {
    ("sv", "SWEDISH"): (18, 16),
    ("sv", "SWEDISH_MISSES"): (7, 0),
    ("en", "ENGLISH"): (10, 10),
    ("en", "ENGLISH_MISSES"): (5, 0),
}
TABLES = {**{("fi", name): counts for name, counts in FINNISH.items()}, **OTHERS}


def joined(language: str, asked: str, found: str) -> bool:
    """Whether a page with `found` is found by `asked`."""
    by = analyser(language)
    query, text = by.terms(normal(asked)), by.terms(normal(found))
    return not set(query.whole + query.kin).isdisjoint(text.whole + text.parts + text.kin)


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_word_pairs_are_joined_and_near_misses_kept_apart(language, name):
    pairs = word_pairs.pairs(getattr(word_pairs, name))
    hits = [pair for pair in pairs if joined(language, *pair)]
    odd = [pair for pair in pairs if (pair in hits) == ("MISSES" in name)]
    assert (len(pairs), len(hits)) == TABLES[language, name], odd


def test_the_tables_are_large_enough():
    finnish = {name: pairs for name, (pairs, _hits) in FINNISH.items()}
    assert finnish.pop("NEAR_MISSES") >= 50
    assert sum(finnish.values()) >= 150


def test_plain_finnish_is_finnish_and_other_languages_keep_words():
    assert isinstance(analyser("fi-simple"), Finnish)
    assert analyser("se").terms("girjji").whole == ("girjji",)


def test_letters_with_dots_and_rings_are_letters_of_their_own():
    for one, other in (("sääri", "saari"), ("tölkki", "tolkki")):
        assert not joined("fi", one, other)
    assert not joined("sv", "år", "ar")
    assert words_of_text("a\u0308a\u030aO\u0308") == ["äåö"]


@pytest.mark.parametrize("word", ["x" * 60, "未来", "²", "e2e", "0", "ŝ", "kuu" * 20])
def test_no_word_is_too_odd(word):
    for language in ("fi", "sv", "en"):
        assert word in analyser(language).terms(word).whole


class Library:
    """The system's library as its Python side shows it; the tests have no such library."""

    def __init__(self, language):
        assert language == "fi"

    def analyze(self, word):
        known = {"kissat": "[Ln][Xp]kissa[X]kissa[Sn][Nm]t"}
        return [{"FSTOUTPUT": known[word], "BASEFORM": "kissa"}] if word in known else []


def test_the_library_of_the_system_is_asked_where_it_is(monkeypatch):
    import sys
    from types import ModuleType

    module = ModuleType("libvoikko")
    module.Voikko, module.VoikkoException = Library, OSError
    monkeypatch.setitem(sys.modules, "libvoikko", module)
    by = Finnish()
    assert by.terms("kissat").lemmas == ("kissa",)
    assert by.terms("koirat").lemmas == ()


def test_a_library_without_its_dictionary_is_as_none(monkeypatch):
    import sys
    from types import ModuleType

    def broken(language):
        raise OSError("no dictionary")

    module = ModuleType("libvoikko")
    module.Voikko, module.VoikkoException = broken, OSError
    monkeypatch.setitem(sys.modules, "libvoikko", module)
    assert Finnish().terms("kissat").lemmas == ("kissa",)
