"""Who asks, judged from the request's headers: a program, or a person who wants to be left out.

Reads `request.META`: `request.headers` builds a copy of them all, a tenth of a hit's whole time.
Nothing here is kept.
"""

from functools import lru_cache

from django.http import HttpRequest
from is_bot import Bots

# Longer than any browser's, so that a flood of made-up agents cannot fill the memory.
MAX_AGENT = 512

_bots = Bots()


@lru_cache(maxsize=1024)
def is_bot_agent(agent: str) -> bool:
    """Browsers name themselves: an empty agent is a program."""
    return not agent or _bots.is_bot(agent)


def is_bot(request: HttpRequest) -> bool:
    return is_bot_agent(request.META.get("HTTP_USER_AGENT", "").strip()[:MAX_AGENT])


def has_opted_out(request: HttpRequest) -> bool:
    """By Global Privacy Control or Do Not Track."""
    return "1" in (request.META.get("HTTP_SEC_GPC"), request.META.get("HTTP_DNT"))
