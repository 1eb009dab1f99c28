"""The search page, `/haku/` under the prefix of each language, and what its script asks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core import rate
from core.forms.public import is_from_elsewhere
from core.visitors import has_opted_out, is_bot
from search import completion, counting, kinds
from search.results import Results

LONGEST_QUERY = 200
# How long a browser may offer the same words while somebody types.
SECONDS_OFFERED = 60
COUNTED_PER_HOUR = 300


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=` in the language of the address: 400 when it is over 200 characters."""
    text = request.GET.get("q", "")
    too_long = len(text) > LONGEST_QUERY
    asked = bool(text.strip()) and not too_long
    results = Results(text, translation.get_language(), request.GET) if asked else None
    if results:
        results.page  # noqa: B018  A wrong page number is not found before anything is shown.
    request.translated_urls = addresses()
    response = render(
        request,
        "search/search_page.html",
        {"query": text, "too_long": too_long, "longest": LONGEST_QUERY, "results": results},
        status=400 if too_long else 200,
    )
    response.headers["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
def offers(request: HttpRequest) -> JsonResponse:
    """`haku/ehdotukset/?q=`: words and pages that fit what is being typed."""
    found = completion.completion(request.GET.get("q", ""), translation.get_language())
    response = JsonResponse(
        {
            "words": found.words,
            "pages": [
                {
                    "title": page.title,
                    "url": page.get_url(request),
                    "kind": kinds.label_of(page),
                }
                for page in found.pages
            ],
        }
    )
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_OFFERED}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt
@require_POST
def beacon(request: HttpRequest) -> HttpResponse:
    """`haku/laskuri/`: 204 whether or not it counts; 400 malformed, 403 from elsewhere, 413."""
    if is_from_elsewhere(request):
        return HttpResponse(status=403)
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > counting.MAX_BYTES:
            return HttpResponse(status=413)
        text, page = counting.read(request.body)
    except (ValueError, OSError, RecursionError):
        return HttpResponse(status=400)
    left_out = has_opted_out(request) or is_bot(request) or len(text) > LONGEST_QUERY
    brake = rate.is_over(request, "search", COUNTED_PER_HOUR)
    if not left_out and not brake:
        if page is None:
            counting.count_search(text, translation.get_language())
        else:
            counting.count_click(text, translation.get_language(), page)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def addresses() -> dict[str, str]:
    """Language → address of the search page. A query of one language is none of another."""
    found = {}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        with translation.override(code):
            found[code] = reverse("search")
    return found
