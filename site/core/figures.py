"""Figures that rooms give to reports without knowing them, and reports read without knowing rooms.

A room registers a function in its `AppConfig.ready`; a report asks `collect` for a period.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Figure:
    """One number of a period. `key` is stable, `label` is for people, None means nobody counted."""

    key: str
    label: str
    value: int | float | None


Source = Callable[[date, date], list[Figure]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """`source(first, last)` answers with the figures of the days from `first` to `last`."""
    _sources[name] = source


def collect(first: date, last: date) -> dict[str, list[Figure]]:
    """Name of the source → its figures, in the order of the names."""
    return {name: _sources[name](first, last) for name in sorted(_sources)}
