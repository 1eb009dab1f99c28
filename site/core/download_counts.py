"""How often things were downloaded, for public pages: a room asks without knowing who counts.

Whoever counts registers in its `AppConfig.ready`. Few downloads say more about single people than
about the thing, so a small sum is not told.
"""

from collections.abc import Callable, Iterable

# Fewer than this are not shown.
SMALLEST_SHOWN = 5

# Ids as a list, or as a query set that becomes a part of the counter's own query.
Counter = Callable[[Iterable[int]], int]
_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """`counter(page_ids)` answers with the downloads ever counted on these pages together."""
    if counter not in _counters:
        _counters.append(counter)


def shown(page_ids: Iterable[int]) -> int | None:
    """The downloads of the pages together; None when nobody counts or there are only a few."""
    total = sum(counter(page_ids) for counter in _counters)
    return total if total >= SMALLEST_SHOWN else None
