"""`@reach`: the figures of the page, for editors and for programs with a token of theirs.

`?from=YYYY-MM-DD&to=YYYY-MM-DD` chooses Helsinki days, the last 30 unless told otherwise.
"""

import re
from datetime import date, timedelta

from django.http import QueryDict

from api.authentication import editor_of
from api.errors import BadRequestError
from api.registry import Call, Service, query_parameter
from reach.days import helsinki_day
from reach.definitions import METHOD, definitions
from reach.figures import Figures, ReportFilter

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
USUAL_DAYS = 30
MOST_DAYS = 3660


def reach(call: Call) -> dict:
    """Raises UnauthorizedError, ForbiddenError, or BadRequestError for a period without sense."""
    request, page = call.request, call.page
    editor_of(request)
    first, last = period_of(request.GET)
    figures = Figures(ReportFilter(first, last, page_id=page.pk))
    return {
        "@id": call.address("reach"),
        "from": first.isoformat(),
        "to": last.isoformat(),
        **figures.totals._asdict(),
        "days": [
            {"day": point.first_day.isoformat(), **point.totals._asdict()}
            for point in figures.series()
            if any(point.totals)
        ],
        "channels": [
            {"channel": row.key, "views": row.totals.views, "visits": row.totals.visits}
            for row in figures.by_channel()
        ],
        "definitions": {one.key: one.meaning for one in definitions()},
        "method": str(METHOD),
    }


def period_of(query: QueryDict) -> tuple[date, date]:
    last = day_of(query, "to") or helsinki_day()
    first = day_of(query, "from") or last - timedelta(days=USUAL_DAYS - 1)
    if last < first:
        raise BadRequestError("The period ends before it begins.")
    if (last - first).days >= MOST_DAYS:
        raise BadRequestError("The period is longer than ten years.")
    return first, last


def day_of(query: QueryDict, name: str) -> date | None:
    text = query.get(name)
    if not text:
        return None
    # Python reads other spellings as well; this one is agreed.
    if not DAY.fullmatch(text):
        raise BadRequestError(f"{name} is a day such as 2026-11-24.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequestError(f"{name} is a day such as 2026-11-24.") from None


REACH = Service(
    "reach",
    "The figures of the page, for editors",
    read=reach,
    closed=True,
    parameters=(
        query_parameter("from", "The first day.", "2026-11-01", format="date"),
        query_parameter("to", "The last day.", "2026-11-24", format="date"),
    ),
)
