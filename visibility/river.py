"""The project's motif for large formats: one line through five dots that widens as it goes.

Drawn in millimetres of the poster, or in any other unit: a course is a list of (x, y, width).
"""

from itertools import pairwise
from math import atan2, hypot

STEPS = 24
# Water that lies on the ground is seen from the side: its width is squeezed from top to bottom.
TILT = 0.55

Course = list[tuple[float, float, float]]


def path(course: Course) -> str:
    """The water between its two banks as the `d` of an SVG path.

    Drawn piece by piece, all turning the same way: where the river bends back over itself, one
    outline would leave holes.
    """
    line = smooth(course)
    banks = []
    for number, (x, y, width) in enumerate(line):
        (x0, y0, _), (x1, y1, _) = line[max(number - 1, 0)], line[min(number + 1, len(line) - 1)]
        # Where a brush in the shape of a lying ellipse touches the bank.
        a, b = width / 2, width / 2 * TILT
        nx, ny = y0 - y1, x1 - x0
        reach = hypot(a * nx, b * ny) or 1
        across = a * a * nx / reach, b * b * ny / reach
        banks += [[(x + across[0], y + across[1]), (x - across[0], y - across[1])]]
    return "".join(piece([*here, *there]) for here, there in pairwise(banks))


def piece(corners: list[tuple[float, float]]) -> str:
    """The corners joined around their middle, so that no side crosses another."""
    x0, y0 = (sum(axis) / len(corners) for axis in zip(*corners, strict=True))
    around = sorted(corners, key=lambda corner: atan2(corner[1] - y0, corner[0] - x0))
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in around) + "z"


def dots(course: Course, places: list[float]) -> list[tuple[float, float]]:
    """Points on the middle of the line; 2.5 is midway from the third point to the fourth."""
    line = smooth(course)
    found = [line[min(round(place * STEPS), len(line) - 1)] for place in places]
    return [(round(x, 2), round(y, 2)) for x, y, _width in found]


def smooth(course: Course) -> Course:
    """The course as a fine line: a Catmull–Rom curve through its points, `STEPS` to a stretch."""
    ends = [course[0], *course, course[-1]]
    line = []
    for number, _stretch in enumerate(pairwise(course)):
        before, start, end, after = ends[number : number + 4]
        line += [
            tuple(
                between(*values, step / STEPS)
                for values in zip(before, start, end, after, strict=True)
            )
            for step in range(STEPS)
        ]
    return [*line, course[-1]]


def between(a: float, b: float, c: float, d: float, t: float) -> float:
    return (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    ) / 2
