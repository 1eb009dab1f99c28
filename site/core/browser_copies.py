"""How long a reader's own browser keeps a file that it was given.

The copy is what makes a download count once a day although nothing is known of the reader
(docs/decisions/0021-a-download-once-a-day.md): who has the file today asks for no second one. An
address made by `address_of` names the bytes, so a file that is made anew has a new address, and
the copy holds until midnight. Of any other address the browser asks each time whether its copy is
still the file, and "not modified" sends none.
"""

from django.http import HttpRequest

from core.midnight import seconds_to_midnight

MARK = "v"
MARK_LENGTH = 12
# Copies of what not everybody may have are kept nowhere.
NOWHERE = "private, no-store"
LONGEST = 24 * 3600


def address_of(address: str, digest: str) -> str:
    """The address with a mark of the bytes: `/opas/` and a SHA-256 give `/opas/?v=0a1b2c3d4e5f`."""
    return f"{address}?{MARK}={digest[:MARK_LENGTH]}"


def cache_control(request: HttpRequest, *, is_public: bool = True) -> str:
    """The Cache-Control of a file in answer to this request. Caches between keep none."""
    if not is_public:
        return NOWHERE
    if request.GET.get(MARK):
        return f"private, max-age={min(seconds_to_midnight(), LONGEST)}"
    return "private, no-cache"
