"""People meeting: the circle, the handshake, the chat."""

from ..canvas import Canvas, Fade
from ..geometry import arc, place, rectangle, ring, rounded
from ..palette import (
    CORAL,
    CURRENT,
    DEEP,
    FOREST,
    INK,
    LAKE,
    MEADOW,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RIVER,
    SAGE,
    SAND,
    SPRUCE,
    STREAM,
    mix,
)
from ..river import River
from ..scenery import cloud, house, land, wood


def circle_(canvas: Canvas) -> None:
    """A talking circle seen from above; the line makes a round among the people."""
    centre = (800, 450)
    canvas.cover(Fade(RIVER, DEEP))
    for radius, share in ((760, 0.06), (590, 0.13)):
        canvas.disc(centre, radius, mix(RIVER, STREAM, share))
    canvas.disc(centre, 405, SAND)
    canvas.disc(centre, 238, PAPER)
    around = arc((800, 430), 160, 54, -234, 8)
    course = [
        (-80, 770, 8),
        (220, 775, 10),
        (420, 765, 12),
        (600, 722, 14),
        (795, 622, 16),
        *((x, y, 18 + 2 * i) for i, (x, y) in enumerate(around)),
        (805, 622, 37),
        (1000, 722, 42),
        (1180, 765, 50),
        (1380, 775, 62),
        (1700, 730, 86),
    ]
    line = River(course, stops=(5, 7, 9, 11, 13))
    line.line(canvas, STREAM)
    for number, colour in enumerate(
        (RIVER, CORAL, DEEP, MOSS, RIVER, CORAL, SPRUCE, DEEP, CORAL, SPRUCE)
    ):
        _person(canvas, centre, 108 + number * 36, colour)
    line.dots(canvas, 24, rim=PAPER)


def _person(canvas, centre, angle, colour):
    """A person from above: round shoulders, the head leaning in towards the middle."""
    at = arc(centre, 342, angle, angle, 1)[0]
    canvas.shape(place(rounded(-30, -62, 30, 62, 30), at, angle), colour)
    head = arc(centre, 322, angle, angle, 1)[0]
    canvas.disc(head, 37, SAND)
    canvas.disc(head, 29, colour)


def handshake(canvas: Canvas) -> None:
    """Two halves of a bridge grow from two banks and grip each other in the middle."""
    canvas.cover(Fade(LAKE, PAPER, 0, 560))
    cloud(canvas, 450, 150, 190, PAPER)
    cloud(canvas, 1040, 110, 150, PAPER)
    land(canvas, [(-20, 560), (400, 505), (800, 540), (1200, 500), (1640, 550)], LAKE)
    canvas.shape(rectangle(0, 575, 1600, 900), Fade(STREAM, CURRENT, 560, 900))
    line = River(
        [
            (836, 577, 3),
            (806, 593, 16),
            (796, 618, 32),
            (830, 652, 54),
            (858, 694, 82),
            (820, 742, 114),
            (750, 796, 152),
            (760, 870, 200),
            (880, 1010, 290),
        ],
        (1.4, 2.9, 4.2, 5.3, 6.3),
        0.38,
    )
    line.line(canvas, MIST)
    line.dots(canvas, 14, grow=0.16)
    centre, thick = (800, 1010), 36
    for number in range(4):
        inner = 505 + number * thick
        if number % 2:
            _finger(canvas, centre, inner, thick, 350, 270, RIVER)
            _finger(canvas, centre, inner, thick, 190, 281, CORAL)
        else:
            _finger(canvas, centre, inner, thick, 190, 270, CORAL)
            _finger(canvas, centre, inner, thick, 350, 259, RIVER)
    wood(canvas, (10, 620), (270, 650), 7, 300, FOREST)
    land(canvas, [(-20, 560), (200, 575), (400, 690), (520, 960)], SPRUCE)
    land(canvas, [(1080, 960), (1200, 690), (1400, 575), (1640, 560)], DEEP)
    house(canvas, (1430, 600), 140, PAPER, CORAL)
    house(canvas, (1300, 655), 104, CORAL, INK)


def _finger(canvas, centre, inner, thick, start, tip, colour):
    """One strip of an arch with a round end."""
    canvas.shape(ring(centre, inner, inner + thick - 4, start, tip), colour)
    end = arc(centre, inner + thick / 2 - 2, tip, tip, 1)[0]
    canvas.disc(end, thick / 2 - 2, colour)


def chat(canvas: Canvas) -> None:
    """Two speech shapes over the valley, and one thread through both."""
    canvas.cover(Fade(mix(SAGE, PAPER, 0.1), SAND, 0, 700))
    land(
        canvas, [(-20, 650), (300, 610), (700, 690), (1100, 640), (1400, 585), (1640, 610)], MEADOW
    )
    wood(canvas, (60, 790), (300, 780), 6, 150, SPRUCE)
    land(canvas, [(-20, 770), (420, 730), (900, 800), (1300, 740), (1640, 760)], MOSS)
    line = River(
        [
            (-80, 470, 10),
            (170, 430, 14),
            (470, 320, 20),
            (630, 330, 24),
            (800, 415, 29),
            (975, 485, 34),
            (1135, 465, 40),
            (1400, 370, 58),
            (1700, 420, 84),
        ],
        stops=(2, 3, 4, 5, 6),
    )
    line.line(canvas, RIVER)
    left, right = rounded(370, 140, 890, 490, 130), rounded(710, 305, 1230, 655, 130)
    left_tail = [(440, 420), (640, 470), (420, 620)]
    right_tail = [(960, 640), (1160, 580), (1180, 775)]
    for outline, colour in ((left, RIVER), (left_tail, RIVER), (right, CORAL), (right_tail, CORAL)):
        canvas.shape(outline, colour)
    with canvas.inside(left):
        canvas.shape(right, NIGHT)
    for outline in (left, right):
        with canvas.inside(outline):
            line.line(canvas, SAND)
    line.dots(canvas, 25)


__all__ = ["chat", "circle_", "handshake"]
