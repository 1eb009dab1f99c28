"""Read: the figures of a report, counted from the daily rows.

    report = Figures(ReportFilter(date(2026, 1, 1), date(2026, 6, 30), work_package="tp1"))
    report.totals, report.previous_totals, report.pages(), report.series("month"), …

`docs/reach.md` defines each figure. All kinds that the server counts (downloads, feeds, calendars,
JSON) are told apart from views and never added to them.
"""

from reach.figures.filter import ReportFilter
from reach.figures.report import Figures
from reach.figures.shapes import (
    Breakdown,
    CountRow,
    ItemRow,
    PageRow,
    Point,
    SourceRow,
    Totals,
)

__all__ = [
    "Breakdown",
    "CountRow",
    "Figures",
    "ItemRow",
    "PageRow",
    "Point",
    "ReportFilter",
    "SourceRow",
    "Totals",
]
