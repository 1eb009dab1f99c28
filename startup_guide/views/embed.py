"""A chapter for other sites: as JSON and as a page without scripts that may stand in a frame.

Other sites show what is true today: an amount that expires here disappears there.
"""

from hashlib import sha256

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from startup_guide.addresses import find_chapter, find_guide
from startup_guide.answers import answer
from startup_guide.book import chapter_book
from startup_guide.data import chapter_data


@require_safe
def data(request: HttpRequest, path: str, chapter: str) -> HttpResponse:
    """The chapter as JSON, open to the scripts of every site."""
    guide = find_guide(request, path)
    page = find_chapter(request, guide, chapter)
    book = chapter_book(request, page, guide)
    content = JsonResponse(
        chapter_data(request, page, book), json_dumps_params={"ensure_ascii": False}
    )
    content.headers["Cache-Control"] = f"public, max-age={book.seconds_fresh}"
    content.headers["ETag"] = etag = quote_etag(sha256(content.content).hexdigest()[:32])
    found = get_conditional_response(request, etag, None, content)
    # After the choice between 200 and 304: a browser asks it of both.
    found.headers["Access-Control-Allow-Origin"] = "*"
    found.headers["Access-Control-Expose-Headers"] = "ETag"
    return found


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "script-src": ["'none'"]})
def frame(request: HttpRequest, path: str, chapter: str) -> HttpResponse:
    """The chapter as a page that other sites may show in a frame."""
    guide = find_guide(request, path)
    page = find_chapter(request, guide, chapter)
    return answer(request, page, "startup_guide/embed.html", {"in_frame": True}, "upotus.html")
