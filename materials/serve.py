"""Hands out a stored file in pieces, whole or in part; memory stays flat whatever the size.

Every download of this room passes through `stored_file`.
"""

import re
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from core import browser_copies

PIECE = 256 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def stored_file(
    request: HttpRequest,
    name: str,
    *,
    file_name: str,
    content_type: str,
    digest: str,
    size: int,
) -> HttpResponseBase:
    """200, 206, 304 or 416. `name` is the file in the store; raises Http404 when it is not there.

    One range is answered, as browsers and download programs ask; several get the whole file. Where
    the page asks for a login, Wagtail takes away what is said here of browsers that keep the file.
    """
    etag = quote_etag(digest)
    kept = browser_copies.cache_control(request)
    if unchanged := get_conditional_response(request, etag):
        unchanged.headers.setdefault("Cache-Control", kept)
        return unchanged
    found = asked_range(request, size, etag)
    if found is None:
        response = HttpResponse(status=416)
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    start, end = found
    whole = (start, end) == (0, size - 1)
    if request.method == "HEAD":
        response = HttpResponse(status=200 if whole else 206)
    else:
        try:
            file = default_storage.open(name)
        except OSError:
            raise Http404 from None
        response = StreamingHttpResponse(pieces(file, start, end), status=200 if whole else 206)
        response._resource_closers.append(file.close)
    if not whole:
        response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    for header, value in {
        "Content-Type": content_type,
        "Content-Length": str(end - start + 1),
        "Content-Disposition": content_disposition_header(True, file_name),
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Cache-Control": kept,
        "X-Robots-Tag": "noindex",
    }.items():
        response.headers[header] = value
    return response


def asked_range(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """(first, last) byte to send; None when the range lies outside the file (RFC 9110, 14)."""
    everything = (0, size - 1)
    given = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if given is None or request.headers.get("If-Range", etag) != etag:
        return everything
    first, last = given.groups()
    if not first and not last:
        return everything
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1) if length else None
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return everything
    return (start, end) if start < size else None


def pieces(file, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    left = end - start + 1
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
