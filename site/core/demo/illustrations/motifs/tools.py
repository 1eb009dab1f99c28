"""Hand tools hanging from a peg, each about 300 units long."""

from ..canvas import Canvas
from ..geometry import Point, rectangle, ring, rounded
from ..palette import CORAL, DEEP, DUNE, HONEY, LAKE, MIST, RIVER, mix

WOOD = DUNE
STEEL = LAKE


def hammer(canvas: Canvas, peg: Point) -> None:
    x, y = peg
    canvas.shape(rounded(x - 11, y + 20, x + 11, y + 310, 10), WOOD)
    canvas.shape(rounded(x - 62, y + 30, x + 40, y + 84, 8), STEEL)
    canvas.shape([(x + 36, y + 34), (x + 74, y + 72), (x + 66, y + 84), (x + 36, y + 76)], STEEL)


def spanner(canvas: Canvas, peg: Point) -> None:
    x, y = peg
    canvas.shape(rectangle(x - 14, y + 98, x + 14, y + 252), STEEL)
    for cy, turn in ((y + 62, -90), (y + 288, 90)):
        canvas.shape(ring((x, cy), 20, 46, turn + 38, turn + 322), STEEL)


def saw(canvas: Canvas, peg: Point) -> None:
    x, y = peg
    teeth = []
    for i in range(11):
        ty = y + 130 + i * 18
        teeth += [(x + 30 - i * 2.2, ty), (x + 20 - i * 2.2, ty + 9)]
    canvas.shape(
        [(x - 34, y + 120), (x + 30, y + 120), *teeth, (x + 4, y + 330), (x - 34, y + 330)], MIST
    )
    canvas.shape(rounded(x - 44, y + 24, x + 44, y + 128, 30), CORAL)
    canvas.shape(rounded(x - 18, y + 50, x + 18, y + 100, 18), mix(DEEP, RIVER, 0.6))


def square(canvas: Canvas, peg: Point) -> None:
    x, y = peg
    canvas.shape(rectangle(x - 16, y + 24, x + 10, y + 300), STEEL)
    canvas.shape(rounded(x - 16, y + 24, x + 110, y + 64, 6), WOOD)


def brush(canvas: Canvas, peg: Point) -> None:
    x, y = peg
    canvas.shape(rounded(x - 13, y + 18, x + 13, y + 150, 13), WOOD)
    canvas.shape(rounded(x - 44, y + 140, x + 44, y + 190, 8), STEEL)
    canvas.shape(
        [(x - 44, y + 190), (x + 44, y + 190), (x + 36, y + 280), (x - 40, y + 300)], HONEY
    )
