"""Search: our index against Wagtail's database search on the same pages, at 1,000 and 20,000.

`BENCH_PAGES` names other sizes, parted by commas.
"""

import os

from bench.parts.search import admin, asking, pages, recall
from bench.row import Row

SIZES = tuple(int(n) for n in os.environ.get("BENCH_PAGES", "1000,20000").split(","))


def measure() -> list[Row]:
    rows, made = recall.rows(), 0
    for size in SIZES:
        pages.grow(made, size)
        made = size
        rows += asking.rows(size)
        rows += admin.rows(size)
    return rows
