"""The geometry of a chart of columns over time, drawn by the server as SVG.

The same drawing stands on the screen and on paper, so it holds no scripts, styles or classes that
only one of them knows: colours are attributes, which the style sheet of the screen may override.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

WIDTH = 960
HEIGHT = 260
LEFT, RIGHT, TOP, BOTTOM = 56, 8, 20, 34
# Room that one label below the columns needs.
LABEL_WIDTH = 78
GAP = 0.28
MARK_WIDTH = 16
MARK_TOP = 11


@dataclass(frozen=True)
class Column:
    """One span of time: a filled column for now, a line across it for the period before."""

    x: float
    y: float
    width: float
    height: float
    before_y: float | None
    middle: float
    label: str
    text: str

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Tick:
    y: float
    value: int

    @property
    def text_y(self) -> float:
        return self.y + 4

    @property
    def text(self) -> str:
        return number_format(self.value, force_grouping=True)


@dataclass(frozen=True)
class Mark:
    """An annotation: `number` stands above the column of its day and in the list below."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Chart:
    columns: list[Column]
    ticks: list[Tick]
    marks: list[Mark]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    base: int = HEIGHT - BOTTOM
    room: int = HEIGHT - BOTTOM - TOP
    label_y: int = HEIGHT - BOTTOM + 20
    scale_x: int = LEFT - 8


def chart(points: Sequence[dict], marks: Sequence[dict] = ()) -> Chart | None:
    """From points `{label, text, value, before}` and marks `{point, number}`; None without points.

    `label` stands below its column where there is room, `text` is read out and shown on pointing.
    """
    if not points:
        return None
    values = [max(point["value"], point["before"] or 0) for point in points]
    steps = ticks(max(values))
    top = steps[-1]
    base, room = HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP
    slot = (WIDTH - LEFT - RIGHT) / len(points)
    every = max(1, -(-LABEL_WIDTH // max(1, int(slot))))

    def y(value: int) -> float:
        return round(base - value / top * room, 1)

    columns = [
        Column(
            x=round(LEFT + slot * (number + GAP / 2), 1),
            y=y(point["value"]),
            width=round(slot * (1 - GAP), 1),
            height=round(base - y(point["value"]), 1),
            before_y=None if point["before"] is None else y(point["before"]),
            middle=round(LEFT + slot * (number + 0.5), 1),
            label=point["label"] if number % every == 0 else "",
            text=point["text"],
        )
        for number, point in enumerate(points)
    ]
    return Chart(
        columns,
        [Tick(y(step), step) for step in steps],
        list(above(columns, marks)),
    )


def above(columns: Sequence[Column], marks: Sequence[dict]) -> Iterator[Mark]:
    """Marks over their columns; several on one column stand side by side."""
    taken: Counter[int] = Counter()
    for mark in marks:
        column = columns[mark["point"]]
        shift = MARK_WIDTH * taken[mark["point"]]
        taken[mark["point"]] += 1
        top = min(column.y, column.y if column.before_y is None else column.before_y)
        yield Mark(column.middle + shift, max(round(top - 5, 1), MARK_TOP), mark["number"])


def ticks(highest: int) -> list[int]:
    """Three to five round numbers from zero to at least the highest value."""
    step = 1
    while highest > step * 4:
        step = next_round(step)
    return [step * number for number in range(max(2, -(-highest // step)) + 1)]


def next_round(step: int) -> int:
    """1, 2, 5, 10, 20, 50, …"""
    return step * 5 // 2 if str(step)[0] == "2" else step * 2
