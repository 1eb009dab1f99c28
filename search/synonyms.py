"""Words that staff have tied together, put into a query."""

from search.analysis import Analyser, analyser
from search.analysis.terms import words_of_text
from search.query import Alternative, Clause, Word
from search.taught import synonyms

# Of one phrase, so that no list of synonyms makes a query without end.
MOST_ALTERNATIVES = 12


def clauses(words: list[str], language: str) -> tuple[Clause, ...]:
    """A clause for each word, or one for several that together have other words.

    Stop words alone are left out unless there is nothing else: "te" of "te-toimisto" is none.
    """
    by = analyser(language)
    table = synonyms_of(language, by)
    telling, idle, place = [], [], 0
    while place < len(words):
        length, others = longest_match(words[place:], table, by)
        taken = words[place : place + length]
        clause = (alternative(taken, by), *others[:MOST_ALTERNATIVES])
        is_idle = not others and taken[0] in by.stop_words
        (idle if is_idle else telling).append(clause)
        place += length
    return tuple(telling or idle)


def asked(word: str, by: Analyser) -> Word:
    """What a word of a query is found by; its own parts are another subject."""
    terms = by.terms(word)
    return tuple(dict.fromkeys((*terms.whole, *terms.kin)))


def alternative(words: list[str], by: Analyser) -> Alternative:
    return tuple(asked(word, by) for word in words)


def synonyms_of(language: str, by: Analyser) -> list[tuple[list[str], list[Alternative]]]:
    """(words of a phrase, what else it means)."""
    table = []
    for row in synonyms(language):
        sides = [(row.asked, row.meant)]
        if row.both_ways:
            sides.append((row.meant, row.asked))
        for these, those in sides:
            others = [alternative(words_of_text(phrase), by) for phrase in those]
            # Alternatives of one side mean the same as well.
            for phrase in these:
                same = [alternative(words_of_text(p), by) for p in these if p != phrase]
                table.append((words_of_text(phrase), [*others, *same]))
    return table


def longest_match(words: list[str], table, by: Analyser) -> tuple[int, list[Alternative]]:
    """(how many words, what else they mean) of the longest phrase that the words begin with."""
    best, others = 1, []
    for phrase, alternatives in table:
        if len(phrase) > len(words) or len(phrase) < best or not begins(words, phrase, by):
            continue
        others = [*others, *alternatives] if len(phrase) == best else alternatives
        best = len(phrase)
    return best, others


def begins(words: list[str], phrase: list[str], by: Analyser) -> bool:
    """Whether the words begin with the phrase in any inflection."""
    return all(same(word, other, by) for word, other in zip(words, phrase, strict=False))


def same(word: str, other: str, by: Analyser) -> bool:
    return not set(by.terms(word).whole).isdisjoint(by.terms(other).whole)
