"""The door of everything that comes with a token or writes: who asks, for which page, and by what.

Answers None for what the public path answers as well. A request without a token is never let in to
write, whatever cookies it brings, so nothing here needs a CSRF token.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from wagtail.models import Page
from wagtail.utils.forms import FormValidationError

from api.addresses import page_address
from api.authentication import editor_of, recognise
from api.drafts import answer_editor, may_read_draft, private_json
from api.errors import (
    ApiError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    MethodNotAllowedError,
    NotFoundError,
    UnauthorizedError,
)
from api.negotiation import READING
from api.routing import moved_to
from api.writing.body import json_body
from api.writing.finding import page_at, split_address
from api.writing.forms import errors_of
from api.writing.methods import PAGE, SERVICE_METHODS, SITE_METHODS
from api.writing.versions import require_match
from api.writing.work import Work
from core.tree import Tree


def enter(request: HttpRequest) -> HttpResponse | None:
    """Raises ApiError."""
    steps, below = split_address(request.path_info)
    service = below.pop(0) if below else ""
    if service in SITE_METHODS and not steps:
        return at_site(request, service, below)
    if request.method in READING:
        recognise(request)
        return read(request, steps, service, below)
    methods = SERVICE_METHODS.get(service, {}) if service else PAGE
    if request.method not in ("POST", "PATCH", "DELETE"):
        raise MethodNotAllowedError
    user = request.user = editor_of_token(request)
    page = page_at(request, user, steps)
    if page is None:
        return moved(request, steps, service)
    if request.method not in methods:
        raise not_allowed(request, page, service, methods)
    return write(request, user, page, methods[request.method], below)


def editor_of_token(request: HttpRequest):
    """A session never writes: the cookie would come along from any page of the web."""
    if "Authorization" not in request.headers:
        raise UnauthorizedError
    return editor_of(request)


def at_site(request: HttpRequest, service: str, below: list[str]) -> HttpResponse:
    method = "GET" if request.method == "HEAD" else request.method
    handler = SITE_METHODS[service].get(method)
    if handler is None:
        raise MethodNotAllowedError(allowed=SITE_METHODS[service])
    body = {} if method == "GET" else json_body(request)
    result = handler(request, body, below)
    if isinstance(result, HttpResponse):
        return result
    response = JsonResponse(result, safe=False)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def read(request: HttpRequest, steps: list[str], service: str, below: list[str]):
    user = request.user
    page = page_at(request, user, steps) if user.is_authenticated else None
    if page is None or not may_read_draft(user, page):
        return None
    reader = SERVICE_METHODS.get(service, {}).get("GET")
    if reader is not None:
        work = Work(request, user, page, below=below)
        with translation.override(page.locale.language_code):
            result = reader(work)
        is_response = isinstance(result, HttpResponse)
        return result if is_response else private_json(request, result, page, service)
    if below or request.GET.get("version") == "published":
        return None
    return answer_editor(request, user, page, service)


def write(request, user, page, handler: Callable, below: list[str]) -> HttpResponse:
    """Runs the handler in one transaction, in the language of the page."""
    body = json_body(request)
    with translation.override(page.locale.language_code), named_errors(request, page):
        with transaction.atomic():
            # Two writers with the same version in hand: the second one waits and is refused.
            Page.objects.select_for_update().get(pk=page.pk)
            page = Page.objects.get(pk=page.pk).specific
            require_match(request, page)
            result = handler(Work(request, user, page, body, below))
        if isinstance(result, HttpResponse):
            return result
        return private_json(request, result, type(page).objects.filter(pk=page.pk).first() or page)


class named_errors:  # noqa: N801
    """Turns what Wagtail's actions raise into the errors of this API."""

    def __init__(self, request, page):
        self.address = page_address(page, request) or ""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if isinstance(error, ApiError):
            error.context = error.context or self.address
        elif isinstance(error, FormValidationError):
            found = errors_of(error)
            raise BadRequestError(sentence(found), self.address, found) from error
        elif isinstance(error, PermissionDenied):
            raise ForbiddenError(context=self.address) from error
        elif isinstance(error, ProtectedError):
            raise ConflictError("Something else needs it.", self.address) from error
        elif isinstance(error, ValidationError):
            rows = getattr(error, "message_dict", {"": error.messages}).items()
            found = [(name, text) for name, texts in rows for text in texts]
            raise BadRequestError(sentence(found), self.address, found) from error
        elif isinstance(error, Page.DoesNotExist):
            raise NotFoundError from error
        return False


def sentence(errors: list[tuple[str, str]]) -> str:
    return " ".join(f"{field}: {text}" if field else text for field, text in errors[:10])


def moved(request: HttpRequest, steps: list[str], service: str) -> HttpResponse:
    from api.views import redirect

    found = moved_to(request, "/" + "/".join(steps))
    if found is None:
        raise NotFoundError
    return redirect(request, *found, service=f"@{service}" if service else "")


def not_allowed(request, page, service: str, methods) -> ApiError:
    from api.services import CLOSED_SERVICES, SERVICES

    known = service in SERVICES or service in CLOSED_SERVICES or methods
    if service and not known:
        context = page_address(page, request) or ""
        return NotFoundError(f"There is no service @{service}.", context=context)
    return MethodNotAllowedError(allowed=methods)
