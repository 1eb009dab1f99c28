"""Work and learning: the screen, the workbench, the ladder."""

from math import cos, pi

from ..canvas import Canvas, Fade
from ..geometry import arc, bar, place, rectangle, ring, rounded
from ..palette import (
    CORAL,
    CURRENT,
    DEEP,
    DUNE,
    HONEY,
    INK,
    LAKE,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RIVER,
    STREAM,
    SUN,
    mix,
)
from ..river import River
from ..scenery import cloud, land
from .tools import brush, hammer, saw, spanner, square


def screen(canvas: Canvas) -> None:
    """A laptop on the horizon: the line runs in at one side and out at the other."""
    canvas.cover(Fade(PAPER, DUNE, 0, 640))
    land(canvas, [(-20, 520), (260, 450), (520, 520), (900, 470), (1260, 430), (1640, 500)], LAKE)
    land(canvas, [(-20, 620), (400, 570), (900, 620), (1300, 560), (1640, 610)], STREAM)
    line = River(
        [
            (-80, 600, 8),
            (160, 570, 12),
            (400, 500, 17),
            (600, 440, 23),
            (800, 480, 29),
            (1000, 400, 36),
            (1205, 430, 44),
            (1430, 350, 60),
            (1700, 330, 86),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, RIVER)
    canvas.shape(rounded(452, 150, 1148, 660, 32), INK)
    with canvas.inside(rounded(476, 174, 1124, 628, 12)):
        canvas.cover(Fade(DEEP, CURRENT, 180, 560))
        canvas.disc((890, 405), 118, HONEY)
        land(canvas, [(440, 500), (600, 420), (790, 510), (1010, 440), (1160, 480)], STREAM)
        land(canvas, [(440, 560), (640, 530), (860, 575), (1160, 510)], RIVER)
        line.line(canvas, MIST)
    land(canvas, [(-20, 730), (400, 705), (800, 700), (1200, 705), (1640, 730)], DEEP)
    canvas.shape(rounded(356, 660, 1244, 704, 22), NIGHT)
    canvas.shape(rectangle(356, 660, 1244, 682), NIGHT)
    canvas.shape(rounded(716, 660, 884, 676, 8), STREAM)
    line.dots(canvas, 24)


def workbench(canvas: Canvas) -> None:
    """Five tools hang from the line; under them a seam is being welded."""
    canvas.cover(Fade(DEEP, NIGHT, 0, 900))
    canvas.shape(rounded(330, -60, 1270, 540, 40), mix(DEEP, RIVER, 0.6))
    line = River(
        [
            (-80, 150, 8),
            (190, 130, 11),
            (430, 185, 15),
            (615, 150, 20),
            (800, 175, 25),
            (985, 140, 31),
            (1170, 180, 38),
            (1420, 130, 54),
            (1700, 160, 80),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, STREAM)
    for tool, peg in zip((hammer, spanner, saw, square, brush), line.places(), strict=True):
        tool(canvas, peg)
    line.dots(canvas, 21)
    timber = mix(DUNE, CORAL, 0.28)
    canvas.shape(rectangle(0, 850, 1600, 900), mix(NIGHT, INK, 0.5))
    for x in (320, 1220):
        canvas.shape(rectangle(x, 690, x + 60, 866), timber)
    canvas.shape(rectangle(380, 700, 1220, 756), timber)
    for x in (560, 800, 1040):
        canvas.shape(rounded(x - 24, 722, x + 24, 732, 5), DEEP)
    canvas.shape(rounded(240, 650, 1360, 704, 10), DUNE)
    _toolbox(canvas, 450)
    _mask(canvas, 1150)
    canvas.shape(rectangle(680, 622, 940, 650), LAKE)
    canvas.shape(rectangle(850, 594, 1030, 622), STREAM)
    _spark(canvas, (848, 614))


def _toolbox(canvas, x):
    canvas.shape(ring((x, 572), 30, 42, 180, 360), STREAM)
    canvas.shape(rounded(x - 95, 568, x + 95, 650, 10), CORAL)
    canvas.shape(rectangle(x - 95, 598, x + 95, 604), mix(CORAL, NIGHT, 0.4))
    canvas.shape(rounded(x - 16, 590, x + 16, 614, 4), HONEY)


def _mask(canvas, x):
    """A welder's mask, put aside."""
    canvas.shape(
        [
            *arc((x, 578), (58, 62), 180, 360),
            (x + 50, 622),
            (x + 26, 650),
            (x - 26, 650),
            (x - 50, 622),
        ],
        MOSS,
    )
    canvas.shape(rounded(x - 40, 566, x + 40, 602, 8), INK)
    canvas.shape([(x - 6, 572), (x + 10, 572), (x - 8, 596), (x - 24, 596)], CURRENT)


def _spark(canvas, at):
    for radius, opacity in ((150, 0.12), (96, 0.22)):
        canvas.disc(at, radius, SUN, opacity)
    for number in range(16):
        long = 128 if number % 2 == 0 else 78
        canvas.shape(place([(18, -6), (long, 0), (18, 6)], at, number * 22.5), HONEY)
    canvas.disc(at, 28, PAPER)


def ladder(canvas: Canvas) -> None:
    """A ladder up to the sun; the line climbs it, now before and now behind the rungs."""
    canvas.cover(Fade(STREAM, MIST, 0, 800))
    canvas.disc((960, 265), 185, HONEY)
    cloud(canvas, 370, 250, 210, MIST)
    cloud(canvas, 1130, 470, 190, PAPER)
    land(canvas, [(-20, 700), (300, 650), (700, 720), (1100, 640), (1640, 560)], CURRENT)
    rails = (((600, 880), (800, 70)), ((775, 880), (975, 70)))
    climb = []
    for i in range(17):
        share = 0.2 + 0.56 * i / 16
        (x0, y), (x1, _) = (_along(rail, share) for rail in rails)
        climb.append(((x0 + x1) / 2 - 165 * cos(pi * i / 8), y, 15 + 1.3 * i))
    line = River(
        [
            (-80, 740, 8),
            (200, 760, 10),
            (440, 735, 13),
            *climb,
            (830, 170, 38),
            (1090, 150, 44),
            (1380, 200, 60),
            (1700, 130, 84),
        ],
        stops=(3, 7, 11, 15, 19),
    )
    line.line(canvas, RIVER)
    for start, end in rails:
        canvas.shape(bar(start, end, 22), CORAL)
    for number in range(9):
        a, b = (_along(rail, 0.09 + number * 0.105) for rail in rails)
        canvas.shape(bar(a, b, 18), CORAL)
    line.line(canvas, RIVER, 3, 11)
    line.line(canvas, RIVER, 19)
    land(canvas, [(-20, 840), (400, 790), (800, 830), (1200, 790), (1640, 740)], DEEP)
    line.dots(canvas, 24)


def _along(rail, share):
    (x0, y0), (x1, y1) = rail
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


__all__ = ["ladder", "screen", "workbench"]
