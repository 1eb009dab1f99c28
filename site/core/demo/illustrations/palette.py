"""The colours of the illustrations: the brand's tokens and the tints mixed from them.

A colour is an ``(r, g, b)`` tuple of integers 0–255. The site's own colours are settings that an
editor may change; pictures are drawn once, so they keep the demo brand's values.
"""

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """The colour of a ``#rrggbb`` code."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``first`` with ``share`` (0–1) of ``second`` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


PAPER = rgb("#FFFDF9")
SAND = rgb("#F7F0E3")
INK = rgb("#0F2530")
RIVER = rgb("#0B5563")
DEEP = rgb("#083B46")
SUN = rgb("#F2A33A")
CORAL = rgb("#B8432A")
SPRUCE = rgb("#2C6349")

DUNE = mix(SAND, SUN, 0.2)
HONEY = mix(SAND, SUN, 0.5)
BLUSH = mix(SAND, CORAL, 0.24)
CLAY = mix(SAND, CORAL, 0.55)
MIST = mix(PAPER, RIVER, 0.13)
LAKE = mix(PAPER, RIVER, 0.28)
STREAM = mix(PAPER, RIVER, 0.48)
CURRENT = mix(PAPER, RIVER, 0.74)
NIGHT = mix(DEEP, INK, 0.55)
SAGE = mix(SAND, SPRUCE, 0.22)
MEADOW = mix(SAND, SPRUCE, 0.42)
MOSS = mix(SAND, SPRUCE, 0.68)
FOREST = mix(SPRUCE, DEEP, 0.5)
