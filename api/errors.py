"""The one shape of everything that goes wrong: `{"type", "message", "context"?}`."""

import json

from django.http import HttpRequest, HttpResponse

from api.addresses import asked_address, site_address
from api.negotiation import JSON

# Status → (type, message when nobody has a better one)
KINDS = {
    400: ("BadRequest", "The request is not valid."),
    401: ("Unauthorized", "You are not authorized to access this resource."),
    403: ("Forbidden", "You are not allowed to access this resource."),
    405: ("MethodNotAllowed", "This address does not take this method."),
    406: ("NotAcceptable", "This address answers JSON, and Accept refuses it."),
    409: ("Conflict", "The request does not fit what is there now."),
    412: ("PreconditionFailed", "A precondition of the request does not hold."),
    413: ("PayloadTooLarge", "The body is larger than this service takes."),
    415: ("UnsupportedMediaType", "The body has to be application/json."),
    422: ("UnprocessableContent", "The content does not allow this yet."),
    429: ("TooManyRequests", "Too many requests. Try again later."),
    500: ("InternalServerError", "Something went wrong. It has been logged."),
    503: ("ServiceUnavailable", "The service cannot answer now. Try again later."),
}
CHALLENGE = 'Bearer realm="api"'


class ApiError(Exception):
    """Ends a request with an error. `context` is the `@id` of the page it is about.

    `errors` are pairs (field, message), one for each fault of what was sent.
    """

    status = 400

    def __init__(self, message: str = "", context: str = "", errors: list | None = None):
        super().__init__(message)
        self.message = message
        self.context = context
        self.errors = errors or []


class BadRequestError(ApiError):
    status = 400


class UnauthorizedError(ApiError):
    status = 401


class ForbiddenError(ApiError):
    status = 403


class NotFoundError(ApiError):
    status = 404


class MethodNotAllowedError(ApiError):
    """`allowed` are the methods that the address takes besides reading."""

    status = 405

    def __init__(self, message: str = "", allowed=()):
        super().__init__(message)
        self.allowed = sorted({"GET", "HEAD", "OPTIONS", *allowed})


class ConflictError(ApiError):
    status = 409


class PreconditionFailedError(ApiError):
    status = 412


class PayloadTooLargeError(ApiError):
    status = 413


class UnsupportedMediaTypeError(ApiError):
    status = 415


class UnprocessableError(ApiError):
    status = 422


class TooManyRequestsError(ApiError):
    status = 429


def answer_to(request: HttpRequest, error: ApiError) -> HttpResponse:
    response = error_response(request, error.status, error.message, error.context, error.errors)
    if isinstance(error, MethodNotAllowedError):
        response.headers["Allow"] = ", ".join(error.allowed)
    return response


def error_body(
    request: HttpRequest, status: int, message: str = "", context: str = "", errors=()
) -> bytes:
    """The error as JSON. What is not found names the site as its context, unless told otherwise:
    naming the nearest page would tell which hidden pages exist."""
    if status == 404:
        kind = "NotFound"
        message = message or f"Resource not found: {asked_address(request)}"
        context = context or site_address(request)
    else:
        fallback = KINDS[500] if status >= 500 else KINDS[400]
        kind, default = KINDS.get(status, fallback)
        message = message or default
    body = {"type": kind, "message": message}
    if context:
        body["context"] = context
    if errors:
        body["errors"] = [{"field": field, "message": text} for field, text in errors]
    return json.dumps(body, ensure_ascii=False).encode()


def error_response(
    request: HttpRequest, status: int, message: str = "", context: str = "", errors=()
) -> HttpResponse:
    response = HttpResponse(status=status)
    say_in_json(request, response, message, context, errors)
    return response


def say_in_json(
    request: HttpRequest, response: HttpResponse, message: str = "", context: str = "", errors=()
) -> None:
    """Gives an error response the JSON body; headers that others have set stay."""
    response.content = error_body(request, response.status_code, message, context, errors)
    response.headers["Content-Type"] = JSON
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Cache-Control"] = "no-store" if response.status_code == 401 else "no-cache"
    if response.status_code == 401:
        response.headers.setdefault("WWW-Authenticate", CHALLENGE)
