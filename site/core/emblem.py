"""The emblem of the European Union from its official geometry, and what may stand beside it.

Regulation (EU) 2021/1060, annex IX: a blue rectangle of 2 to 3 with twelve golden stars in a
circle whose radius is a third of the height. Each star has five points that lie on an invisible
circle with a radius of 1/18 of the height; one point of every star stands straight up. The stars
are placed as the hours on a clock. On a coloured ground a white edge of 1/25 of the height goes
around the rectangle.
"""

from math import cos, pi, sin, sqrt

BLUE = "#003399"
GOLD = "#ffcc00"
HEIGHT = 540
WIDTH = HEIGHT * 3 // 2
STARS = 12
CIRCLE = HEIGHT / 3
STAR = HEIGHT / 18
EDGE = HEIGHT / 25
# From the outer points of a regular five-pointed star to the corners between them.
INNER = STAR * (3 - sqrt(5)) / 2

# The size of the emblem on the pages of the site, CSS pixels (`.eu__emblem` in footer.css).
SHOWN = (120, 80)
# How large any other logo may be beside it. Less than one: the emblem is seen to be the largest.
SHARE = 0.8

Point = tuple[float, float]


def centres() -> list[Point]:
    """Where the twelve stars stand, from twelve o'clock on, in a field of 810 × 540."""
    return [
        (WIDTH / 2 + CIRCLE * sin(hour * pi / 6), HEIGHT / 2 - CIRCLE * cos(hour * pi / 6))
        for hour in range(STARS)
    ]


def star() -> list[Point]:
    """The ten corners of an upright star around (0, 0), from the top one on."""
    return [
        (radius * sin(corner * pi / 5), -radius * cos(corner * pi / 5))
        for corner, radius in enumerate([STAR, INNER] * 5)
    ]


def svg(*, outlined: bool = False) -> str:
    """The emblem as a file; `outlined` has the white edge for coloured and dark grounds."""
    edge = EDGE if outlined else 0
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in star())
    box = f"{number(-edge)} {number(-edge)} {number(WIDTH + 2 * edge)} {number(HEIGHT + 2 * edge)}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">',
        f'<defs><path id="eu-star" d="M{corners}z"/></defs>',
    ]
    if outlined:
        lines.append(f'<path fill="#fff" d="{rectangle(edge)}"/>')
    lines += [f'<path fill="{BLUE}" d="{rectangle(0)}"/>', f'<g fill="{GOLD}">']
    lines += [f'<use href="#eu-star" x="{number(x)}" y="{number(y)}"/>' for x, y in centres()]
    return "\n".join([*lines, "</g>", "</svg>", ""])


def rectangle(edge: float) -> str:
    width, height = number(WIDTH + 2 * edge), number(HEIGHT + 2 * edge)
    start = f"M{number(-edge)} {number(-edge)}"
    return f"{start}h{width}v{height}H{number(-edge)}z"


def number(value: float) -> str:
    return f"{round(value, 3):g}" if value else "0"


def logo_box(
    width: float, height: float, emblem: tuple[float, float] = SHOWN, share: float = SHARE
) -> tuple[int, int]:
    """The size (width, height) at which a logo of these proportions is shown beside the emblem.

    Annex IX: the emblem is at least as large as the largest other logo. Here neither side of a
    logo reaches that of the emblem, however wide or tall it is; sides are whole and at least 1.
    """
    most_width, most_height = emblem[0] * share, emblem[1] * share
    scale = min(most_width / width, most_height / height)
    return max(1, int(width * scale)), max(1, int(height * scale))
