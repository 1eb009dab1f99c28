"""Oklab, the colour space in which the style sheet mixes and derives colours.

The matrices are those of CSS Color 4 (https://www.w3.org/TR/css-color-4/#color-conversion-code),
after Björn Ottosson. Colours that a screen cannot show are cut channel by channel, as browsers do.
"""

import math

from core.contrast import linear

Lab = tuple[float, float, float]


def to_oklab(colour: str) -> Lab:
    """Lightness 0 to 1 and the two colour axes of `#RRGGBB`."""
    red, green, blue = linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_oklab(lab: Lab) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * encoded(channel)):02x}" for channel in channels)


def encoded(light: float) -> float:
    """A channel as it is written: gamma-encoded and cut to 0 to 1."""
    light = min(max(light, 0.0), 1.0)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def mixed(one: str, share: float, other: str) -> str:
    """`color-mix(in oklab, one share, other)`; the share is 0 to 1."""
    pairs = zip(to_oklab(one), to_oklab(other), strict=True)
    first, second, third = (a * share + b * (1 - share) for a, b in pairs)
    return from_oklab((first, second, third))


def polar(colour: str) -> Lab:
    """Lightness, chroma and hue (radians): `oklch`."""
    lightness, a, b = to_oklab(colour)
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_polar(lightness: float, chroma: float, hue: float) -> str:
    return from_oklab((lightness, chroma * math.cos(hue), chroma * math.sin(hue)))
