"""The door of everything that writes: who asks, for which page, with which version in hand.

Whoever writes is known by a token. A session never writes: its cookie would come along from any
page of the web, and nothing here asks for a CSRF token.
"""

from collections.abc import Callable
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Page
from wagtail.utils.forms import FormValidationError

from api.addresses import page_address
from api.authentication import ADMIN
from api.drafts import may_read_draft
from api.errors import (
    ApiError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NotFoundError,
    UnauthorizedError,
)
from api.moved import moved_answer
from api.registry import Call, Read, Write
from api.responses import json_response
from api.stored import page_at
from api.writing.body import json_body
from api.writing.forms import errors_of
from api.writing.versions import etag_of, require_match
from api.writing.work import Work
from core.querysets import visible_pages

Handler = Callable[[Work], object]


def writing(handler: Handler) -> Write:
    """A method of a service from a function that works on a page.

    The function gives a response, or data that answer with 200.
    """

    def write(request: HttpRequest, steps: list[str], below: list[str]) -> HttpResponse:
        user, page = writer_at(request, steps)
        if page is None:
            return moved(request)
        return run(handler, request, user, page, below)

    write.__doc__ = handler.__doc__
    return write


def writer_at(request: HttpRequest, steps: list[str]) -> tuple:
    """(who writes, the page they may know of or None). Raises when nobody is known."""
    user = editor(getattr(request, "api_user", None))
    page = page_at(request, user, steps)
    return user, page if page is not None and may_know(user, page) else None


def reading(handler: Handler) -> Read:
    """The reading of a service that is for editors alone, from the same kind of function."""

    def read(call: Call):
        user = editor(call.user)
        page = Page.objects.get(pk=call.page.pk).specific
        with named_errors(call.page_address):
            return handler(Work(call.request, user, page, below=list(call.below)))

    read.__doc__ = handler.__doc__
    return read


def may_know(user, page) -> bool:
    """Whether refusing may tell that the page is there: the lists of the admin say more to writers
    (embargoed posts of others) than an answer to a program should."""
    return may_read_draft(user, page) or visible_pages().filter(pk=page.pk).exists()


def editor(user):
    if user is None or not user.is_authenticated:
        raise UnauthorizedError
    if not user.has_perm(ADMIN):
        raise ForbiddenError
    return user


def run(handler: Handler, request, user, page, below: list[str]) -> HttpResponse:
    """Runs the handler in one transaction, in the language of the page."""
    body = json_body(request)
    address = page_address(page, request) or ""
    with translation.override(page.locale.language_code), named_errors(address):
        with transaction.atomic():
            # Two writers with the same version in hand: the second one waits and is refused.
            Page.objects.select_for_update().get(pk=page.pk)
            page = Page.objects.get(pk=page.pk).specific
            require_match(request, page)
            result = handler(Work(request, user, page, body, below))
        if isinstance(result, HttpResponse):
            return result
        return private_json(request, result, Page.objects.filter(pk=page.pk).first() or page)


def private_json(request: HttpRequest, data, page) -> HttpResponse:
    language = page.locale.language_code
    response = json_response(request, data, address="", language=language, public=False)
    response.headers["ETag"] = etag_of(page)
    return response


@contextmanager
def named_errors(address: str):
    """Turns what Wagtail's actions raise into the errors of this API."""
    try:
        yield
    except ApiError as error:
        error.context = error.context or address
        raise
    except FormValidationError as error:
        raise bad_fields(errors_of(error), address) from error
    except PermissionDenied as error:
        raise ForbiddenError(context=address) from error
    except ProtectedError as error:
        raise ConflictError("Something else needs it.", address) from error
    except ValidationError as error:
        raise bad_fields(pairs(error), address) from error
    except Page.DoesNotExist as error:
        raise NotFoundError from error


def pairs(error: ValidationError) -> list[tuple[str, str]]:
    if hasattr(error, "error_dict"):
        return [(name, text) for name, texts in error.message_dict.items() for text in texts]
    return [("", text) for text in error.messages]


def bad_fields(errors: list[tuple[str, str]], address: str) -> BadRequestError:
    return BadRequestError(sentence(errors), address, errors)


def sentence(errors: list[tuple[str, str]]) -> str:
    return " ".join(f"{field}: {text}" if field else text for field, text in errors[:10])


def moved(request: HttpRequest) -> HttpResponse:
    """To where the page has moved. Raises NotFoundError when it has not."""
    found = moved_answer(request)
    if found is None:
        raise NotFoundError
    return found
