"""Which of a few pages are public at this moment, by the SQL of the public query set.

Putting that query together takes Django several times as long as the database needs to answer it.
Nothing in it changes but the moment, so it is put together once, with a mark in the place of it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from django.db import connection
from django.utils import timezone

from core.querysets import visible_pages
from search import prepared

# No page is from that moment, so nothing else in the query can equal it.
MARK = datetime(1970, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
# As many ids as a search asks about at once.
FULL = 10


def public(ids: Iterable[int]) -> set[int]:
    """Those of the ids that an anonymous visitor may see now."""
    ids = list(ids)
    if not ids:
        return set()
    statement, values = written(connection.vendor)
    mark, now = moment(MARK), moment(timezone.now())
    asked = [now if value == mark else value for value in values]
    if connection.vendor == "postgresql":
        # As one value, and never a short one: for fewer ids than usual the server would plan every
        # question anew, since that promises to be cheaper than the plan that it keeps.
        one_of, of = "= ANY(%s)", [ids + ids[-1:] * (FULL - len(ids))]
    else:
        one_of, of = f"IN ({', '.join(['%s'] * len(ids))})", ids
    with prepared.cursor() as cursor:
        cursor.execute(f"{statement} WHERE seen.pk {one_of}", [*asked, *of])
        return {pk for (pk,) in cursor.fetchall()}


@cache
def written(vendor: str) -> tuple[str, tuple]:
    """(statement, its values) in the database's dialect."""
    pages = visible_pages(at=MARK).filter(depth__gt=1).order_by().values("pk")
    statement, values = pages.query.sql_with_params()
    return f"SELECT seen.pk FROM ({statement}) AS seen", values  # noqa: S608


def moment(at: datetime):
    return connection.ops.adapt_datetimefield_value(at)
