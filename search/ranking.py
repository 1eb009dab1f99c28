"""What a query finds, straight from the database's index: ids of pages, best first, and counts.

Every question leaves out what has expired by now. That the rest is public is what `search.index`
keeps true and `search.gate` makes sure of.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from search import prepared
from search.gate import moment
from search.query import Query

# Newest pages of a common word whose weights are compared.
MOST_WEIGHED = 1000


@dataclass(frozen=True)
class Filters:
    """Values of facets; those of one facet widen, facets narrow each other."""

    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.groups or self.themes)


NO_FILTERS = Filters()


class Combination(NamedTuple):
    """How many of the results have these values, and no others, in common."""

    kinds: frozenset[str]
    groups: frozenset[str]
    themes: frozenset[str]
    count: int


class Where:
    """Conditions on `search_foundpage` as `found`, and their values."""

    def __init__(self, language: str, filters: Filters):
        self.parts, self.values = [], []
        self.add("found.language = %s", language)
        now = moment(timezone.now())
        self.add("(found.expires_at IS NULL OR found.expires_at > %s)", now)
        if filters:
            self.add(*facets_with(filters))

    def add(self, part: str, *values) -> "Where":
        self.parts.append(part)
        self.values += values
        return self

    def __str__(self) -> str:
        return " AND ".join(self.parts)


def facets_with(filters: Filters) -> list[str]:
    """A condition and its values."""
    parts, values = [], []
    if filters.kinds:
        parts.append(f"kind IN ({places(filters.kinds)})")
        values += filters.kinds
    for column in ("groups", "themes"):
        if wanted := getattr(filters, column):
            either = " OR ".join(f"{column} LIKE %s ESCAPE '\\'" for _value in wanted)
            parts.append(f"({either})")
            values += [f"%|{escaped(value)}|%" for value in wanted]
    chosen = f"SELECT id FROM search_facetset WHERE {' AND '.join(parts)}"  # noqa: S608
    return [f"found.facets_id IN ({chosen})", *values]


class Best(NamedTuple):
    """`ids`, best first. `total` is how many are found besides, None where that is not known."""

    ids: list[int]
    total: int | None


def ranked(query: Query, language: str, most: int, filters: Filters = NO_FILTERS) -> Best:
    """The best pages, at most `most`.

    To weigh a page costs far more than to find it. Of words that stand on more pages than are
    weighed, those with them in the title come first, then the newest.
    """
    where = Where(language, filters)
    weigh = WEIGH[connection.vendor]
    ids, total, all_weighed = weigh(query, where, most)
    if not all_weighed and not query.titles:
        titled, _total, _all = weigh(replace(query, titles=True), where, most)
        ids = list(dict.fromkeys([*titled, *ids]))[:most]
    return Best(ids, total)


def weighed_by_sqlite(query: Query, where: Where, most: int) -> tuple[list[int], int | None, bool]:
    """(the best ids among the newest, how many there are, whether all were weighed).

    FTS5 weighs only where it finds, so it has to find twice: first the id above which the newest
    lie, which is none when all are weighed.
    """
    statement = f"""WITH below AS (SELECT search_fts.rowid AS id FROM {matches(query)} AND {where}
            ORDER BY search_fts.rowid DESC LIMIT 1 OFFSET %s)
        SELECT found.page_id, (SELECT id FROM below) IS NULL FROM {matches(query)} AND {where}
            AND search_fts.rowid > COALESCE((SELECT id FROM below), 0)
        ORDER BY {BM25}, found.page_id DESC LIMIT %s"""  # noqa: S608
    values = [*where.values, MOST_WEIGHED, written(query), *where.values, most]
    found = rows(statement, query, *values)
    all_weighed = not found or bool(found[0][1])
    total = len(found) if all_weighed and len(found) < most else None
    return [pk for pk, _all in found], total, all_weighed


def weighed_by_postgresql(query: Query, where: Where, most: int) -> tuple[list[int], int, bool]:
    """The same; what is found is counted on the way, and only the newest are joined with words.

    The limits are written out: a plan that is kept for any limit is a bad one for these.
    """
    statement = f"""WITH every AS MATERIALIZED
            (SELECT found.page_id FROM {matches(query)} AND {where})
        SELECT newest.page_id, (SELECT COUNT(*) FROM every)
        FROM (SELECT page_id FROM every ORDER BY page_id DESC LIMIT {MOST_WEIGHED:d}) AS newest
        JOIN search_indexedpage words ON words.page_id = newest.page_id
        ORDER BY {RANK.format(column=column_of(query))}, newest.page_id DESC
        LIMIT {most:d}"""  # noqa: S608
    found = rows(statement, query, *where.values, written(query))
    total = found[0][1] if found else 0
    return [pk for pk, _total in found], total, total <= MOST_WEIGHED


WEIGH = {"sqlite": weighed_by_sqlite, "postgresql": weighed_by_postgresql}


def coming(query: Query, language: str, most: int, filters: Filters = NO_FILTERS) -> list[int]:
    """The ids of events that are not over, the next first, at most `most`."""
    where = Where(language, filters).add("found.ends_at >= %s", moment(timezone.now()))
    statement = f"""SELECT found.page_id FROM {matches(query)} AND {where}
        ORDER BY found.starts_at, found.page_id LIMIT %s"""  # noqa: S608
    return [pk for (pk,) in rows(statement, query, *where.values, most)]


def counted(
    query: Query, language: str, filters: Filters = NO_FILTERS, without: Iterable[int] = ()
) -> int:
    """How many there are, less those of the ids."""
    where = Where(language, filters)
    leave_out(where, without)
    statement = f"SELECT COUNT(*) FROM {matches(query)} AND {where}"  # noqa: S608
    return rows(statement, query, *where.values)[0][0]


def combinations(query: Query, language: str, without: Iterable[int] = ()) -> list[Combination]:
    """All results, however many, by what facets tell of them; less those of the ids."""
    where = Where(language, NO_FILTERS)
    leave_out(where, without)
    statement = f"""SELECT facets.kind, facets.groups, facets.themes, summed.pages
        FROM (SELECT found.facets_id, COUNT(*) AS pages FROM {matches(query)} AND {where}
            GROUP BY found.facets_id) AS summed
        JOIN search_facetset facets ON facets.id = summed.facets_id"""  # noqa: S608
    return [
        Combination(frozenset({kind}), keys_of(groups), keys_of(themes), count)
        for kind, groups, themes, count in rows(statement, query, *where.values)
    ]


def leave_out(where: Where, ids: Iterable[int]) -> None:
    if ids := list(ids):
        where.add(f"found.page_id NOT IN ({places(ids)})", *ids)


def rows(statement: str, query: Query, *values) -> list[tuple]:
    with prepared.cursor() as cursor:
        cursor.execute(statement, [written(query), *values])
        return cursor.fetchall()


def written(query: Query) -> str:
    return query.fts5() if connection.vendor == "sqlite" else query.tsquery()


# Each takes the written query as its first value.
MATCHES = {
    "sqlite": """search_fts JOIN search_foundpage found ON found.page_id = search_fts.rowid
        WHERE search_fts MATCH %s""",
    "postgresql": """search_vector_{column}(CAST(%s AS tsquery)) AS hit(id)
        JOIN search_foundpage found ON found.page_id = hit.id WHERE TRUE""",
}
# Title, lead and headings, text, files; PostgreSQL names its weights the other way round.
BM25 = "bm25(search_fts, 10.0, 4.0, 1.0, 0.3)"
RANK = "ts_rank('{{0.03, 0.15, 0.4, 1.0}}', words.{column}, CAST(%s AS tsquery), 1) DESC"


def matches(query: Query) -> str:
    return MATCHES[connection.vendor].format(column=column_of(query))


def column_of(query: Query) -> str:
    return "titles" if query.titles else "vector"


def places(values) -> str:
    return ", ".join(["%s"] * len(values))


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def keys_of(listed: str | None) -> frozenset[str]:
    return frozenset(key for key in (listed or "").split("|") if key)
