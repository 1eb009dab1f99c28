"""Whether somebody searches for something to take part in."""

from functools import cache

from django.utils import translation

from events.choices import EventType
from search.analysis import analyser
from search.analysis.terms import words_of_text

OTHERS = {
    "fi": "tapahtuma tilaisuus webinaari ilmoittautuminen kurssi seminaari aamukahvi ryhmä foorumi",
    "fi-simple": "tapahtuma tilaisuus webinaari ilmoittautuminen kurssi seminaari ryhmä foorumi",
    "sv": "evenemang händelse webbinarium anmälan kurs seminarium forum",
    "en": "event webinar registration course seminar forum",
}


@cache
def event_terms(language: str) -> frozenset[str]:
    with translation.override(language):
        names = " ".join(str(label) for label in EventType.labels)
    by = analyser(language)
    words = words_of_text(f"{names} {OTHERS.get(language, '')}")
    return frozenset(
        term for word in words if word not in by.stop_words for term in by.terms(word).whole
    )


def are_in(terms: frozenset[str], language: str) -> bool:
    return not terms.isdisjoint(event_terms(language))
