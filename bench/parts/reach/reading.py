"""What a year's questions cost, and what a year takes to store."""

from bench.parts.reach import year
from bench.row import Row, seconds_of, timed
from reach.days import last_days
from reach.figures import Figures, ReportFilter
from reach.models import DailyReach
from reach.queries import page_reach
from reach.report.content import content

TOP = 50


def measure_reading(number: int) -> list[Row]:
    year.make_raw_hits(number)
    year.make_daily_rows(number)
    year.make_pages()
    year.settle()
    rows = [*top_pages(), *storage(number)]
    year.make_counts()
    year.settle()
    return [*rows, *reports()]


def question(**narrowed) -> ReportFilter:
    first, *_, last = last_days(year.DAYS)
    return ReportFilter(first, last, **narrowed)


def top_pages() -> list[Row]:
    """Raises RuntimeError when the two ways give different answers."""
    whole = question()
    from_rollups, from_raw = top_from_rollups(whole), year.top_from_raw(*whole.period, TOP)
    days = last_days(year.DAYS)
    counted = {
        page_id: tuple(series.get(day, 0) for day in days) for page_id, series in from_raw.items()
    }
    if list(from_rollups.items()) != list(counted.items()):
        raise RuntimeError("Rollups and raw rows give different answers.")
    ours = seconds_of(lambda: top_from_rollups(whole))
    theirs = timed(lambda: year.top_from_raw(*whole.period, TOP))
    ratio = theirs / ours
    return [
        Row(
            f"a year's top {TOP} with daily series, from raw rows against from rollups",
            "≥ 30×",
            f"{ratio:.0f}× ({milliseconds(theirs)} → {milliseconds(ours)})",
            ratio >= 30,
        ),
        Row("… from rollups", "< 100 ms", milliseconds(ours), ours < 0.1),
    ]


def top_from_rollups(whole: ReportFilter) -> dict[int, tuple[int, ...]]:
    """The views of each day of the pages most viewed, most first."""
    top = [row.page_id for row in Figures(whole).pages()[:TOP]]
    reached = page_reach(top, year.DAYS)
    return {page_id: reached[page_id].series for page_id in top}


def storage(number: int) -> list[Row]:
    raw = year.stored_bytes([year.RAW])
    sums = year.stored_bytes([year.name_of(model) for model in year.ROLLUPS])
    finest = year.stored_bytes([year.name_of(DailyReach)])
    ways = DailyReach.objects.count()
    return [
        Row(
            f"storage of {number:,} hits: all daily rows against raw rows",
            "≤ 1/100",
            f"1/{raw / (sums + finest):.1f} ({megabytes(raw)} → {megabytes(sums + finest)})",
            sums + finest <= raw / 100,
        ),
        Row(
            "… of it ways of arriving, dropped after REACH_DETAIL_DAYS",
            "",
            f"{megabytes(finest)} in {ways:,} rows",
        ),
        Row("… what is kept for good", "", f"1/{raw / sums:.1f} ({megabytes(sums)})"),
    ]


def reports() -> list[Row]:
    rows = []
    for what, asked in (
        ("the whole report of the year", question()),
        ("… narrowed to a work package", question(work_package="tp1")),
    ):
        seconds = seconds_of(lambda asked=asked: content(asked), times=3)
        rows.append(Row(what, "< 1 s", milliseconds(seconds), seconds < 1))
    return rows


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
