"""Illustrations of the demo site, drawn in code.

Owns the shapes, the compositions and their colours. Knows nothing of pages, images in the
library or the database: it hands back a Pillow image, the same one every time.
"""

from PIL import Image

from .canvas import Canvas
from .motifs import DRAWERS

MOTIFS: tuple[str, ...] = tuple(DRAWERS)


def draw(motif: str, size: tuple[int, int] = (1600, 900)) -> Image.Image:
    """The picture of a motif as an RGB image of ``size`` (width, height) in pixels.

    Another shape than 16 : 9 is cut from the middle; everything that matters stays within the
    middle square. Raises ``KeyError`` for a motif that is not in ``MOTIFS``.
    """
    drawer = DRAWERS[motif]
    canvas = Canvas(size)
    drawer(canvas)
    return canvas.finished()
