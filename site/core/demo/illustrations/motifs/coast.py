"""The coast: the lighthouse, and the map on which the five places lie."""

from itertools import pairwise
from math import cos, radians, sin

from ..canvas import Canvas, Fade
from ..geometry import rectangle, rounded, smooth
from ..palette import (
    CORAL,
    CURRENT,
    DEEP,
    DUNE,
    HONEY,
    INK,
    LAKE,
    MEADOW,
    NIGHT,
    PAPER,
    RIVER,
    SAGE,
    SAND,
    SUN,
    mix,
)
from ..river import River
from ..scenery import land, ripples


def lighthouse(canvas: Canvas) -> None:
    """A lighthouse at night; the line runs past it like a marked fairway."""
    lamp = (1010, 232)
    canvas.cover(Fade(NIGHT, CURRENT, 0, 640))
    for outline, far in ((((-60, -60), (-60, 330)), -100), (((1660, 140), (1660, 430)), 1900)):
        low, high, near, dark = (
            (far, 1000, CURRENT, DUNE) if far < 0 else (1010, far, DUNE, CURRENT)
        )
        canvas.shape([lamp, *outline], Fade(near, dark, low, high, lying=True), 0.5)
    land(canvas, [(-20, 560), (200, 535), (420, 560), (700, 592)], mix(CURRENT, DEEP, 0.4))
    canvas.shape(rectangle(0, 590, 1600, 900), Fade(RIVER, DEEP, 590, 900))
    ripples(canvas, ((300, 622, 180), (560, 640, 90), (1430, 630, 150)), CURRENT)
    rock = smooth([(740, 690), (850, 630), (1000, 602), (1150, 615), (1290, 645), (1440, 690)])
    canvas.shape(rock, NIGHT)
    _tower(canvas, lamp[0])
    line = River(
        [
            (-80, 690, 8),
            (160, 655, 11),
            (400, 680, 15),
            (590, 755, 21),
            (790, 740, 28),
            (990, 745, 36),
            (1190, 800, 46),
            (1430, 760, 64),
            (1700, 660, 88),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, LAKE)
    line.dots(canvas, 23, rim=DEEP)


def _tower(canvas, x):
    foot, top = 616, 270

    def half(y):
        return 34 + 28 * (y - top) / (foot - top)

    bands = (270, 345, 415, 490, 560, 616)
    for number, (upper, lower) in enumerate(pairwise(bands)):
        canvas.shape(
            [
                (x - half(upper), upper),
                (x + half(upper), upper),
                (x + half(lower), lower),
                (x - half(lower), lower),
            ],
            CORAL if number % 2 else PAPER,
        )
    canvas.shape(rounded(x - 52, top - 14, x + 52, top, 4), INK)
    canvas.shape(rectangle(x - 27, top - 66, x + 27, top - 14), HONEY)
    canvas.disc((x, top - 38), 20, PAPER)
    canvas.shape([(x - 40, top - 66), (x + 40, top - 66), (x, top - 112)], CORAL)


def map_(canvas: Canvas) -> None:
    """A folded map on a table: the valley, five places, and the sea the river widens towards."""
    canvas.cover(Fade(SUN, mix(SUN, HONEY, 0.45), 0, 900))
    shadow = mix(SUN, CORAL, 0.32)
    edges = (404, 602, 800, 998, 1196)
    tops, bottoms = (180, 130, 180, 130, 180), (780, 730, 780, 730, 780)
    line = River(
        [
            (1700, 790, 6),
            (1420, 690, 9),
            (1130, 645, 14),
            (975, 525, 20),
            (808, 590, 27),
            (665, 435, 35),
            (500, 405, 44),
            (220, 250, 62),
            (-80, 230, 84),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, shadow)
    outline = [*zip(edges, tops, strict=True), *reversed([*zip(edges, bottoms, strict=True)])]
    canvas.shape([(x + 20, y + 26) for x, y in outline], shadow)
    with canvas.inside(outline):
        canvas.cover(SAND)
        for share, colour in ((1, SAGE), (0.62, mix(SAGE, MEADOW, 0.6))):
            canvas.shape(_blob((1020, 275), 210 * share, 160 * share), colour)
            canvas.shape(_blob((650, 740), 200 * share, 130 * share), colour)
        coast = smooth([(730, 60), (640, 190), (530, 250), (490, 370), (400, 470), (330, 620)])
        canvas.shape([*coast, (0, 620), (0, 60)], LAKE)
        line.line(canvas, RIVER)
        for panel in (0, 2):
            canvas.shape(
                [
                    (edges[panel], tops[panel]),
                    (edges[panel + 1], tops[panel + 1]),
                    (edges[panel + 1], bottoms[panel + 1]),
                    (edges[panel], bottoms[panel]),
                ],
                DEEP,
                0.08,
            )
    line.dots(canvas, 22, rim=PAPER)


__all__ = ["lighthouse", "map_"]


def _blob(centre, rx, ry):
    """A wood on the map: a soft, uneven patch."""
    around = [
        (centre[0] + rx * far * cos(radians(a)), centre[1] + ry * far * sin(radians(a)))
        for a, far in ((0, 1), (60, 0.82), (120, 1.05), (180, 0.9), (240, 1.08), (300, 0.86))
    ]
    return smooth([*around, *around])[2 * 28 : 8 * 28]
