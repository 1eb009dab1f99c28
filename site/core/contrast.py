"""Contrast of two colours by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#RRGGBB` as light, each 0 to 1."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a `#RRGGBB` colour."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
