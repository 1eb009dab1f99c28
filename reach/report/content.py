"""What a report says, as plain data that can be stored, compared and printed.

    {"version": 1, "made": "2026-11-24T12:00:00+02:00", "language": "fi", "has_samples": false,
     "period": {"first", "last", "days", "before_first", "before_last"},
     "narrowed": [{"label", "value"}], "query": {…the form's values…},
     "cards": [{"key", "label", "value", "before"}],
     "series": {"step": "week", "points": [{"first", "last", "views", "before"}],
                "marks": [{"day", "text", "number", "point"}]},
     "pages": [[…the columns of PAGE_COLUMNS…]],
     "tables": [{"key", "title", "note", "columns": [{"label", "is_number"}], "rows": [[…]],
                 "bar": 2}],
     "definitions": [{"term", "meaning"}], "method": ["…"]}

Dates are ISO 8601, counts whole numbers. Texts are in the language in which the report was made.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import core.figures
from reach.figures import Breakdown, Figures, PageRow, ReportFilter, Totals
from reach.models import DailyPage, Kind
from reach.report import outside
from reach.report.labels import Labels
from reach.report.method import meanings, method
from reach.report.published import PublishedPage, count_by, published_pages
from reach.report.table import table

VERSION = 1
# The names and the order that other programs rely on.
PAGE_COLUMNS = list(PageRow._fields)
SHOWN_ROWS = 25
# Kinds whose rows stand in the order of the terms, as the funder knows them.
ORDERED = ("work_packages", "municipalities")


def content(question: ReportFilter, narrowed: Iterable[tuple[str, str]] = (), query=None) -> dict:
    """The report that answers the question. `narrowed` says in words what `query` says in keys."""
    figures, labels = Figures(question), Labels()
    before = question.previous()
    comparable = was_counting(before.first_day)
    published = published_pages(question)
    beside = outside.read(question)
    return {
        "version": VERSION,
        "made": timezone.localtime().isoformat(timespec="seconds"),
        "language": get_language(),
        "has_samples": beside.has_samples,
        "period": {
            "first": question.first_day.isoformat(),
            "last": question.last_day.isoformat(),
            "days": question.days,
            "before_first": before.first_day.isoformat(),
            "before_last": before.last_day.isoformat(),
        },
        "narrowed": [{"label": label, "value": value} for label, value in narrowed],
        "query": query or {},
        "cards": cards(figures, comparable, published, len(published_pages(before)), beside),
        "series": series(figures, comparable, beside),
        "pages": [list(row) for row in figures.pages()],
        "tables": [
            table
            for table in tables(figures, labels, published, beside)
            if table["rows"] or table["key"] == "pages"
        ],
        "definitions": meanings(),
        "method": method(),
    }


def was_counting(day: date) -> bool:
    """Whether the site counted on that day: a period of which half was not counted compares with
    nothing."""
    first = DailyPage.objects.aggregate(first=Min("day"))["first"]
    return first is not None and first <= day


def cards(figures: Figures, comparable: bool, published, published_before: int, beside) -> list:
    """The figures a funder asks for first, each with the same figure of the period before.

    `before` is None where the site did not count through that period.
    """
    now, before = figures.totals, figures.previous_totals
    counted = [
        ("views", _("Views"), now.views, before.views),
        ("visits", _("Visits"), now.visits, before.visits),
        ("engaged", _("Engaged reads"), now.engaged, before.engaged),
        ("downloads", _("Downloads"), now.downloads, before.downloads),
    ]
    if now.readers or before.readers:
        counted.insert(2, ("readers", _("Daily readers, summed"), now.readers, before.readers))
    told = [
        ("published", _("Published pages"), len(published), published_before),
        ("outside", _("Publications elsewhere"), beside.count, beside.count_before),
    ]
    return [
        {"key": key, "label": label, "value": value, "before": earlier if comparable else None}
        for key, label, value, earlier in counted
    ] + [
        {"key": key, "label": label, "value": value, "before": earlier}
        for key, label, value, earlier in told
    ]


# --- over time ----------------------------------------------------------------------------------


def step_of(days: int) -> str:
    """Spans that give a chart between a handful of columns and some sixty."""
    if days <= 62:
        return "day"
    return "week" if days <= 366 else "month"


def series(figures: Figures, comparable: bool, beside) -> dict:
    """Views over time, beside the span at the same place of the period before."""
    step = step_of(figures.filter.days)
    now = figures.series(step)
    shift = timedelta(days=figures.filter.days)
    by_day = {point.first_day: point.totals.views for point in figures.previous.series("day")}
    points = []
    for point in now:
        days = (point.last_day - point.first_day).days + 1
        earlier = (point.first_day - shift + timedelta(days=number) for number in range(days))
        points.append(
            {
                "first": point.first_day.isoformat(),
                "last": point.last_day.isoformat(),
                "views": point.totals.views,
                "before": sum(by_day.get(day, 0) for day in earlier) if comparable else None,
            }
        )
    marks = []
    for number, (day, text) in enumerate(beside.annotations, start=1):
        place = next(i for i, point in enumerate(now) if point.first_day <= day <= point.last_day)
        marks.append({"day": day.isoformat(), "text": text, "number": number, "point": place})
    return {"step": step, "points": points, "marks": marks}


# --- tables -------------------------------------------------------------------------------------


def tables(figures: Figures, labels: Labels, published: list[PublishedPage], beside) -> list[dict]:
    in_several = _("What belongs to several is counted in each, so the rows may add up to more.")
    return [
        by_kind(
            "work_packages", _("By work package"), figures.by_work_package(), labels, in_several,
            count_by(published, lambda page: page.work_packages), beside.by_work_package,
        ),
        *beside.tables(),
        by_kind(
            "types", _("By page type"), figures.by_type(), labels, "",
            count_by(published, lambda page: [page.page_type]),
        ),
        by_kind(
            "languages", _("By language"), figures.by_language(), labels, "",
            count_by(published, lambda page: [page.locale]),
        ),
        by_kind(
            "municipalities", _("By municipality"), figures.by_municipality(), labels, in_several,
            count_by(published, lambda page: page.municipalities), beside.by_municipality,
        ),
        by_kind(
            "organisations", _("By organisation"), figures.by_organisation(), labels, "",
            count_by(published, lambda page: [page.organisation]), beside.by_organisation,
        ),
        *ways(figures, labels),
        from_rooms(figures.filter),
        sent(figures, labels),
        downloads(figures),
        left_out(figures, labels),
    ]  # fmt: skip


def by_kind(key, title, parts: list[Breakdown], labels, note, published, beside=None) -> dict:
    """Figures by what a page is; also those kinds in which something was only published."""
    sums = {part.key: part.totals for part in parts}
    known = [*sums, *sorted({*published, *(beside or ())} - sums.keys())]
    rows = []
    # Terms have an order of their own; everything else goes by views. No key at all is last.
    order = list(getattr(labels, key)) if key in ORDERED else known
    places = {name: place for place, name in enumerate(order)}
    for name in sorted(known, key=lambda name: (name == "", places.get(name, len(places)))):
        one = sums.get(name, Totals())
        row = [labels.of(key, name), published[name], one.views, one.visits, one.engaged]
        row.append(one.downloads)
        if beside is not None:
            row.append(beside.get(name, 0))
        rows.append(row)
    columns = ["", _("Published"), _("Views"), _("Visits"), _("Engaged reads"), _("Downloads")]
    if beside is not None:
        columns.append(_("Elsewhere"))
    return table(key, title, columns, rows, note, bar=2)


def ways(figures: Figures, labels: Labels) -> list[dict]:
    counts = [_("Views"), _("Visits"), _("Engaged reads")]
    channels = [
        [labels.of("channels", row.key), *row.totals[:2], row.totals.engaged]
        for row in figures.by_channel()
    ]
    sources = [
        [
            _("Smaller sources together") if row.is_small else row.name or row.source or "–",
            labels.of("channels", row.channel),
            *row.totals[:2],
        ]
        for row in figures.by_source()
        if row.is_small or row.source
    ]
    campaigns = [
        [labels.of("campaigns", row.key), *row.totals[:2], row.totals.engaged]
        for row in figures.by_campaign()
    ]
    return [
        table("channels", _("How readers came"), [_("Channel"), *counts], channels, bar=1),
        table(
            "sources",
            _("Sources"),
            [_("Source"), _("Channel"), *counts[:2]],
            sources[:SHOWN_ROWS],
            _("Sources with fewer than five views are told together."),
        ),
        table("campaigns", _("Campaigns"), [_("Campaign"), *counts], campaigns),
    ]


def from_rooms(question: ReportFilter) -> dict:
    """What other rooms count, such as events and their visitors; told of the whole site only."""
    columns = [_("What"), _("In the period"), _("Period before")]
    rows = []
    if not question.narrows_pages and not question.channel:
        before = question.previous()
        earlier = {
            (name, one.key): one.value
            for name, found in core.figures.collect(*before.period).items()
            for one in found
        }
        rows = [
            [str(one.label), one.value, earlier.get((name, one.key))]
            for name, found in core.figures.collect(*question.period).items()
            for one in found
        ]
    return table("rooms", _("Events and encounters"), columns, rows)


def downloads(figures: Figures) -> dict:
    rows = [[item.title or item.item, item.count] for item in figures.items(Kind.DOWNLOAD)]
    return table(
        "downloads", _("Downloads by file"), [_("File"), _("Downloads")], rows[:SHOWN_ROWS]
    )


def sent(figures: Figures, labels: Labels) -> dict:
    rows = [
        [labels.of("kinds", row.kind), row.count]
        for row in figures.sent()
        if row.kind != Kind.DOWNLOAD and row.count
    ]
    return table(
        "sent",
        _("Read by programs"),
        [_("What"), _("Times")],
        rows,
        _("Feeds, calendars and pages as data. They are no views and are never added to them."),
    )


def left_out(figures: Figures, labels: Labels) -> dict:
    rows = [[labels.of("kinds", row.kind), row.count] for row in figures.left_out()]
    return table(
        "left_out",
        _("Left out of the figures"),
        [_("Why"), _("Times")],
        rows,
        _("Part of these cannot be tied to a page, so they do not follow what was narrowed."),
    )
