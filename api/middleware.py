"""The frame around both voices: what belongs to HTTP rather than to content.

Stands before every middleware that may refuse a request, so that programs get the refusal in the
error shape too. Pages of people are touched in one way only: `Vary: Accept`.
"""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils import translation
from django.utils.cache import patch_vary_headers
from wagtail.models import Page

from api import cors
from api.asked import asked_by
from api.errors import ApiError, NotFoundError, answer_to, error_response, say_in_json
from api.negotiation import JSON, READING, always_json, refuses_json, wants_json
from api.preview import preview_page
from api.routing import is_page_itself
from api.views import answer_json

PAGES = "wagtail_serve"
FILES = "document_file"


class Negotiation:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_json = wants_json(request)
        if in_json:
            tidy_address(request)
        response = self.get_response(request)
        if not has_two_voices(request):
            return response
        # In JSON a person known by the header may get more: a draft, or actions of their own.
        patch_vary_headers(response, ["Accept", "Authorization"] if in_json else ["Accept"])
        if in_json and response.status_code >= 400 and response.get("Content-Type") != JSON:
            say_in_json(request, response)
        if in_json or cors.is_preflight(request):
            cors.add_headers(request, response, asked_by(request).allowed)
        if in_json and request.method == "HEAD":
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def process_view(self, request, view, args, kwargs):
        """Answers in JSON before anything asks for a CSRF token, see `api.views`.

        A page's own address that is only read, by nobody known, goes Wagtail's way.
        """
        if not has_two_voices(request):
            return None
        in_json = wants_json(request)
        if request.method == "OPTIONS" and (in_json or cors.is_preflight(request)):
            response = HttpResponse(status=204, headers=asked_by(request).options)
            del response.headers["Content-Type"]
            return response
        if in_json and always_json(request) and refuses_json(request.headers.get("Accept", "")):
            return error_response(request, 406)
        if request.resolver_match.url_name != PAGES:
            return None
        if not in_json:
            return self.preview(request)
        is_public = "Authorization" not in request.headers and "preview" not in request.GET
        if request.method in READING and is_public:
            return None
        if leads_below_a_page(request, args[0]):
            return None
        try:
            return answer_json(request)
        except (ApiError, Http404) as error:
            return self.process_exception(request, error)

    def preview(self, request):
        """The draft that a signed link shows to people; None for every other address."""
        if request.method not in READING or "preview" not in request.GET:
            return None
        try:
            return preview_page(request, asked_by(request).steps)
        except NotFoundError:
            raise Http404 from None

    def process_exception(self, request, error):
        if isinstance(error, ApiError):
            return answer_to(request, error)
        if isinstance(error, Http404) and has_two_voices(request) and wants_json(request):
            return error_response(request, 404)
        return None


def has_two_voices(request: HttpRequest) -> bool:
    """Whether the address is a page's, a file's, a service's or nobody's; the admin has one."""
    match = request.resolver_match
    return match is None or match.url_name in (PAGES, FILES) or match.app_name == "api"


def leads_below_a_page(request: HttpRequest, path: str) -> bool:
    """Whether a page has a view of its own there, such as the address of a form."""
    route = Page.route_for_request(request, path)
    return route is not None and not is_page_itself(route.page, route.args)


def tidy_address(request: HttpRequest) -> None:
    """Lets a program leave out the last slash of a page's address, or double one inside."""
    given = request.path_info
    tidy = re.sub("/{2,}", "/", f"{given}/")
    if tidy == given or not re.fullmatch(r"[\w\-/]+", tidy):
        return
    # Nobody has chosen the language yet: what is active is left from the request before.
    with translation.override(settings.LANGUAGE_CODE):
        match = not is_valid_path(given) and is_valid_path(tidy)
    if match and match.url_name == PAGES:
        request.path = request.path.removesuffix(given) + tidy
        request.path_info = tidy
