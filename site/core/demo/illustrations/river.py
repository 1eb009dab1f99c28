"""The signature of every picture: one softly bending line through five sun-coloured dots."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from .canvas import Canvas
from .geometry import Point, relax, smooth
from .palette import SUN, Colour

STEPS = 36


@dataclass
class River:
    """A line through ``course``: points of x, y and the line's width there.

    ``stops`` are the places of the five dots, counted in points of the course (2.5 is midway from
    the third point to the fourth). ``tilt`` squeezes the line's
    width in the vertical: 1 is a line drawn on the picture, less is water lying on the ground.
    """

    course: Sequence[tuple[float, float, float]]
    stops: tuple[float, ...] = (1, 2, 3, 4, 5)
    tilt: float = 1
    curve: list = field(init=False)

    def __post_init__(self):
        self.curve = relax(relax(smooth(self.course, STEPS), STEPS // 3), STEPS // 3)

    def line(
        self, canvas: Canvas, colour: Colour, start: float = 0, end: float | None = None
    ) -> None:
        """Draw the line from one place of the course to another (all of it unless told)."""
        last = len(self.course) - 1 if end is None else end
        part = self.curve[round(start * STEPS) : round(last * STEPS) + 1]
        edges = [self._edges(part, i) for i in range(len(part))]
        # Segment by segment, so that a line which crosses its own course leaves no hole.
        for (left, right), (next_left, next_right) in pairwise(edges):
            canvas.shape([left, right, next_right, next_left], colour)

    def places(self) -> list[Point]:
        """Where the dots sit."""
        return [self.curve[round(stop * STEPS)][:2] for stop in self.stops]

    def dots(
        self, canvas: Canvas, radius: float = 20, rim: Colour | None = None, grow: float = 0
    ) -> None:
        """The five dots, each ``grow`` larger than the one before, over a rim when it is given."""
        for number, place in enumerate(self.places()):
            r = radius * (1 + grow * number)
            if rim is not None:
                canvas.disc(place, r * 1.42, rim)
            canvas.disc(place, r, SUN)

    def _edges(self, part, i):
        """The two banks beside a point: where a brush of an upright ellipse would touch them."""
        (x0, y0, _), (x1, y1, _) = part[max(i - 1, 0)], part[min(i + 1, len(part) - 1)]
        x, y, width = part[i]
        a, b = width / 2, width / 2 * self.tilt
        nx, ny = y0 - y1, x1 - x0
        reach = hypot(a * nx, b * ny) or 1.0
        dx, dy = a * a * nx / reach, b * b * ny / reach
        return (x + dx, y + dy), (x - dx, y - dy)
