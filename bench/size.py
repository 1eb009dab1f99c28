"""How much is measured."""

import os

HITS = 10_000_000


def hits() -> int:
    """Hits stored in a year."""
    return int(os.environ.get("BENCH_HITS", HITS))


def requests() -> int:
    """Requests of one kind that are compared with as many of another."""
    return min(max(hits() // 500, 100), 10_000)
