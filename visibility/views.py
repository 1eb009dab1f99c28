"""Below the project page: the poster, the lobby screen and the ready descriptions."""

from hashlib import sha256

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from core import pdf
from core.languages import translations_of
from core.models import Partner
from core.qr import qr_code
from visibility import screen as lobby
from visibility.description import Description
from visibility.facts import facts, sums
from visibility.poster import poster as poster_context
from visibility.project_page import address, addresses, partners_of, project_of, project_page

# Short: a page that is taken away should be gone from other people's caches soon.
SHORT = "public, max-age=300"


@require_safe
def poster(request: HttpRequest, path: str) -> HttpResponse:
    """The A3 poster as PDF; 503 where the server cannot print."""
    page = project_page(request, path)
    project = project_of(request)
    shown = page.get_full_url(request)
    context = poster_context(page, project, shown, from_code(shown, "juliste"))
    context["back"] = page.get_url(request)
    name = f"{gettext('poster')}-{page.locale.language_code}-a3.pdf"
    return pdf.response(request, "visibility/poster.html", context, name, SHORT)


@require_safe
@cache_control(public=True, max_age=60)
def screen(request: HttpRequest, path: str) -> HttpResponse:
    """A view of 1920 × 1080 for a screen in a lobby."""
    page = project_page(request, path)
    project = project_of(request)
    shown = page.get_full_url(request)
    title, told = project.name or page.title, facts(project)
    context = {
        "address": shown.partition("://")[2].rstrip("/"),
        "project": project,
        "lead": page.lead,
        "title": title,
        "is_full": lobby.is_full(title, page.lead, told),
        "sums": sums(project),
        "facts": told,
        "partners": partners_of(project),
        "latest": lobby.latest(page),
        "code": qr_code(from_code(shown, "naytto")),
        "refresh": lobby.REFRESH_SECONDS,
        **lobby.drawing(),
    }
    return render(request, "visibility/screen.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def descriptions(request: HttpRequest, path: str) -> HttpResponse:
    """The ready descriptions of all beneficiaries, to copy."""
    page = project_page(request, path)
    project = project_of(request)
    rows = [Description(request, page, project, partner) for partner in partners_of(project)]
    request.translated_urls = {
        other.locale.language_code: address(other, "descriptions")
        for other in translations_of(page)
    }
    context = {
        "project_page": page,
        "descriptions": rows,
        "addresses": addresses(page),
        "has_pdf": not pdf.missing(),
    }
    return render(request, "visibility/descriptions.html", context)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(public=True, max_age=300)
def embed(request: HttpRequest, path: str, key: str) -> HttpResponse:
    """One beneficiary's description as a page that other sites may show in a frame."""
    return render(
        request, "visibility/embed.html", {"description": one_description(request, path, key)}
    )


@require_safe
def data(request: HttpRequest, path: str, key: str) -> HttpResponse:
    """The same as JSON, open to the scripts of every site."""
    description = one_description(request, path, key)
    answer = JsonResponse(description.as_json(), json_dumps_params={"ensure_ascii": False})
    answer.headers["Cache-Control"] = SHORT
    answer.headers["ETag"] = etag = quote_etag(sha256(answer.content).hexdigest()[:32])
    answer = get_conditional_response(request, etag, None, answer)
    # After the choice between 200 and 304: a browser asks it of both.
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Expose-Headers"] = "ETag"
    return answer


def one_description(request: HttpRequest, path: str, key: str) -> Description:
    page = project_page(request, path)
    project = project_of(request)
    partner: Partner | None = next(
        (row for row in partners_of(project) if row.organisation.key == key), None
    )
    if partner is None:
        raise Http404
    return Description(request, page, project, partner)


def from_code(shown: str, source: str) -> str:
    """The address for a code: reach tells readers who came by it from others."""
    return f"{shown}?utm_source={source}&utm_medium=qr"
