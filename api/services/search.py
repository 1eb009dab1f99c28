"""`@search`: public pages at or below the page, by words and by the indexes of Plone's catalog."""

from urllib.parse import urlencode

from django.http import QueryDict

from api.batching import batching
from api.catalog import (
    DATES,
    HERE,
    LONGEST_TEXT,
    MOST_VALUES,
    RELEVANCE,
    SORTABLE,
    UNLIMITED,
    Criteria,
    find,
    moment_of,
)
from api.errors import BadRequestError
from api.parameters import Parameters
from api.registry import Call, Service, query_parameter
from api.serializers.content import content
from api.serializers.metadata import lines
from api.serializers.summary import specific_pages
from core.tree import MOST_STEPS

ORDERS = {"": False, "ascending": False, "descending": True, "reverse": True}
RANGES = ("min", "max", "min:max", "minmax")
# Where a batch begins says nothing about what is looked for.
NOT_KEPT = ("b_start", "b_size", "expand", "expand:list", "expand.navigation.depth")


def search(call: Call) -> dict:
    query = call.request.GET
    kept = [(n, v) for n, values in query.lists() if n not in NOT_KEPT for v in values]
    wanted = values_of(query, "metadata_fields") or []
    full = query.get("fullobjects", "0").lower() not in ("0", "false")
    kept = urlencode(kept)
    return results(call, "search", criteria_of(query), call.parameters, set(wanted), full, kept)


def results(
    call: Call,
    name: str,
    criteria: Criteria,
    parameters: Parameters,
    metadata: set[str],
    full: bool,
    kept: str = "",
    most: int | None = None,
) -> dict:
    """One batch of what fits. `most` limits the whole, `kept` is the query that asks the same."""
    pages = find(call, criteria)
    total = pages.count() if most is None else min(most, pages.count())
    end = min(parameters.start + parameters.size, total)
    shown = specific_pages(pages[parameters.start : end] if end > parameters.start else [])
    address = call.address(name)
    data = {
        "@id": f"{address}?{kept}" if kept else address,
        "items": [content(call.tree, page, Parameters()) for page in shown]
        if full
        else lines(call.tree, shown, metadata),
        "items_total": total,
    }
    links = batching(address, parameters, total, kept)
    return data | ({"batching": links} if links else {})


def criteria_of(query: QueryDict) -> Criteria:
    """Raises BadRequestError with the name of the parameter that makes no sense."""
    text = first(query, "SearchableText")
    if text is not None and len(text) > LONGEST_TEXT:
        raise BadRequestError(f"SearchableText has at most {LONGEST_TEXT} characters.")
    sort_on, order = query.get("sort_on", ""), query.get("sort_order", "")
    if sort_on not in ("", RELEVANCE, *SORTABLE):
        raise BadRequestError(f"sort_on is one of {', '.join([RELEVANCE, *SORTABLE])}.")
    if order not in ORDERS:
        raise BadRequestError("sort_order is ascending or descending.")
    return Criteria(
        text=text or None,
        types=values_of(query, "portal_type"),
        paths=paths_of(query),
        subjects=values_of(query, "Subject"),
        all_subjects=query.get("Subject.operator", "or").lower() == "and",
        states=values_of(query, "review_state"),
        title=first(query, "Title"),
        dates={name: found for name in DATES if (found := range_of(query, name))},
        sort_on=sort_on,
        descending=ORDERS[order],
    )


def values_of(query: QueryDict, name: str) -> list[str] | None:
    """The values of an index in every spelling clients use: `a`, `a:list`, `a.query`."""
    spellings = (name, f"{name}:list", f"{name}.query", f"{name}.query:list")
    found = [value for spelling in spellings for value in query.getlist(spelling)]
    if len(found) > MOST_VALUES:
        raise BadRequestError(f"{name} has at most {MOST_VALUES} values.")
    if any("\0" in value for value in found):
        raise BadRequestError(f"{name} holds a character that is not allowed.")
    return found or None


def first(query: QueryDict, name: str) -> str | None:
    return (values_of(query, name) or [None])[0]


def paths_of(query: QueryDict) -> list[tuple[str, int]] | None:
    found, text = values_of(query, "path"), query.get("path.depth", str(UNLIMITED))
    if text == str(UNLIMITED):
        depth = UNLIMITED
    elif text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= MOST_STEPS:
        depth = int(text)
    else:
        raise BadRequestError(f"path.depth is a whole number from -1 to {MOST_STEPS}.")
    if found is None and depth != UNLIMITED:
        return [(HERE, depth)]
    return found and [(path, depth) for path in found]


def range_of(query: QueryDict, name: str):
    """(first, last) of a date index: `start.query` once or twice, `start.range` as in RANGES."""
    values, kind = values_of(query, name), query.get(f"{name}.range", "")
    if values is None:
        return None
    if kind and kind not in RANGES:
        raise BadRequestError(f"{name}.range is min, max or min:max.")
    if kind in ("min:max", "minmax"):
        if len(values) != 2:
            raise BadRequestError(f"{name}.query has two values when {name}.range is min:max.")
        low, high = sorted(values)
        return moment_of(low, name), moment_of(high, name, ends=True)
    if kind == "min":
        return moment_of(min(values), name), None
    if kind == "max":
        return None, moment_of(max(values), name, ends=True)
    return moment_of(values[0], name), moment_of(values[0], name, ends=True)


SEARCH = Service(
    "search",
    "Public pages at or below the page",
    read=search,
    parameters=(
        query_parameter("SearchableText", "Words; those that begin like this too.", "valmennus*",
                        maxLength=LONGEST_TEXT),
        query_parameter("portal_type", "Types by their names; may be repeated.", "News Item"),
        query_parameter("path.query", "An address below the site.", "/ajankohtaista"),
        query_parameter(
            "path.depth", "Levels below it: -1 all, 0 itself.", type="integer", minimum=-1,
            maximum=MOST_STEPS,
        ),
        query_parameter("Subject", "Tags; may be repeated."),
        query_parameter("Title", "A part of the title."),
        query_parameter("review_state", "Drafts are for known readers only.", "published"),
        *(
            part
            for name in DATES
            for part in (
                query_parameter(f"{name}.query", "A moment (ISO 8601).", "2026-11-24"),
                query_parameter(f"{name}.range", "How it is compared.", enum=list(RANGES)),
            )
        ),
        query_parameter("sort_on", "The index to sort by.", enum=[RELEVANCE, *SORTABLE]),
        query_parameter("sort_order", "The direction.", enum=list(ORDERS)[1:]),
        query_parameter("metadata_fields", "More of each line; `_all` for everything.", "_all"),
        query_parameter("fullobjects", "1 for the whole content of each page.", enum=["0", "1"]),
    ),
)  # fmt: skip
