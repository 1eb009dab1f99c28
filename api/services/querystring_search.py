"""`@querystring-search`: the query of Volto's listing block. POST reads too and changes nothing.

A criterion is `{"i": index, "o": operation, "v": value}`; all of them have to hold.
"""

import json
from datetime import datetime, timedelta
from urllib.parse import unquote

from django.utils import timezone

from api.catalog import (
    DATES,
    HERE,
    LONGEST_TEXT,
    MOST_VALUES,
    SORTABLE,
    UNLIMITED,
    Criteria,
    moment_of,
)
from api.errors import BadRequestError
from api.parameters import BATCH_SIZE, LARGEST_BATCH, LAST_START, Parameters
from api.registry import Call, Service, query_parameter
from api.services.search import ORDERS, results
from core.tree import MOST_STEPS

PREFIX = "plone.app.querystring.operation."
LARGEST_BODY = 20_000
MOST_CRITERIA = 20
MOST_DAYS = 3660


def querystring_search(call: Call) -> dict:
    """Raises BadRequestError with the part of the query that makes no sense."""
    body = body_of(call)
    parameters = Parameters(
        start=number(body, "b_start", 0, LAST_START),
        size=number(body, "b_size", BATCH_SIZE, LARGEST_BATCH),
    )
    most = number(body, "limit", 0, LAST_START) or None
    metadata = set(texts(body.get("metadata_fields") or [], "metadata_fields"))
    full = bool(body.get("fullobjects"))
    return results(
        call, "querystring-search", criteria_of(body), parameters, metadata, full, most=most
    )


def body_of(call: Call) -> dict:
    """The query: the body of a POST, or `?query=` of a GET, encoded once or twice."""
    request = call.request
    if request.method == "POST":
        if request.content_type not in ("application/json", "application/json+schema"):
            raise BadRequestError("The body has to be application/json.")
        text = request.body.decode("utf-8", "replace")
    else:
        text = request.GET.get("query", "{}")
        if text.lstrip().startswith("%"):
            text = unquote(text)
    if len(text) > LARGEST_BODY:
        raise BadRequestError(f"The query has at most {LARGEST_BODY} characters.")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise BadRequestError("The query is not JSON.") from None
    if not isinstance(found, dict):
        raise BadRequestError("The query is an object with a list of criteria as query.")
    return found


def number(body: dict, name: str, default: int, most: int) -> int:
    value = body.get(name)
    if value is None:
        return default
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 8:
        value = int(value)
    if type(value) is not int or not 0 <= value <= most:
        raise BadRequestError(f"{name} is a whole number from 0 to {most}.")
    return value


def texts(value, name: str) -> list[str]:
    values = value if isinstance(value, list) else [value]
    is_fine = all(isinstance(text, str) and "\0" not in text for text in values)
    if not is_fine or len(values) > MOST_VALUES or any(len(v) > LONGEST_TEXT for v in values):
        raise BadRequestError(f"{name} is a list of at most {MOST_VALUES} texts.")
    return values


def criteria_of(body: dict) -> Criteria:
    criteria, order = body.get("query") or [], body.get("sort_order") or ""
    sort_on = body.get("sort_on") or ""
    if not isinstance(criteria, list) or len(criteria) > MOST_CRITERIA:
        raise BadRequestError(f"query is a list of at most {MOST_CRITERIA} criteria.")
    if not isinstance(sort_on, str) or sort_on not in ("", "relevance", *SORTABLE):
        raise BadRequestError(f"sort_on is one of {', '.join(SORTABLE)}.")
    if not isinstance(order, str) or order not in ORDERS:
        raise BadRequestError("sort_order is ascending or descending.")
    found: dict = {"sort_on": sort_on, "descending": ORDERS[order]}
    for criterion in criteria:
        add(found, criterion)
    return Criteria(**found)


def add(found: dict, criterion) -> None:
    """Puts one criterion into the arguments of Criteria."""
    if not isinstance(criterion, dict):
        raise BadRequestError('A criterion is an object: {"i": …, "o": …, "v": …}.')
    index, operation, value = (criterion.get(name) for name in ("i", "o", "v"))
    if not isinstance(index, str) or not isinstance(operation, str):
        raise BadRequestError("A criterion names its index (i) and its operation (o).")
    kind = operation.removeprefix(PREFIX)
    if index in DATES and kind.startswith("date."):
        found.setdefault("dates", {})[index] = date_range(index, kind.removeprefix("date."), value)
    elif index == "path" and kind.startswith("string."):
        found["paths"] = paths(kind.removeprefix("string."), value)
    elif index in TEXTS and kind in ("string.contains", "string.is"):
        found[TEXTS[index]] = texts(value, index)[0]
    elif index in SELECTIONS and kind in ("selection.any", "selection.all", "selection.is"):
        found[SELECTIONS[index]] = texts(value or [], index)
        if index == "Subject":
            found["all_subjects"] = kind == "selection.all"
    else:
        raise BadRequestError(f"There is no operation {operation[:100]} for {index[:100]}.")


TEXTS = {"SearchableText": "text", "Title": "title"}
SELECTIONS = {"portal_type": "types", "Subject": "subjects", "review_state": "states"}


def paths(kind: str, value) -> list[tuple[str, int]]:
    """`/a::1` finds one level below /a; a relative path is the page itself."""
    if kind not in ("path", "absolutePath", "relativePath"):
        raise BadRequestError("path takes the operations path, absolutePath and relativePath.")
    found = []
    for text in texts(value, "path"):
        address, _, depth = text.partition("::")
        is_number = depth.isascii() and depth.isdigit() and len(depth) < 4
        if depth and depth != str(UNLIMITED) and not (is_number and int(depth) <= MOST_STEPS):
            raise BadRequestError(f"The depth of a path is a whole number from -1 to {MOST_STEPS}.")
        levels = int(depth) if is_number else UNLIMITED
        found.append((HERE if kind == "relativePath" or address == HERE else address, levels))
    return found


def date_range(index: str, kind: str, value) -> tuple[datetime | None, datetime | None]:
    now = timezone.now()
    if kind in ("largerThan", "afterDate"):
        return moment_of(value, index), None
    if kind in ("lessThan", "beforeDate"):
        return None, moment_of(value, index, ends=True)
    if kind == "between":
        values = texts(value, index)
        if len(values) != 2:
            raise BadRequestError(f"{index} is between two moments.")
        low, high = values
        return moment_of(low, index), moment_of(high, index, ends=True)
    if kind in ("afterToday", "today", "beforeToday"):
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        tomorrow = midnight + timedelta(days=1)
        first = {"afterToday": tomorrow, "today": midnight}.get(kind)
        return first, {"today": tomorrow, "beforeToday": midnight}.get(kind)
    days = timedelta(days=number({index: value}, index, 0, MOST_DAYS))
    relative = {
        "largerThanRelativeDate": (now, now + days),
        "lessThanRelativeDate": (now - days, now),
        "afterRelativeDate": (now + days, None),
        "beforeRelativeDate": (None, now - days),
    }
    if kind not in relative:
        raise BadRequestError(f"{index} has no operation date.{kind[:60]}.")
    return relative[kind]


QUERYSTRING_SEARCH = Service(
    "querystring-search",
    "Public pages by the criteria of a listing block",
    read=querystring_search,
    read_by=("POST",),
    parameters=(
        query_parameter(
            "query",
            "The query as JSON: query, sort_on, sort_order, b_size, b_start, limit.",
            "{}",
            maxLength=LARGEST_BODY,
        ),
    ),
)
