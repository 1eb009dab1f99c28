"""A year of hits, as raw rows and as the daily rows that reach would have made of them.

The database makes them itself, the same on both: residues of squares stand in for chance. Half of
the hits fall on an eighth of the pages, and readers arrive in the ten ways of the demo.
"""

import json
from datetime import date

from django.db import connection, models, transaction

from bench.parts.reach.client import WAYS
from reach.channels import classify
from reach.days import last_days
from reach.hit import parse
from reach.models import (
    COUNT_FIELDS,
    DailyChannel,
    DailyCount,
    DailyPage,
    DailyReach,
    DailySource,
    Kind,
    ReachedPage,
)

DAYS = 365
PAGES = 500
# Far above the numbers of pages that are really there.
FIRST_PAGE = 100_000
RAW = "bench_hit"
ROLLUPS = (DailyPage, DailyChannel, DailySource)
# Third power of a number below the prime 1,000,003, divided into PAGES parts.
SKEW = 1_000_003**3 // PAGES + 1


def make_raw_hits(number: int) -> None:
    """The least that a table of hits can hold. No index but the key: a year is read whole."""
    text = "varchar(120) NOT NULL"
    # In SQLite only "integer" makes the key the row's own number.
    key = "integer" if connection.vendor == "sqlite" else "bigint"
    run(f"""CREATE TABLE {RAW} (
        id {key} PRIMARY KEY, page_id integer NOT NULL, day date NOT NULL,
        second integer NOT NULL, channel {text}, source {text}, campaign {text},
        engaged smallint NOT NULL)""")
    run("CREATE TABLE bench_day (number integer PRIMARY KEY, day date NOT NULL)")
    run(f"CREATE TABLE bench_way (number integer PRIMARY KEY, channel {text}, source {text})")
    ways = [classify(parse(json.dumps({"p": 1, **way}).encode()), ["localhost"]) for way in WAYS]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO bench_day VALUES (%s, %s)", list(enumerate(last_days(DAYS)))
        )
        cursor.executemany(
            "INSERT INTO bench_way VALUES (%s, %s, %s)",
            [(place, way.channel, way.source) for place, way in enumerate(ways)],
        )
    if connection.vendor == "postgresql":
        numbers = f"WITH hit AS (SELECT generate_series(0::bigint, {number - 1}) AS i)"
    else:
        numbers = (
            "WITH RECURSIVE hit(i) AS"
            f" (SELECT 0 UNION ALL SELECT i + 1 FROM hit WHERE i < {number - 1})"
        )
    # SQLite keeps the order of a CROSS JOIN, so rows are stored as they would have come.
    run(f"""{numbers} INSERT INTO {RAW}
        SELECT i, {FIRST_PAGE} + (i * i * 31 % 1000003) * (i * i * 31 % 1000003)
                * (i * i * 31 % 1000003) / {SKEW},
            bench_day.day, i % 86400, channel, source, '',
            CASE WHEN (i * i * 13 + i * 3) % 999979 % 100 < 40 THEN 1 ELSE 0 END
        FROM hit CROSS JOIN bench_day CROSS JOIN bench_way
        WHERE bench_day.number = i * {DAYS} / {number}
            AND bench_way.number = (i * i * 17 + i * 7) % 999983 % 100""")


def make_daily_rows(number: int) -> None:
    """The same hits in the tables of reach, a day at a time as they would have been written."""
    figures = "COUNT(*), SUM(CASE WHEN channel = 'internal' THEN 0 ELSE 1 END), 0, SUM(engaged)"
    key = ", ".join(DailyReach.KEY)
    ends = [-(-place * number // DAYS) for place in range(DAYS + 1)]
    with transaction.atomic():
        for place in range(DAYS):
            run(f"""INSERT INTO {name_of(DailyReach)} ({key}, {", ".join(COUNT_FIELDS)})
                SELECT {key}, {figures} FROM {RAW}
                WHERE id >= {ends[place]} AND id < {ends[place + 1]} GROUP BY {key}""")
        sums = ", ".join(f"SUM({name})" for name in COUNT_FIELDS)
        for model in ROLLUPS:
            key = ", ".join(model.KEY)
            run(f"""INSERT INTO {name_of(model)} ({key}, {", ".join(COUNT_FIELDS)})
                SELECT {key}, {sums} FROM {name_of(DailyReach)}
                GROUP BY {key} ORDER BY day""")


def make_pages() -> None:
    """What the pages are, so that a report can be narrowed and broken down."""
    ReachedPage.objects.bulk_create(
        ReachedPage(
            page_id=FIRST_PAGE + number,
            title=f"Sivu {number}",
            url=f"/ajankohtaista/{number}/",
            page_type=("news.NewsPage", "home.StandardPage", "events.EventPage")[number % 3],
            locale=("fi", "fi", "fi", "sv", "en")[number % 5],
            organisation="bench",
            work_packages=[f"tp{1 + number % 4}"],
            municipalities=[("nivala", "sievi", "kalajoki")[number % 3]],
            target_groups=["tyonhakijat"],
        )
        for number in range(PAGES)
    )


def make_counts() -> None:
    """Bots on every page and day, and a file that is fetched from each page."""
    for kind, item, part in ((Kind.BOT, "''", 10), (Kind.DOWNLOAD, "'document:' || page_id", 25)):
        run(f"""INSERT INTO {name_of(DailyCount)} (page_id, day, kind, item, count)
            SELECT page_id, day, '{kind.value}', {item}, 1 + views / {part}
            FROM {name_of(DailyPage)}""")


def settle() -> None:
    """What PostgreSQL does by itself after a while."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        run("VACUUM ANALYZE")


def stored_bytes(tables: list[str]) -> int:
    """With their indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT SUM(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) AS t",
                [tables],
            )
        else:
            cursor.execute(
                "SELECT SUM(pgsize) FROM dbstat JOIN sqlite_master USING (name)"
                f" WHERE tbl_name IN ({', '.join(['%s'] * len(tables))}) AND aggregate = TRUE",
                tables,
            )
        return int(cursor.fetchone()[0])


def top_from_raw(first: date, last: date, limit: int) -> dict[int, dict[date, int]]:
    """The views of each day of the pages most viewed, most first, counted from raw rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT page_id FROM {RAW} WHERE day BETWEEN %s AND %s"
            f" GROUP BY page_id ORDER BY COUNT(*) DESC, page_id LIMIT {limit}",
            [first, last],
        )
        series = {page_id: {} for (page_id,) in cursor.fetchall()}
        places = ", ".join(["%s"] * len(series))
        cursor.execute(
            f"SELECT page_id, day, COUNT(*) FROM {RAW}"
            f" WHERE day BETWEEN %s AND %s AND page_id IN ({places}) GROUP BY page_id, day",
            [first, last, *series],
        )
        for page_id, day, views in cursor.fetchall():
            day = date.fromisoformat(day) if isinstance(day, str) else day
            series[page_id][day] = views
    return series


def name_of(model: type[models.Model]) -> str:
    return model._meta.db_table


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        # Without parameters: a percent sign in the text is one.
        cursor.execute(sql)
