"""The search page, `/haku/` under the prefix of each language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from search.results import Results

LONGEST_QUERY = 200


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


def addresses() -> dict[str, str]:
    """Language → address of the search page. A query of one language is none of another."""
    found = {}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        with translation.override(code):
            found[code] = reverse("search")
    return found
