"""The public page about what is measured, `/mittaus/`, made from the settings in force."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from reach import daily_readers, retention
from reach.definitions import definitions


@require_safe
def measuring(request: HttpRequest) -> HttpResponse:
    request.translated_urls = addresses()
    return render(
        request,
        "reach/measuring.html",
        {
            "definitions": definitions(),
            "daily": daily_readers.is_on(),
            "detail_months": round(retention.detail_days() / 30.4),
            "word_days": retention.word_days(),
            "clients": getattr(settings, "REACH_ORIGINS", ()),
        },
    )


def addresses() -> dict[str, str]:
    """Language → address of the page."""
    found = {}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        with translation.override(code):
            found[code] = reverse("measuring")
    return found
