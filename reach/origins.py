"""Other sites whose pages may send beacons: the clients that show the content through JSON.

`REACH_ORIGINS` lists origins such as `https://www.example.fi`; empty allows this site alone.
A beacon of a listed client needs no preflight; one sent as JSON asks first, and is answered here.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PREFLIGHT_SECONDS = 24 * 3600


def listed_origin(request: HttpRequest) -> str:
    """The origin of the request when it is a listed one, else ""."""
    origin = request.META.get("HTTP_ORIGIN", "")
    return origin if origin in getattr(settings, "REACH_ORIGINS", ()) else ""


def add_headers(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Lets a page of a listed origin know that its beacon has arrived."""
    if origin := listed_origin(request):
        response.headers["Access-Control-Allow-Origin"] = origin
        # Browsers send beacons with credentials and want this said; no cookie is ever set or kept.
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Vary"] = "Origin"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "POST"
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
            response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
    return response


def host_of(origin: str) -> str:
    """The host name of an origin, without scheme and port."""
    return origin.partition("://")[2].partition(":")[0].lower()
