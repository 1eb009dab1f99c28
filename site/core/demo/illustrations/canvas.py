"""The sheet the illustrations are drawn on: flat shapes, soft gradients, smooth edges.

Motifs think in a frame of 1600 × 900 units. The canvas fits that frame over the asked size as
`object-fit: cover` does, so a square picture is the middle of the wide one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from .geometry import Point, circle
from .palette import Colour

FRAME = (1600, 900)
SUPERSAMPLE = 3


@dataclass(frozen=True)
class Fade:
    """A straight gradient between two heights (or, lying, between two widths) of the frame."""

    start: Colour
    end: Colour
    low: float = 0
    high: float = FRAME[1]
    lying: bool = False


Fill = Colour | Fade


class Canvas:
    """Draws larger than asked and reduces at the end: that is where the smooth edges come from."""

    def __init__(self, size: tuple[int, int]):
        self.size = size
        width, height = size[0] * SUPERSAMPLE, size[1] * SUPERSAMPLE
        self.scale = max(width / FRAME[0], height / FRAME[1])
        self.offset = (width - FRAME[0] * self.scale) / 2, (height - FRAME[1] * self.scale) / 2
        self.adopt(Image.new("RGB", (width, height)))

    def adopt(self, image: Image.Image) -> None:
        """Go on drawing on ``image``."""
        self.image = image
        self._pen = ImageDraw.Draw(image)
        self._glaze = ImageDraw.Draw(image, "RGBA")

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        (ox, oy), s = self.offset, self.scale
        return [(x * s + ox, y * s + oy) for x, y in points]

    def shape(self, points: Sequence[Point], fill: Fill, opacity: float = 1) -> None:
        """A filled outline; a glaze when ``opacity`` is under 1."""
        pixels = self._pixels(points)
        if isinstance(fill, Fade):
            self._faded(pixels, fill, opacity)
        elif opacity < 1:
            self._glaze.polygon(pixels, fill=(*fill, round(opacity * 255)))
        else:
            self._pen.polygon(pixels, fill=fill)

    def disc(self, centre: Point, radius: float, fill: Fill, opacity: float = 1) -> None:
        self.shape(circle(centre, radius), fill, opacity)

    def cover(self, fill: Fill) -> None:
        """Paint the whole sheet."""
        self.shape([(0, 0), (FRAME[0], 0), FRAME, (0, FRAME[1])], fill)

    def inside(self, outline: Sequence[Point]) -> "Window":
        """What is drawn in the ``with`` block shows only inside ``outline``."""
        return Window(self, self._pixels(outline))

    def finished(self) -> Image.Image:
        return self.image.resize(self.size, Image.Resampling.LANCZOS)

    def _faded(self, pixels: list[Point], fade: Fade, opacity: float) -> None:
        box = _bounds(pixels, self.image.size)
        if box is None:
            return
        left, top, right, bottom = box
        mask = Image.new("L", (right - left, bottom - top), 0)
        ImageDraw.Draw(mask).polygon(
            [(x - left, y - top) for x, y in pixels], fill=round(opacity * 255)
        )
        axis = 0 if fade.lying else 1
        start = fade.low * self.scale + self.offset[axis]
        end = fade.high * self.scale + self.offset[axis]
        first, length = (left, right - left) if fade.lying else (top, bottom - top)
        strip = Image.new("RGB", (length, 1) if fade.lying else (1, length))
        strip.putdata([_shade(fade, (first + i - start) / (end - start)) for i in range(length)])
        self.image.paste(strip.resize(mask.size, Image.Resampling.NEAREST), (left, top), mask)


class Window:
    """A context in which the canvas is cut to an outline."""

    def __init__(self, canvas: Canvas, pixels: list[Point]):
        self.canvas, self.pixels = canvas, pixels

    def __enter__(self) -> Canvas:
        self.before = self.canvas.image.copy()
        return self.canvas

    def __exit__(self, *_error) -> None:
        box = _bounds(self.pixels, self.before.size)
        if box is not None:
            left, top, right, bottom = box
            mask = Image.new("L", (right - left, bottom - top), 0)
            ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in self.pixels], fill=255)
            self.before.paste(self.canvas.image.crop(box), (left, top), mask)
        self.canvas.adopt(self.before)


def _bounds(pixels: list[Point], size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
    left, top = max(int(min(xs)), 0), max(int(min(ys)), 0)
    right, bottom = min(int(max(xs)) + 1, size[0]), min(int(max(ys)) + 1, size[1])
    return (left, top, right, bottom) if right > left and bottom > top else None


def _shade(fade: Fade, share: float) -> Colour:
    share = min(max(share, 0), 1)
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(fade.start, fade.end, strict=True)
    )
    return red, green, blue
