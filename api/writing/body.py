"""The body of a request as JSON, checked before anything else sees it."""

import json
import re

from django.conf import settings
from django.http import HttpRequest

from api.errors import BadRequestError, PayloadTooLargeError, UnsupportedMediaTypeError

# Surrogates that JSON can spell but no database can store.
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
DEEPEST = 64
LARGEST_NUMBER = 2**63 - 1


def json_body(request: HttpRequest) -> dict:
    """The object in the body; an empty body is an empty object.

    Raises PayloadTooLargeError, UnsupportedMediaTypeError or BadRequestError.
    """
    raw = read_at_most(request, settings.MAX_BODY_BYTES)
    if not raw.strip():
        return {}
    if request.content_type not in ("application/json", "application/problem+json"):
        raise UnsupportedMediaTypeError
    body = parse(raw)
    if not isinstance(body, dict):
        raise BadRequestError("The body has to be a JSON object.")
    return body


def read_at_most(request: HttpRequest, limit: int) -> bytes:
    """Django's own limit for bodies in memory is meant for forms: files come in JSON here."""
    try:
        raw = request.read(limit + 1)
    except OSError:
        raise BadRequestError("The body cannot be read.") from None
    if len(raw) > limit:
        raise PayloadTooLargeError
    return raw


def parse(raw: bytes):
    try:
        body = json.loads(
            raw.decode("utf-8"), object_pairs_hook=without_doubles, parse_constant=no_constant
        )
    except RecursionError:
        raise BadRequestError("The body is nested too deeply.") from None
    except BadRequestError:
        raise
    except ValueError as error:
        raise BadRequestError("The body is not JSON in UTF-8.") from error
    check(body)
    return body


def without_doubles(pairs: list[tuple]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadRequestError("A key stands twice in the same object.")
    return found


def no_constant(name: str):
    raise BadRequestError(f"{name} is not JSON.")


def check(body) -> None:
    """Refuses what no field can hold: NUL, half characters, endless numbers, deep nesting."""
    level = [body]
    for _depth in range(DEEPEST):
        below = []
        for value in level:
            if isinstance(value, dict):
                below += [*value.keys(), *value.values()]
            elif isinstance(value, list):
                below += value
            else:
                check_scalar(value)
        if not below:
            return
        level = below
    raise BadRequestError("The body is nested too deeply.")


def check_scalar(value) -> None:
    if isinstance(value, str):
        if "\0" in value or HALF_CHARACTER.search(value):
            raise BadRequestError("A text holds a character that is not allowed.")
    elif isinstance(value, (int, float)) and not abs(value) <= LARGEST_NUMBER:
        raise BadRequestError("A number is too large.")
