"""One line of the table that a run prints."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Row(NamedTuple):
    """`value` says what was measured, `met` whether it reaches the target; None has no target."""

    what: str
    target: str
    value: str
    met: bool | None = None


def seconds_of(question: Callable, times: int = 5) -> float:
    """The median time of the question, in seconds. The first time, which warms caches, is extra."""
    question()
    return median(timed(question) for _ in range(times))


def timed(question: Callable) -> float:
    start = perf_counter()
    question()
    return perf_counter() - start
