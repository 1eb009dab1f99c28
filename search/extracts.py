"""A piece of a page's text around the words somebody searched, with those words marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LENGTH = 260
# Characters shown before the first match, so that it does not stand alone.
BEFORE = 80


def marked(text: str, words: list[str]) -> SafeString:
    """The text as HTML, the words that begin with a searched one inside <mark>."""
    if not words:
        return escape(text)
    parts, end = [], 0
    for match in pattern(words).finditer(text):
        parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        end = match.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))


def extract(text: str, words: list[str]) -> SafeString:
    """About 260 characters around the first match, or the beginning when there is none."""
    # The index puts a comma between the parts of a page, also after a full stop.
    text = re.sub(r"(?<=[.!?:…]),(?= )", "", " ".join(text.split()))
    match = pattern(words).search(text) if words else None
    start = 0
    if match and match.start() > BEFORE:
        # At the start of a word, and never after the match itself.
        space = text.find(" ", match.start() - BEFORE, match.start())
        start = match.start() if space < 0 else space + 1
    piece = text[start:]
    if len(piece) > LENGTH:
        # Whole words, unless there is but one.
        piece = (piece[:LENGTH].rpartition(" ")[0] or piece[:LENGTH]) + " …"
    return marked(("… " if start else "") + piece, words)


def pattern(words: list[str]) -> re.Pattern:
    """Finds words that begin with one of `words`, the longest first."""
    starts = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{starts})\w*", re.IGNORECASE)
