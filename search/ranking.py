"""What a query finds, straight from the database's index: ids of pages, best first, and counts.

Every question leaves out what has expired by now. That the rest is public is what `search.index`
keeps true and `search.gate` makes sure of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from search.gate import moment
from search.kinds import EVENT
from search.query import Query


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
        if filters.kinds:
            self.add(f"found.kind IN ({places(filters.kinds)})", *filters.kinds)
        for column in ("groups", "themes"):
            if wanted := getattr(filters, column):
                either = " OR ".join(f"found.{column} LIKE %s ESCAPE '\\'" for _value in wanted)
                self.add(f"({either})", *(f"%|{escaped(value)}|%" for value in wanted))

    def add(self, part: str, *values) -> "Where":
        self.parts.append(part)
        self.values += values
        return self

    def __str__(self) -> str:
        return " AND ".join(self.parts)


def ranked(query: Query, language: str, most: int, filters: Filters = NO_FILTERS) -> list[int]:
    """The best ids, at most `most`."""
    where = Where(language, filters)
    statement = f"""SELECT found.page_id FROM {MATCHES[connection.vendor]} AND {where}
        ORDER BY {BEST[connection.vendor]}, found.page_id DESC LIMIT %s"""  # noqa: S608
    return [pk for (pk,) in rows(statement, query, *where.values, most)]


def coming(query: Query, language: str, most: int, filters: Filters = NO_FILTERS) -> list[int]:
    """The ids of events that are not over, the next first, at most `most`."""
    now = moment(timezone.now())
    where = Where(language, filters).add("found.kind = %s AND found.ends_at >= %s", EVENT, now)
    statement = f"""SELECT found.page_id FROM {MATCHES[connection.vendor]} AND {where}
        ORDER BY found.starts_at, found.page_id LIMIT %s"""  # noqa: S608
    return [pk for (pk,) in rows(statement, query, *where.values, most)]


def combinations(query: Query, language: str, without: Iterable[int] = ()) -> list[Combination]:
    """All results, however many, by what facets tell of them; less those of the ids."""
    where = Where(language, NO_FILTERS)
    if without := list(without):
        where.add(f"found.page_id NOT IN ({places(without)})", *without)
    statement = f"""SELECT found.kind, found.groups, found.themes, COUNT(*)
        FROM {MATCHES[connection.vendor]} AND {where}
        GROUP BY found.kind, found.groups, found.themes"""  # noqa: S608
    return [
        Combination(frozenset({kind}), keys_of(groups), keys_of(themes), count)
        for kind, groups, themes, count in rows(statement, query, *where.values)
    ]


def rows(statement: str, query: Query, *values) -> list[tuple]:
    written = query.fts5() if connection.vendor == "sqlite" else query.tsquery()
    with connection.cursor() as cursor:
        cursor.execute(statement, [written, *values])
        return cursor.fetchall()


# Each takes the written query as its first value.
MATCHES = {
    "sqlite": """search_fts JOIN search_foundpage found ON found.page_id = search_fts.rowid
        WHERE search_fts MATCH %s""",
    "postgresql": """CAST(%s AS tsquery) asked, search_indexedpage words
        JOIN search_foundpage found ON found.page_id = words.page_id
        WHERE words.vector @@ asked""",
}
# Title, lead and headings, text, files; PostgreSQL names its weights the other way round.
BEST = {
    "sqlite": "bm25(search_fts, 10.0, 4.0, 1.0, 0.3)",
    "postgresql": "ts_rank('{0.03, 0.15, 0.4, 1.0}', words.vector, asked, 1) DESC",
}


def places(values) -> str:
    return ", ".join(["%s"] * len(values))


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def keys_of(listed: str | None) -> frozenset[str]:
    return frozenset(key for key in (listed or "").split("|") if key)
