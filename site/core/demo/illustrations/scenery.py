"""What the landscapes share: sky, land, water, trees, houses and clouds."""

from collections.abc import Sequence

from .canvas import Canvas, Fill
from .geometry import Point, rectangle, rounded, smooth
from .palette import Colour, mix

FLOOR = 960


def land(canvas: Canvas, ridge: Sequence[Point], fill: Fill, opacity: float = 1) -> None:
    """Ground from a softly rolling ridge down to the picture's lower edge."""
    top = smooth(ridge)
    canvas.shape([*top, (ridge[-1][0], FLOOR), (ridge[0][0], FLOOR)], fill, opacity)


def spruce(canvas: Canvas, foot: Point, height: float, colour: Colour) -> None:
    """A slender northern spruce: four skirts, the lowest the widest."""
    x, y = foot
    for top, bottom, half in (
        (0, 0.36, 0.075),
        (0.14, 0.58, 0.11),
        (0.32, 0.8, 0.145),
        (0.5, 1, 0.175),
    ):
        canvas.shape(
            [
                (x, y - height * (1 - top)),
                (x + height * half, y - height * (1 - bottom)),
                (x - height * half, y - height * (1 - bottom)),
            ],
            colour,
        )


def wood(
    canvas: Canvas, start: Point, end: Point, count: int, height: float, colour: Colour
) -> None:
    """A row of spruces of uneven height; the unevenness is always the same."""
    for i in range(count):
        share = i / max(count - 1, 1)
        uneven = 0.72 + 0.28 * ((i * 0.618) % 1)
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        spruce(canvas, (x, y), height * uneven, colour)


def house(canvas: Canvas, foot: Point, width: float, wall: Colour, roof: Colour) -> None:
    """A gabled house seen from the corner; ``foot`` is the middle of its lower edge."""
    x, y = foot
    gable, eaves, top = width * 0.42, width * 0.4, width * 0.72
    left, corner, right = x - width / 2, x - width / 2 + gable, x + width / 2
    peak = (left + gable / 2, y - top)
    canvas.shape(
        [(left, y), (left, y - eaves), peak, (corner, y - eaves), (corner, y)],
        mix(wall, (255, 253, 249), 0.16),
    )
    canvas.shape(rectangle(corner, y - eaves, right, y), wall)
    canvas.shape(
        [peak, (right - gable / 2, y - top), (right, y - eaves), (corner, y - eaves)], roof
    )


def cloud(canvas: Canvas, left: float, top: float, width: float, fill: Fill) -> None:
    """Two flat bars of cloud, one resting on the other."""
    thick = width * 0.11
    canvas.shape(rounded(left, top, left + width, top + thick, thick), fill)
    canvas.shape(rounded(left + width * 0.22, top - thick, left + width * 0.74, top, thick), fill)


def ripples(canvas: Canvas, marks: Sequence[tuple[float, float, float]], fill: Colour) -> None:
    """Glints on water: flat bars given as x, y of the middle, and length."""
    for x, y, length in marks:
        canvas.shape(rounded(x - length / 2, y - 3, x + length / 2, y + 3, 3), fill)
