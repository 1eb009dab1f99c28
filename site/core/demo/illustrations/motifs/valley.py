"""Inland: the river valley, the path through the spruces, the horizon."""

from ..canvas import Canvas, Fade
from ..geometry import arc, rectangle
from ..palette import (
    CLAY,
    CORAL,
    CURRENT,
    DEEP,
    DUNE,
    FOREST,
    HONEY,
    LAKE,
    MEADOW,
    MIST,
    MOSS,
    PAPER,
    RIVER,
    SAGE,
    SAND,
    SPRUCE,
    STREAM,
    SUN,
    mix,
)
from ..river import River
from ..scenery import house, land, ripples, spruce, wood


def river(canvas: Canvas) -> None:
    """The Kalajoki valley from above: five villages, and the water that joins them."""
    canvas.cover(Fade(DUNE, PAPER, 0, 260))
    canvas.disc((1090, 200), 105, SUN)
    land(canvas, [(-20, 250), (300, 196), (640, 246), (1000, 220), (1320, 180), (1640, 240)], LAKE)
    land(canvas, [(-20, 296), (360, 250), (760, 284), (1180, 252), (1640, 300)], STREAM)
    land(canvas, [(-20, 345), (500, 330), (1000, 334), (1640, 348)], MEADOW)
    for left, right, colour in (
        (-2600, -1500, SAGE),
        (-1500, -760, HONEY),
        (-760, -180, SAGE),
        (-180, 320, MOSS),
        (320, 900, SAGE),
        (900, 1400, DUNE),
        (1400, 1900, SAGE),
        (1900, 2700, MOSS),
        (2700, 3700, SAGE),
    ):
        _field(canvas, (700, 200), left, right, colour)
    stream = River(
        [
            (-60, 384, 8),
            (280, 362, 13),
            (610, 366, 24),
            (830, 392, 40),
            (870, 425, 54),
            (760, 470, 70),
            (640, 530, 92),
            (680, 600, 122),
            (860, 665, 154),
            (1140, 710, 186),
            (1420, 745, 220),
            (1800, 850, 280),
        ],
        stops=(2, 4, 6, 8, 9),
        tilt=0.4,
    )
    stream.line(canvas, RIVER)
    for foot, width in (
        ((480, 356), 40),
        ((990, 440), 56),
        ((440, 566), 84),
        ((1010, 600), 100),
        ((620, 832), 132),
    ):
        _village(canvas, foot, width)
    stream.dots(canvas, 15, grow=0.18)


def _field(canvas, vanish, left, right, colour):
    """A strip field that runs to the vanishing point; ``left`` and ``right`` on the lower edge."""
    top = (355 - vanish[1]) / (900 - vanish[1])
    canvas.shape(
        [
            (vanish[0] + (left - vanish[0]) * top, 355),
            (vanish[0] + (right - vanish[0]) * top, 355),
            (right, 900),
            (left, 900),
        ],
        colour,
    )


def _village(canvas, foot, width):
    x, y = foot
    spruce(canvas, (x - width * 1.0, y - width * 0.1), width * 1.5, SPRUCE)
    house(canvas, (x + width * 0.75, y - width * 0.22), width * 0.8, PAPER, DEEP)
    spruce(canvas, (x + width * 1.45, y - width * 0.05), width * 1.2, FOREST)
    house(canvas, (x, y), width, CORAL, DEEP)


def path(canvas: Canvas) -> None:
    """A light path between dark spruces, with lanterns along it."""
    canvas.cover(Fade(SAGE, DUNE, 0, 440))
    canvas.disc((800, 350), 150, HONEY)
    land(canvas, [(-20, 420), (420, 380), (800, 412), (1180, 385), (1640, 420)], MEADOW)
    wood(canvas, (-10, 445), (590, 435), 17, 200, MOSS)
    wood(canvas, (1020, 435), (1620, 445), 17, 200, MOSS)
    land(canvas, [(-20, 440), (500, 425), (800, 440), (1150, 425), (1640, 440)], MOSS)
    middle = mix(MOSS, SPRUCE, 0.75)
    wood(canvas, (-20, 570), (480, 530), 10, 380, middle)
    wood(canvas, (1130, 530), (1640, 570), 10, 380, middle)
    land(canvas, [(-20, 545), (420, 510), (800, 530), (1180, 505), (1640, 545)], middle)
    way = River(
        [
            (818, 441, 3),
            (788, 464, 20),
            (790, 500, 42),
            (836, 545, 68),
            (868, 600, 100),
            (822, 665, 138),
            (745, 735, 184),
            (745, 830, 240),
            (860, 1010, 340),
        ],
        (1.4, 2.9, 4.2, 5.4, 6.6),
        0.4,
    )
    way.line(canvas, SAND)
    wood(canvas, (-30, 760), (410, 690), 6, 600, SPRUCE)
    wood(canvas, (1200, 690), (1640, 760), 6, 600, SPRUCE)
    land(canvas, [(-20, 730), (260, 720), (470, 800), (560, 960)], SPRUCE)
    land(canvas, [(1080, 960), (1150, 800), (1350, 720), (1640, 730)], SPRUCE)
    wood(canvas, (-40, 990), (360, 930), 4, 860, FOREST)
    wood(canvas, (1270, 930), (1650, 990), 4, 860, FOREST)
    way.dots(canvas, 15, grow=0.2)


def horizon(canvas: Canvas) -> None:
    """The sun on the sea's edge, its rays across the whole sky."""
    centre = (800, 540)
    canvas.cover(HONEY)
    for number in range(10):
        canvas.shape(
            [centre, *arc(centre, 1200, 180 + number * 18.95, 189.47 + number * 18.95, 8)], DUNE
        )
    for radius, share in ((330, 0.35), (255, 0.7), (180, 1)):
        canvas.disc(centre, radius, mix(HONEY, SUN, share))
    land(canvas, [(-20, 500), (150, 462), (330, 500), (500, 540), (560, 545)], CLAY)
    land(canvas, [(1060, 545), (1200, 520), (1420, 445), (1640, 500)], CLAY)
    land(canvas, [(1250, 545), (1400, 515), (1640, 480)], CORAL)
    canvas.shape(rectangle(0, 540, 1600, 900), Fade(CURRENT, DEEP, 540, 900))
    ripples(canvas, ((800, 572, 330), (830, 602, 220), (772, 632, 130)), HONEY)
    line = River(
        [
            (-80, 850, 8),
            (170, 845, 11),
            (400, 790, 16),
            (590, 700, 22),
            (800, 705, 29),
            (1000, 785, 38),
            (1195, 790, 48),
            (1420, 690, 64),
            (1700, 640, 88),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, MIST)
    line.dots(canvas, 23, rim=DEEP)


__all__ = ["horizon", "path", "river"]
