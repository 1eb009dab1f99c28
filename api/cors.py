"""Reading JSON from another site's page: an allow-list of origins, no credentials.

`CORS_ALLOWED_ORIGINS` lists origins such as `https://www.example.fi`; empty allows none.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

HEADERS = ", ".join(
    ["Accept", "Authorization", "Content-Type", "If-Match", "If-Modified-Since", "If-None-Match",
     "Prefer", "Tus-Resumable", "Upload-Length", "Upload-Metadata", "Upload-Offset"]
)  # fmt: skip
EXPOSED = ", ".join(
    ["ETag", "Last-Modified", "Location", "Tus-Resumable", "Tus-Max-Size", "Upload-Expires",
     "Upload-Length", "Upload-Offset"]
)  # fmt: skip
PREFLIGHT_SECONDS = 24 * 3600


def is_preflight(request: HttpRequest) -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def add_headers(request: HttpRequest, response: HttpResponse, methods: list[str]) -> None:
    """Lets an allowed origin read the answer; caches keep the answers of origins apart.

    `methods` are those that the address takes.
    """
    allowed = getattr(settings, "CORS_ALLOWED_ORIGINS", [])
    if not allowed:
        return
    patch_vary_headers(response, ["Origin"])
    origin = request.headers.get("Origin")
    if origin not in allowed:
        return
    response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = EXPOSED
    if is_preflight(request):
        response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
        response.headers["Access-Control-Allow-Headers"] = HEADERS
        response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
