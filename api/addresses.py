"""Absolute addresses on the host of the request.

An `@id` is the page's address without the slash at its end and never holds `++api++`.
"""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path

from api.negotiation import JSON_PREFIX


def absolute(address: str, request: HttpRequest) -> str:
    """`address` with scheme and host; one that has them already is left alone."""
    return request.build_absolute_uri(address)


def page_address(page, request: HttpRequest) -> str | None:
    """The `@id` of a page; None when no site leads to it."""
    address = page.get_url(request)
    return absolute(address, request).rstrip("/") if address else None


def home_address(language_code: str, request: HttpRequest) -> str:
    """The `@id` of the home page in a language."""
    with translation.override(language_code):
        return absolute(reverse("wagtail_serve", args=("",)), request).rstrip("/")


def site_address(request: HttpRequest) -> str:
    return absolute("/", request).rstrip("/")


def asked_address(request: HttpRequest) -> str:
    """What was asked for, without `++api++` and without the query."""
    steps = (step for step in request.path.split("/") if step and f"/{step}" != JSON_PREFIX)
    return absolute(escape_uri_path("/" + "/".join(steps)), request).rstrip("/")
