"""The analysers: how many word pairs each of them joins, and how many it must keep apart."""

from functools import cache

import pytest

from search.analysis import analyser
from search.analysis.finnish import Finnish
from search.analysis.terms import Analyser, normal, words_of_text
from search.analysis.voikko import Voikko, from_pip, from_system
from tests.search import word_pairs

# Analyser → table → (pairs, pairs that are joined). A change of a number is a decision, not an
# accident. Both sources of Voikko read the same dictionary.
FINNISH = {
    "INFLECTION": (100, 100),
    "GRADATION": (31, 31),
    "COMPOUNDS": (37, 37),
    "DERIVATION": (20, 19),
    "PLACES": (18, 18),
    "LOANS": (12, 12),
    # Homonyms: tuki and tukki are also forms of tukkia, nainen and nai of naida, arvo of arpoa as
    # arvonta, and kirjain an old genitive of kirja. Palvelu and palvelin come from one verb.
    "NEAR_MISSES": (88, 5),
}
SWEDISH = {"SWEDISH": (18, 16), "SWEDISH_MISSES": (7, 0)}
ENGLISH = {"ENGLISH": (10, 10), "ENGLISH_MISSES": (5, 0)}
ANALYSERS = {
    "voikko of pip": (lambda: Finnish(Voikko(from_pip)), FINNISH),
    "voikko of the system": (lambda: Finnish(Voikko(from_system)), FINNISH),
    "snowball sv": (lambda: analyser("sv"), SWEDISH),
    "snowball en": (lambda: analyser("en"), ENGLISH),
}


@cache
def made(name: str) -> Analyser:
    if name.endswith("system") and from_system() is None:
        pytest.skip("The system has no Voikko.")
    return ANALYSERS[name][0]()


def joined(by: Analyser, asked: str, found: str) -> bool:
    """Whether a page with `found` is found by `asked`."""
    query, text = by.terms(normal(asked)), by.terms(normal(found))
    return not set(query.whole + query.kin).isdisjoint(text.whole + text.parts + text.kin)


@pytest.mark.parametrize(
    ("name", "table"), [(name, table) for name, (_by, told) in ANALYSERS.items() for table in told]
)
def test_word_pairs_are_joined_and_near_misses_kept_apart(name, table):
    pairs = word_pairs.pairs(getattr(word_pairs, table))
    assert len(set(pairs)) == len(pairs)
    hits = [pair for pair in pairs if joined(made(name), *pair)]
    odd = [pair for pair in pairs if (pair in hits) == ("MISSES" in table)]
    assert (len(pairs), len(hits)) == ANALYSERS[name][1][table], odd


def test_the_tables_are_large_enough():
    finnish = {name: pairs for name, (pairs, _hits) in FINNISH.items()}
    assert finnish.pop("NEAR_MISSES") >= 50
    assert sum(finnish.values()) >= 150


def test_plain_finnish_is_finnish_and_other_languages_keep_words():
    assert isinstance(analyser("fi-simple"), Finnish)
    assert analyser("se").terms("girjji").whole == ("girjji",)


def test_letters_with_dots_and_rings_are_letters_of_their_own():
    for one, other in (("sääri", "saari"), ("tölkki", "tolkki")):
        assert not joined(analyser("fi"), one, other)
    assert not joined(analyser("sv"), "år", "ar")
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


def test_pages_that_search_for_nothing_never_load_the_dictionary(
    client, db, make_post, standard_page, monkeypatch
):
    def asked(self, word):
        pytest.fail(f"Voikko was asked for {word}.")

    addresses = ["/", "/haku/", "/++api++/", make_post().url, standard_page.url]
    monkeypatch.setattr(Voikko, "analyses", asked)
    # Analysers remember words: new ones know none.
    analyser.cache_clear()
    for address in addresses:
        assert client.get(address).status_code == 200
