"""“Did you mean”: the likeliest words of public pages in the place of unknown ones."""

from django.core.cache import cache
from django.db.models import Count
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search import engine
from search.analysis import analyser
from search.models import IndexedWord

SECONDS_IN_CACHE = 120
MOST_KNOWN = 30_000
# Letters of a word → how many of them may be wrong.
ALLOWED = ((7, 2), (4, 1))
# Only so many words of a query are corrected, and only so many candidates are tried.
MOST_CORRECTED = 3
MOST_TRIED = 3
# Endings that a misspelt word may carry; the words it is compared with have none.
ENDINGS = {
    "fi": "issa issä ista istä illa illä ille ilta iltä ssa ssä sta stä lla llä lle lta ltä "
    "ksi een iin an än en in ta tä ja jä a ä n t",
    "sv": "arna erna orna ernas et en er ar or s",
    "en": "ing es ed s",
}
ENDINGS["fi-simple"] = ENDINGS["fi"]


def likelier(text: str, language: str) -> str:
    """The query with its unknown words corrected, when that finds something; else ""."""
    words, by = engine.words_of(text), analyser(language)
    known = vocabulary(language)
    choices = {}
    for word in words:
        unknown = not any(term in known for term in by.terms(word).whole)
        if not unknown or word in by.stop_words or len(choices) >= MOST_CORRECTED:
            continue
        if candidates := closest(word, known, language):
            choices[word] = candidates
    for number in range(max(map(len, choices.values()), default=0)):
        corrected = [
            choices[word][min(number, len(choices[word]) - 1)] if word in choices else word
            for word in words
        ]
        matches = engine.search(" ".join(corrected), language)
        # The pages themselves answer whether a word may be told: the list is a little old.
        if matches and not matches.any_word:
            return " ".join(corrected)
    return ""


def vocabulary(language: str) -> dict[str, int]:
    """Word in its base form → on how many pages it stands."""
    key = f"search-vocabulary-{language}"
    known = cache.get(key)
    if known is None:
        rows = IndexedWord.objects.filter(language=language).values_list("word")
        known = dict(rows.annotate(pages=Count("pk")).order_by("-pages", "word")[:MOST_KNOWN])
        cache.set(key, known, SECONDS_IN_CACHE)
    return known


def closest(word: str, known: dict[str, int], language: str) -> list[str]:
    """Up to three known words, those with the fewest wrong letters first, then the commoner."""
    best: dict[str, int] = {}
    for form in forms(word, language):
        allowed = next((most for length, most in ALLOWED if len(form) >= length), 0)
        if not allowed:
            continue
        found = process.extract(
            form, known.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=20
        )
        for candidate, distance, _key in found:
            best[candidate] = min(distance, best.get(candidate, distance))
    ordered = sorted(best, key=lambda candidate: (best[candidate], -known[candidate], candidate))
    return ordered[:MOST_TRIED]


def forms(word: str, language: str) -> list[str]:
    """The word as it is and without each ending that it may have."""
    cut = [
        word.removesuffix(end) for end in ENDINGS.get(language, "").split() if word.endswith(end)
    ]
    return [word, *cut]
