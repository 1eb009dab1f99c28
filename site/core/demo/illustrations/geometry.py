"""Plane geometry: outlines as lists of points in the 1600 × 900 design frame, y pointing down."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, radians, sin

Point = tuple[float, float]


def arc(
    centre: Point, radius: float | Point, start: float, end: float, steps: int = 64
) -> list[Point]:
    """Points along an arc; angles in degrees, 0 to the right, growing clockwise on the picture."""
    rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
    return [
        (centre[0] + rx * cos(a), centre[1] + ry * sin(a))
        for a in (radians(start + (end - start) * i / steps) for i in range(steps + 1))
    ]


def circle(centre: Point, radius: float | Point, steps: int = 120) -> list[Point]:
    return arc(centre, radius, 0, 360, steps)[:-1]


def ring(
    centre: Point, inner: float, outer: float, start: float, end: float, steps: int = 96
) -> list[Point]:
    """A bent bar: the part of a ring between two angles."""
    return arc(centre, outer, start, end, steps) + arc(centre, inner, end, start, steps)


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> list[Point]:
    """A rectangle with round corners."""
    r = min(radius, (right - left) / 2, (bottom - top) / 2)
    return (
        arc((left + r, top + r), r, 180, 270, 16)
        + arc((right - r, top + r), r, 270, 360, 16)
        + arc((right - r, bottom - r), r, 0, 90, 16)
        + arc((left + r, bottom - r), r, 90, 180, 16)
    )


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def bar(start: Point, end: Point, width: float) -> list[Point]:
    """A straight bar with square ends."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    nx = -(end[1] - start[1]) / length * width / 2
    ny = (end[0] - start[0]) / length * width / 2
    return [
        (start[0] + nx, start[1] + ny),
        (end[0] + nx, end[1] + ny),
        (end[0] - nx, end[1] - ny),
        (start[0] - nx, start[1] - ny),
    ]


def place(
    points: Iterable[Point], at: Point = (0, 0), turn: float = 0, scale: float = 1
) -> list[Point]:
    """Points turned (degrees, clockwise), scaled and moved, in that order."""
    c, s = cos(turn * pi / 180) * scale, sin(turn * pi / 180) * scale
    return [(at[0] + x * c - y * s, at[1] + x * s + y * c) for x, y in points]


def smooth(points: Sequence[tuple[float, ...]], steps: int = 28) -> list[tuple[float, ...]]:
    """A soft curve through points of any dimension: a centripetal Catmull–Rom spline.

    The centripetal kind neither loops nor overshoots between unevenly spaced points. Besides x and
    y a point may carry a width, which then changes as softly as the course does. Every ``steps``-th
    point of the answer is one of the given points.
    """
    first = tuple(2 * a - b for a, b in zip(points[0], points[1], strict=True))
    last = tuple(2 * a - b for a, b in zip(points[-1], points[-2], strict=True))
    padded = [first, *points, last]
    curve: list[tuple[float, ...]] = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        t1 = _knot(p0, p1)
        t2 = t1 + _knot(p1, p2)
        t3 = t2 + _knot(p2, p3)
        for i in range(steps):
            t = t1 + (t2 - t1) * i / steps
            a1 = _between(p0, p1, 0, t1, t)
            a2 = _between(p1, p2, t1, t2, t)
            a3 = _between(p2, p3, t2, t3, t)
            curve.append(
                _between(_between(a1, a2, 0, t2, t), _between(a2, a3, t1, t3, t), t1, t2, t)
            )
    curve.append(tuple(points[-1]))
    return curve


def relax(curve: Sequence[tuple[float, ...]], reach: int) -> list[tuple[float, ...]]:
    """The curve with its bends eased: each point the mean of ``reach`` neighbours on both sides.

    The reach shrinks towards the ends, which stay where they are.
    """
    eased = []
    for i in range(len(curve)):
        near = min(reach, i, len(curve) - 1 - i)
        part = curve[i - near : i + near + 1]
        eased.append(tuple(sum(values) / len(part) for values in zip(*part, strict=True)))
    return eased


def _knot(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return max(hypot(b[0] - a[0], b[1] - a[1]) ** 0.5, 1e-6)


def _between(
    a: tuple[float, ...], b: tuple[float, ...], start: float, end: float, t: float
) -> tuple[float, ...]:
    share = (t - start) / (end - start)
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))
