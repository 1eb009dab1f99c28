"""What a query finds, straight from the database's index: ids of pages, best first, and counts.

Every question leaves out what has expired by now. That the rest is public is what `search.index`
keeps true and `search.gate` makes sure of.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

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


def ranked(query: Query, language: str, most: int, filters: Filters = NO_FILTERS) -> list[int]:
    """The best ids, at most `most`.

    To weigh a page costs far more than to find it. Of words that stand on more pages than are
    weighed, those with them in the title come first, then the newest.
    """
    where = Where(language, filters)
    ids = weighed(query, where, most)
    # Fewer than are weighed: nothing was left out.
    if query.titles or len(ids) < min(most, MOST_WEIGHED):
        return ids
    titled = weighed(replace(query, titles=True), where, most, common=query)
    return list(dict.fromkeys([*titled, *ids]))[:most]


def floor(query: Query, where: Where) -> str:
    """The id above which the newest that are weighed lie; no row when all are."""
    key = ID[connection.vendor]
    return f"""SELECT {key} FROM {matches(query)} AND {where}
        ORDER BY {key} DESC LIMIT 1 OFFSET %s"""  # noqa: S608


def weighed(query: Query, where: Where, most: int, common: Query | None = None) -> list[int]:
    """The best ids among the newest, in their order.

    None when `common` is found on no more pages than are weighed: to ask that costs no question of
    its own.
    """
    is_common = f"AND ({floor(common, where)}) IS NOT NULL" if common else ""
    floored = [written(common), *where.values, MOST_WEIGHED] if common else []
    if connection.vendor == "postgresql":
        # Found once, and only what is weighed is joined with its words.
        statement = f"""SELECT newest.page_id
            FROM (SELECT found.page_id, asked FROM {matches(query)} AND {where} {is_common}
                ORDER BY found.page_id DESC LIMIT %s) AS newest
            JOIN search_indexedpage words ON words.page_id = newest.page_id
            ORDER BY {RANK.format(column=column_of(query))}, newest.page_id DESC
            LIMIT %s"""  # noqa: S608
        values = [*where.values, *floored, MOST_WEIGHED, most]
    else:
        # FTS5 weighs only where it finds.
        statement = f"""SELECT found.page_id FROM {matches(query)} AND {where}
            AND search_fts.rowid > COALESCE(({floor(query, where)}), 0) {is_common}
            ORDER BY {BM25}, found.page_id DESC LIMIT %s"""  # noqa: S608
        values = [*where.values, written(query), *where.values, MOST_WEIGHED, *floored, most]
    return [pk for (pk,) in rows(statement, query, *values)]


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
    with connection.cursor() as cursor:
        cursor.execute(statement, [written(query), *values])
        return cursor.fetchall()


def written(query: Query) -> str:
    return query.fts5() if connection.vendor == "sqlite" else query.tsquery()


# Each takes the written query as its first value.
MATCHES = {
    "sqlite": """search_fts JOIN search_foundpage found ON found.page_id = search_fts.rowid
        WHERE search_fts MATCH %s""",
    "postgresql": """CAST(%s AS tsquery) asked CROSS JOIN search_vector_{column}(asked) AS hit(id)
        JOIN search_foundpage found ON found.page_id = hit.id WHERE TRUE""",
}
# By which each database goes through the pages in order.
ID = {"sqlite": "search_fts.rowid", "postgresql": "found.page_id"}
# Title, lead and headings, text, files; PostgreSQL names its weights the other way round.
BM25 = "bm25(search_fts, 10.0, 4.0, 1.0, 0.3)"
RANK = "ts_rank('{{0.03, 0.15, 0.4, 1.0}}', words.{column}, newest.asked, 1) DESC"


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
