"""The geometry of a small line of daily figures, for an SVG without scripts or inline styles."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 300
HEIGHT = 48
# Room for the stroke, so that the highest and the lowest day are not cut.
MARGIN = 2


class Sparkline(NamedTuple):
    """`line` and `area` are the point lists of a polyline and a polygon in a WIDTH × HEIGHT box.

    Numbers are written for SVG: with a point, whatever the language.
    """

    line: str
    area: str
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"


def sparkline(series: Sequence[int]) -> Sparkline:
    """The series from left to right, zero at the bottom; at least two figures."""
    top = max(*series, 1)
    step = WIDTH / (len(series) - 1)
    points = [
        f"{index * step:.1f},{HEIGHT - MARGIN - value / top * (HEIGHT - 2 * MARGIN):.1f}"
        for index, value in enumerate(series)
    ]
    line = " ".join(points)
    return Sparkline(line, f"0,{HEIGHT} {line} {WIDTH},{HEIGHT}")
