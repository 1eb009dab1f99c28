"""Ids of pages that a query finds, best first, straight from the database's index."""

from collections.abc import Iterable

from django.db import connection

from search.query import Query

# Title, lead and headings, text, files.
BM25 = (10.0, 4.0, 1.0, 0.3)
TS_RANK = "{0.03, 0.15, 0.4, 1.0}"


def ranked(
    query: Query, language: str, most: int, kinds: Iterable[str] = (), keys: Iterable[tuple] = ()
) -> list[int]:
    """At most `most` ids. `kinds` narrows by kind; `keys` are (column, values) of listed keys."""
    where, values = ["p.language = %s"], [language]
    if kinds := list(kinds):
        where.append(f"p.kind IN ({', '.join(['%s'] * len(kinds))})")
        values += kinds
    for column, wanted in keys:
        if column not in {"groups", "themes"}:
            raise ValueError(column)
        likes = [f"p.{column} LIKE %s ESCAPE '\\'" for _value in wanted]
        where.append(f"({' OR '.join(likes)})")
        values += [f"%|{escaped(value)}|%" for value in wanted]
    statement, asked = STATEMENTS[connection.vendor](query, " AND ".join(where))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*asked, *values, most])
        return [pk for (pk,) in cursor.fetchall()]


def on_sqlite(query: Query, where: str) -> tuple[str, list]:
    weights = ", ".join(map(str, BM25))
    statement = f"""SELECT p.page_id FROM search_fts JOIN search_indexedpage p
        ON p.page_id = search_fts.rowid WHERE search_fts MATCH %s AND {where}
        ORDER BY bm25(search_fts, {weights}), p.page_id DESC LIMIT %s"""  # noqa: S608
    return statement, [query.fts5()]


def on_postgresql(query: Query, where: str) -> tuple[str, list]:
    statement = f"""SELECT p.page_id FROM search_indexedpage p, CAST(%s AS tsquery) q
        WHERE p.vector @@ q AND {where}
        ORDER BY ts_rank('{TS_RANK}', p.vector, q, 1) DESC, p.page_id DESC LIMIT %s"""  # noqa: S608
    return statement, [query.tsquery()]


STATEMENTS = {"sqlite": on_sqlite, "postgresql": on_postgresql}


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
