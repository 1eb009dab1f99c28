"""What happens to every request before a page sees it."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation

from core.page_policy import NOT_FOR_WRITERS
from core.permissions import is_only_writer
from core.tree import Tree

ADMIN_PREFIX = "/admin/"
# What a too large body is read away in, so that the sender gets to see the answer.
CHUNK = 64 * 1024


def body_limit(get_response: Callable) -> Callable:
    """Answers 413 to bodies over the limit of the area, and 400 to a NUL in address or query."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return refuse(request, 400)
        limit = settings.MAX_BODY_BYTES
        if request.path.startswith(ADMIN_PREFIX):
            limit = settings.MAX_ADMIN_BODY_BYTES
        try:
            size = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            return refuse(request, 400)
        if size > limit:
            drain(request, size)
            return refuse(request, 413)
        return get_response(request)

    return middleware


def drain(request: HttpRequest, size: int) -> None:
    """Reads up to 64 MiB away: a browser shows an answer only after it has sent its body."""
    left = min(size, 64 * 1024 * 1024)
    while left > 0 and (chunk := request.META["wsgi.input"].read(min(CHUNK, left))):
        left -= len(chunk)


def refuse(request: HttpRequest, status: int) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        kind, message = {
            400: (
                "BadRequest",
                "The address or a parameter holds a character that is not allowed.",
            ),
            413: ("PayloadTooLarge", "The body is larger than this service takes."),
        }[status]
        return JsonResponse({"type": kind, "message": message}, status=status)
    with translation.override(settings.LANGUAGE_CODE):
        return render(request, f"{status}.html", status=status)


def locale_from_path(get_response: Callable) -> Callable:
    """Takes the language from the address alone.

    Django's own LocaleMiddleware also asks cookies and headers, so it varies answers by them, and
    it turns a 404 of the API or the admin into a redirect.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info)
        translation.activate(language or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        response = get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return middleware


def page_lookup(get_response: Callable) -> Callable:
    """Finds the page of an address in two queries before Wagtail looks for it (`core.tree`)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if request.resolver_match.url_name == "wagtail_serve":
            Tree.of(request).find([step for step in args[0].split("/") if step])

    middleware.process_view = process_view
    return middleware


def writers_stay_in(get_response: Callable) -> Callable:
    """Refuses writers the few lists of the admin that tell of every page there is."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if request.resolver_match.view_name in NOT_FOR_WRITERS and is_only_writer(request.user):
            raise PermissionDenied

    middleware.process_view = process_view
    return middleware


class PolicyByAreaMiddleware(CSPMiddleware):
    """The strict policy for the public, another for the editor."""

    def process_response(self, request, response):
        if request.path.startswith(ADMIN_PREFIX):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        return super().process_response(request, response)
