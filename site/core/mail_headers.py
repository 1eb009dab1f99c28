"""Headers that a room adds to mails of its own, when they are sent.

A room registers a function for the mails whose keys begin in a certain way; the outbox stores no
headers, so what is true at the moment of sending is what is told.
"""

from collections.abc import Callable

from core.models import OutgoingMail

Source = Callable[[OutgoingMail], dict[str, str]]
_sources: dict[str, Source] = {}


def register(prefix: str, source: Source) -> None:
    """`source(mail)` answers with the headers of a mail whose key begins with `prefix`."""
    _sources[prefix] = source


def headers_of(mail: OutgoingMail) -> dict[str, str]:
    found = {}
    for prefix, source in _sources.items():
        if mail.key.startswith(prefix):
            found |= source(mail)
    return found
