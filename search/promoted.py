"""Pages that staff have put before all results of some words."""

from search.analysis import analyser
from search.analysis.terms import words_of_text
from search.synonyms import same
from search.taught import promotions

MOST_SHOWN = 3


def promoted(words: list[str], language: str) -> list[int]:
    """Ids of at most three pages, in the editors' order. Whether they are public is not asked."""
    if not words:
        return []
    by = analyser(language)
    found = {}
    for row in promotions(language):
        if any(all_in(words_of_text(phrase), words, by) for phrase in row.asked):
            found[row.page_id] = None
    return list(found)[:MOST_SHOWN]


def all_in(phrase: list[str], words: list[str], by) -> bool:
    """Whether the query has every word of the phrase, in any inflection."""
    return all(any(same(word, wanted, by) for word in words) for wanted in phrase)
