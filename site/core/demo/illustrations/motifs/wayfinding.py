"""Finding the way: the crossroads."""

from ..canvas import Canvas, Fade
from ..geometry import circle, rounded
from ..palette import (
    BLUSH,
    CLAY,
    CORAL,
    INK,
    MEADOW,
    MOSS,
    PAPER,
    RIVER,
    SAND,
    SUN,
    mix,
)
from ..river import River
from ..scenery import land


def crossroads(canvas: Canvas) -> None:
    """A signpost where the roads part."""
    canvas.cover(Fade(BLUSH, SAND, 0, 560))
    canvas.disc((545, 360), 140, mix(BLUSH, CORAL, 0.34))
    land(canvas, [(-20, 520), (300, 465), (700, 520), (1100, 450), (1640, 510)], CLAY)
    land(canvas, [(-20, 580), (400, 550), (900, 570), (1300, 540), (1640, 580)], MEADOW)
    land(canvas, [(-20, 760), (500, 690), (1000, 740), (1640, 680)], MOSS)
    for course in (
        [(1150, 551, 3), (1090, 580, 26), (960, 640, 66), (860, 740, 130), (800, 1000, 300)],
        [(430, 551, 3), (490, 580, 26), (630, 640, 66), (740, 740, 130), (800, 1000, 300)],
    ):
        River(course, tilt=0.5, stops=()).line(canvas, SAND)
    line = River(
        [
            (-80, 660, 8),
            (170, 690, 11),
            (410, 660, 16),
            (600, 740, 22),
            (800, 775, 28),
            (1000, 710, 36),
            (1190, 720, 44),
            (1420, 640, 60),
            (1700, 650, 86),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, RIVER)
    canvas.shape(circle((800, 688), (52, 13)), MOSS)
    canvas.shape(rounded(786, 90, 814, 690, 6), INK)
    for y, direction, colour in (
        (160, 1, SUN),
        (246, -1, CORAL),
        (332, 1, RIVER),
        (418, -1, PAPER),
    ):
        canvas.shape(_arm(800, y, direction), colour)
    line.dots(canvas, 23)


def _arm(x, y, direction):
    body = [(-50, -32), (220, -32), (262, 0), (220, 32), (-50, 32)]
    return [(x + px * direction, y + py) for px, py in body]


__all__ = ["crossroads"]
