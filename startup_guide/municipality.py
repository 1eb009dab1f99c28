"""The municipality of the address, `?kunta=sievi`.

It stands in the address and nowhere else, so that a cache may keep the page and an adviser may
send the link.
"""

import re

from django.db.models import Q
from django.http import HttpRequest

from core.models import Municipality

PARAMETER = "kunta"
KEY = re.compile(r"[a-z0-9-]{1,40}")
LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"#?]*)(\?[^"#]*)?(#[^"]*)?(")')


def asked_key(request: HttpRequest) -> str:
    """The key in the address when it has the form of one; nothing else is ever repeated."""
    key = request.GET.get(PARAMETER, "")
    return key if KEY.fullmatch(key) else ""


def municipalities() -> list[Municipality]:
    return list(Municipality.objects.filter(~Q(whole_area=True)).in_order())


def keep_in_links(html: str, roots: list[str], key: str) -> str:
    """The page with `?kunta=` in every link to an address below one of the guide's `roots`."""

    def kept(match: re.Match) -> str:
        before, address, query, fragment, after = match.groups(default="")
        if not address.startswith(tuple(roots)) or f"{PARAMETER}=" in query:
            return match[0]
        query = f"{query}&amp;{PARAMETER}={key}" if query else f"?{PARAMETER}={key}"
        return before + address + query + fragment + after

    return LINK.sub(kept, html)
