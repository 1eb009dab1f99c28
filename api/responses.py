"""A JSON answer with what HTTP caches need: ETag, Last-Modified, Cache-Control, Vary, 304."""

import json
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

from api.freshness import unchanged_since
from api.negotiation import JSON

# Short: an unpublished page should be gone from other people's caches soon.
PUBLIC_SECONDS = 60
PRIVATE = "private, no-store"


def json_response(
    request: HttpRequest,
    data: dict | list,
    *,
    address: str,
    language: str,
    public: bool,
    seconds: int = PUBLIC_SECONDS,
    content_type: str = JSON,
) -> HttpResponse:
    """200 with the data, or 304 when the client has it already.

    `address` tells this answer from all others: the `@id` with the parameters that count. `seconds`
    is how long the answer stays true.
    """
    body = json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder).encode()
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Language"] = language
    patch_vary_headers(response, ["Accept"])
    if not public:
        response.headers["Cache-Control"] = PRIVATE
        return response
    etag = quote_etag(sha256(body).hexdigest()[:32])
    changed = unchanged_since(address, etag).timestamp()
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    seconds = min(seconds, PUBLIC_SECONDS)
    response.headers["Cache-Control"] = f"public, max-age={seconds}, must-revalidate"
    return get_conditional_response(request, etag, int(changed), response)
