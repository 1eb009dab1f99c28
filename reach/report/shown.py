"""A report's data made ready for the eye: the chart, the change of each figure, the top pages."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reach.report.chart import Chart, chart
from reach.report.content import PAGE_COLUMNS

TOP_PAGES = 25
FIRST = ("work_packages", "outside", "targets")


@dataclass(frozen=True)
class Card:
    label: str
    value: int
    before: int | None

    @property
    def change(self) -> str:
        """The change from the period before: "+12 %", "−3 %", or in words where there is none."""
        if self.before is None:
            return _("not counted before")
        if self.value == self.before:
            return _("as before")
        if not self.before:
            return _("none before")
        percent = round((self.value - self.before) * 100 / self.before)
        sign = "+" if percent >= 0 else "−"
        return f"{sign}{number_format(abs(percent), force_grouping=True)}\N{NO-BREAK SPACE}%"

    @property
    def direction(self) -> str:
        if self.before is None or self.value == self.before:
            return "same"
        return "up" if self.value > self.before else "down"


class Shown:
    """Wraps the content that `reach.report.content` made, today or long ago."""

    def __init__(self, content: dict, shown_pages: int = TOP_PAGES):
        self.content = content
        self.shown_pages = shown_pages

    @property
    def first_day(self) -> date:
        return date.fromisoformat(self.content["period"]["first"])

    @property
    def last_day(self) -> date:
        return date.fromisoformat(self.content["period"]["last"])

    @property
    def before(self) -> tuple[date, date]:
        period = self.content["period"]
        return tuple(date.fromisoformat(period[f"before_{end}"]) for end in ("first", "last"))

    @cached_property
    def cards(self) -> list[Card]:
        return [Card(row["label"], row["value"], row["before"]) for row in self.content["cards"]]

    @property
    def is_compared(self) -> bool:
        return any(point["before"] is not None for point in self.points)

    @property
    def is_empty(self) -> bool:
        return not any(card.value or card.before for card in self.cards)

    @cached_property
    def points(self) -> list[dict]:
        """The spans of time with their names: `{label, text, name, value, before}`."""
        step = self.content["series"]["step"]
        return [named(point, step) for point in self.content["series"]["points"]]

    @cached_property
    def chart(self) -> Chart | None:
        return chart(self.points, self.content["series"]["marks"])

    @cached_property
    def chart_title(self) -> str:
        titles = {
            "day": _("Views per day"),
            "week": _("Views per week"),
            "month": _("Views per month"),
        }
        return titles[self.content["series"]["step"]]

    @cached_property
    def chart_summary(self) -> str:
        """What the chart shows, for those who do not see it."""
        best = max(self.points, key=lambda point: point["value"])
        return _("Most, %(views)s, in %(span)s. The figures are in the table below.") % {
            "views": number_format(best["value"], force_grouping=True),
            "span": best["name"],
        }

    @cached_property
    def marks(self) -> list[dict]:
        return [
            {**mark, "day": date.fromisoformat(mark["day"])}
            for mark in self.content["series"]["marks"]
        ]

    @cached_property
    def pages(self) -> list[dict]:
        rows = self.content["pages"][: self.shown_pages]
        return [dict(zip(PAGE_COLUMNS, row, strict=True)) for row in rows]

    @property
    def more_pages(self) -> int:
        return len(self.content["pages"]) - len(self.pages)

    @property
    def more_pages_text(self) -> str:
        return ngettext(
            "%(count)s more page is in the files.",
            "%(count)s more pages are in the files.",
            self.more_pages,
        ) % {"count": number_format(self.more_pages, force_grouping=True)}

    @property
    def shows_readers(self) -> bool:
        return any(page["readers"] for page in self.pages)

    @cached_property
    def tables(self) -> list[dict]:
        """Every table with its `lines`: `{cells, bar}`, the bar a length in per cent or None."""
        return [with_bars(table) for table in self.content["tables"]]

    @property
    def first_tables(self) -> list[dict]:
        """What the funder asks for, before the pages."""
        return [table for table in self.tables if table["key"] in FIRST]

    @property
    def other_tables(self) -> list[dict]:
        return [table for table in self.tables if table["key"] not in FIRST]


def with_bars(table: dict) -> dict:
    place = table["bar"]
    most = max((row[place] for row in table["rows"]), default=0) if place is not None else 0
    lines = [
        {"cells": row, "bar": round(row[place] * 100 / most, 1) if most else None}
        for row in table["rows"]
    ]
    return table | {"lines": lines}


def named(point: dict, step: str) -> dict:
    first, last = date.fromisoformat(point["first"]), date.fromisoformat(point["last"])
    if step == "month":
        name = label = date_format(first, "YEAR_MONTH_FORMAT")
        label = f"{first.month}/{first.year}"
    elif step == "week":
        name = f"{short(first)}–{short(last)}"
        label = f"{first.day}.{first.month}."
    else:
        name = short(first)
        label = f"{first.day}.{first.month}."
    words = {"span": name, "views": number_format(point["views"], force_grouping=True)}
    if point["before"] is None:
        text = _("%(span)s: %(views)s") % words
    else:
        words["before"] = number_format(point["before"], force_grouping=True)
        text = _("%(span)s: %(views)s, before %(before)s") % words
    return {
        "label": label,
        "name": name,
        "text": text,
        "value": point["views"],
        "before": point["before"],
    }


def short(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
