"""QR codes as vector drawings: one path, a unit for a module."""

from dataclasses import dataclass
from itertools import groupby

import segno

# The light edge that a reader needs around the code, in modules (ISO/IEC 18004).
QUIET = 4


@dataclass(frozen=True)
class QrCode:
    """`size` is the side of the drawing in modules, with the quiet zone; `path` its dark parts."""

    address: str
    size: int
    path: str


def qr_code(address: str) -> QrCode:
    """The code of an address; an eighth of it may be covered or torn and it still reads."""
    rows = segno.make(address, error="m", micro=False).matrix
    return QrCode(address, len(rows) + 2 * QUIET, "".join(runs(rows)))


def runs(rows):
    """Every stretch of dark modules in a row as a rectangle."""
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, stretch in groupby(row):
            length = len(list(stretch))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
