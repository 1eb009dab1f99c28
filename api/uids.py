"""UIDs: 32 hexadecimal digits that stay when a page moves, is renamed or is imported anew.

Translations share a key, and a database id changes with an import, so neither would do alone. The
UID is the key turned by a mask of the language, and the same mask turns it back: one query finds
the page of a UID, by the index of the keys.
"""

from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db.models import Q

DIGITS = 32
HEXADECIMAL = frozenset("0123456789abcdef")


@cache
def mask_of(language: str) -> int:
    return uuid5(NAMESPACE_URL, f"language:{language}").int


def uid(translation_key: UUID, language: str) -> str:
    return f"{translation_key.int ^ mask_of(language):032x}"


def is_uid(text: str) -> bool:
    return len(text) == DIGITS and HEXADECIMAL.issuperset(text)


def named_by(uid: str) -> Q:
    """The pages a UID can name: one of each language, of which at most one is there."""
    found = Q()
    for language, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        key = UUID(int=int(uid, 16) ^ mask_of(language))
        found |= Q(translation_key=key, locale__language_code=language)
    return found
