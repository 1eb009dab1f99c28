"""Which beacons are not counted, judged from the request's headers, besides those of
`core.visitors`. Nothing here is kept; `request.META` is read as there.
"""

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest

from reach.origins import listed_origin

PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")


def is_fetched_ahead(request: HttpRequest) -> bool:
    """Prefetched or prerendered: nobody has seen the page yet."""
    stated = " ".join(request.META[name] for name in PURPOSES if name in request.META).lower()
    return any(word in stated for word in ("prefetch", "prerender", "preview"))


def is_from_elsewhere(request: HttpRequest, own_host: str) -> bool:
    """Sent by a page of another site. Browsers state it in headers that scripts cannot set.

    `own_host` with its port, as in the Host header. The scheme is not compared: behind a proxy
    the server does not always know it. Origins of REACH_ORIGINS are not elsewhere.
    """
    if listed_origin(request):
        return False
    if request.META.get("HTTP_SEC_FETCH_SITE", "").lower() == "cross-site":
        return True
    origin = request.META.get("HTTP_ORIGIN")
    return origin is not None and origin.partition("://")[2].lower() != own_host.lower()


def is_signed_in(request: HttpRequest) -> bool:
    """Asks the session only when the browser sent one, so that visitors cost no query."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return request.user.is_authenticated
    except DatabaseError:
        return True
