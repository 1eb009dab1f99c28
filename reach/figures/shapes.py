"""The shapes of a report's answers. All keys are the stored ones; labels are the reader's work."""

from datetime import date
from typing import NamedTuple


class Totals(NamedTuple):
    """`readers` is the sum of daily readers, 0 outside the DAILY mode; downloads are no views."""

    views: int = 0
    visits: int = 0
    readers: int = 0
    engaged: int = 0
    downloads: int = 0

    def plus(self, other: "Totals") -> "Totals":
        return Totals(*(a + b for a, b in zip(self, other, strict=True)))


class PageRow(NamedTuple):
    """A page, deleted or not. The fields are the columns of the CSV, in their order.

    `work_package` holds the keys in order, with ", " between them; `url` is a path.
    """

    page_id: int
    url: str
    title: str
    type: str
    work_package: str
    language: str
    views: int
    visits: int
    readers: int
    engaged: int
    downloads: int


class Point(NamedTuple):
    """The figures of the days `first_day`–`last_day` (one day, a week or a month of the period)."""

    first_day: date
    last_day: date
    totals: Totals


class Breakdown(NamedTuple):
    """The part of the figures that belongs to `key`; "" gathers what has no such key.

    A page in two work packages is in both rows, so rows may add up to more than the total.
    `pages` is the number of pages with any figure.
    """

    key: str
    totals: Totals
    pages: int = 0


class SourceRow(NamedTuple):
    """What brought views: `source` is a host or a word of a link, `name` what staff call it.

    `is_small` marks the row of its channel that gathers the sources with fewer than five views.
    """

    channel: str
    source: str
    name: str
    totals: Totals
    is_small: bool = False


class ItemRow(NamedTuple):
    """Something sent by the server, by the key in `DailyCount.item`, and the page it belongs to."""

    kind: str
    item: str
    title: str
    page_id: int
    count: int


class CountRow(NamedTuple):
    """How often a kind of `Kind` was counted."""

    kind: str
    count: int
