"""From the sums of a moment to the rows of every table.

Addition is all there is: any order of hits and any cut into batches gives the same stored rows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from reach.page_facts import PageFacts

# The figures are a row's last columns: views, visits, readers, engaged.
FIGURES = -4


@dataclass
class Sums:
    """`views` holds [views, visits, readers, engaged] by the key of `DailyReach`, `counts` a number
    by the key of `DailyCount`; `pages` and `items` what is known of what they name."""

    views: dict[tuple, list[int]] = field(default_factory=dict)
    counts: dict[tuple, int] = field(default_factory=dict)
    pages: dict[int, PageFacts] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.views) + len(self.counts)


def to_rows(sums: Sums, stored: dict) -> dict[str, list[tuple]]:
    """The rows to add, by the name of their model, each table sorted by its key.

    Every worker takes row locks in the same order, so none waits in a circle. `stored` holds the
    copies written before, by (model, key): a copy that has not changed is not written again.
    """
    pages = [(page_id, *facts[:5], *map(list, facts[5:])) for page_id, facts in sums.pages.items()]
    return {
        "ReachedPage": changed("ReachedPage", pages, stored),
        "CountedItem": changed("CountedItem", sums.items.items(), stored),
        "DailyReach": sorted((*key, *figures) for key, figures in sums.views.items()),
        "DailyCount": sorted((*key, count) for key, count in sums.counts.items()),
    }


def changed(model: str, rows: Iterable[tuple], stored: dict) -> list[tuple]:
    return sorted(row for row in rows if stored.get((model, row[0])) != row)


def rollups(rows: Iterable[tuple]) -> dict[str, list[tuple]]:
    """The rows of the coarser tables for rows of `DailyReach`, by the name of their model."""
    return {
        "DailyPage": summed(rows, lambda page_id, day, *_: (page_id, day)),
        "DailyChannel": summed(rows, lambda page_id, day, channel, *_: (page_id, day, channel)),
        "DailySource": summed(rows, lambda page_id, day, *way: (day, *way)),
    }


def summed(rows: Iterable[tuple], key: Callable[..., tuple]) -> list[tuple]:
    """One row per `key(*columns)` with the sums of the last four columns, sorted."""
    sums: dict[tuple, list[int]] = {}
    for row in rows:
        into = sums.setdefault(key(*row[:FIGURES]), [0] * -FIGURES)
        for index, figure in enumerate(row[FIGURES:]):
            into[index] += figure
    return sorted((*columns, *figures) for columns, figures in sums.items())
