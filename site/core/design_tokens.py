"""The colours of the style sheet in both schemes, computed from `static/css/tokens.css` itself.

The sheet is the one place where colours are defined. This module reads it, puts the project's
colours in and works out what a browser would: `var()`, `color-mix()` and relative `oklch()`. So
tests, the style page and the settings form speak of the same colours that people see.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.contrast import ratio
from core.oklab import from_polar, mixed, polar

SHEET = settings.ROOT / "static" / "css" / "tokens.css"
SCHEMES = {
    "light": pgettext_lazy("colour scheme", "light"),
    "dark": pgettext_lazy("colour scheme", "dark"),
}
# WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (edges of controls, focus).
TEXT, EDGE = 4.5, 3.0

NAMES = {
    "ground": _("ground of the page"),
    "band": _("sand-coloured band"),
    "card": _("card"),
    "tint": _("tinted box"),
    "glow": _("glowing box"),
    "warning-ground": _("ground of a warning"),
    "success-ground": _("ground of good news"),
    "deep": _("deep ground"),
    "action": _("button"),
    "link-strong": _("link under the pointer"),
    "accent": _("accent colour"),
    "warning": _("text of a warning"),
    "text": _("text"),
    "muted": _("muted text"),
    "link": _("link"),
    "success": _("text of good news"),
    "on-action": _("text of a button"),
    "on-deep": _("text on the deep ground"),
    "on-deep-muted": _("muted text on the deep ground"),
    "on-accent": _("text on the accent colour"),
    "control": _("edge of a field"),
    "focus": _("ring of the focus"),
}


@dataclass(frozen=True)
class Pair:
    """A colour that stands on another somewhere on the site, and the least contrast it needs."""

    text: str
    ground: str
    least: float = TEXT

    def __str__(self):
        return str(_("%(text)s on %(ground)s")) % {
            "text": NAMES[self.text],
            "ground": NAMES[self.ground],
        }


def pairs(text: str, grounds: str, least: float = TEXT) -> list[Pair]:
    return [Pair(text, ground, least) for ground in grounds.split()]


PAIRS = [
    *pairs("text", "ground band card tint glow warning-ground success-ground"),
    *pairs("muted", "ground band card tint"),
    *pairs("link", "ground band card tint glow"),
    *pairs("link-strong", "ground band card tint glow"),
    *pairs("on-action", "action link-strong"),
    *pairs("on-deep", "deep"),
    *pairs("on-deep-muted", "deep"),
    *pairs("accent", "deep"),
    *pairs("on-accent", "accent"),
    *pairs("warning", "ground band card warning-ground"),
    *pairs("ground", "warning"),
    *pairs("success", "ground card success-ground"),
    *pairs("control", "ground band card", EDGE),
    *pairs("focus", "ground band card", EDGE),
]


@lru_cache
def declarations() -> dict[str, dict[str, str]]:
    """`{scheme: {token: value as written}}`; the dark scheme has the light one below it."""
    css = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    css = css[css.index("@layer tokens {") :]
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media (prefers-reduced-motion")[0]
    light_values = found_in(light)
    return {"light": light_values, "dark": {**light_values, **found_in(dark)}}


def found_in(css: str) -> dict[str, str]:
    return {name: value.strip() for name, value in re.findall(r"--([\w-]+):([^;]+);", css)}


class Palette:
    """The colours of one scheme with a project's own three in them."""

    def __init__(self, scheme: str, primary: str, deep: str, accent: str):
        self.values = {
            **declarations()[scheme],
            "brand-primary": primary,
            "brand-deep": deep,
            "brand-accent": accent,
        }

    def __getitem__(self, token: str) -> str:
        """The colour of a token as `#rrggbb`."""
        return self._colour(self.values[token])

    def _colour(self, text: str) -> str:
        text = text.strip()
        if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
            return text.lower()
        if match := re.fullmatch(r"var\(--([\w-]+)(?:,.*)?\)", text):
            return self[match[1]]
        if match := re.fullmatch(r"color-mix\(in oklab, (.+) ([\d.]+)%, (.+)\)", text):
            return mixed(self._colour(match[1]), float(match[2]) / 100, self._colour(match[3]))
        if match := re.fullmatch(r"oklch\(from (var\(.+?\)) ([\d.]+) (.+) h\)", text):
            _lightness, chroma, hue = polar(self._colour(match[1]))
            return from_polar(float(match[2]), self._chroma(match[3], chroma), hue)
        raise ValueError(f"The style sheet has a colour this module cannot compute: {text}")

    def _chroma(self, text: str, own: float) -> float:
        """A number, `c`, or `min(c * 1.25, 0.12)`."""
        if match := re.fullmatch(r"min\(c(?: \* ([\d.]+))?, ([\d.]+)\)", text):
            return min(own * float(match[1] or 1), float(match[2]))
        return own if text == "c" else float(text)

    def depends_on(self, token: str) -> set[str]:
        """Which of the project's colours a token comes from: `{"brand-primary"}`."""
        found = set()
        for name in re.findall(r"var\(--([\w-]+)", self.values[token]):
            found |= {name} if name.startswith("brand-") else self.depends_on(name)
        return found


@dataclass(frozen=True)
class Failure:
    """A pair that is hard to read in a scheme, and the project's colours that make it so."""

    scheme: str
    pair: Pair
    ratio: float
    causes: frozenset[str]


def causes(palette: Palette, pair: Pair) -> frozenset[str]:
    """The project's colours to change; a mere breath of one in a mixed ground is not to blame."""
    found = palette.depends_on(pair.text)
    if not found or not palette.values[pair.ground].startswith("color-mix"):
        found = found | palette.depends_on(pair.ground)
    return frozenset(found)


def failures(primary: str, deep: str, accent: str) -> list[Failure]:
    """The pairs that fail with these three colours; none when all can be read."""
    found = []
    for scheme in SCHEMES:
        palette = Palette(scheme, primary, deep, accent)
        for pair in PAIRS:
            contrast = ratio(palette[pair.text], palette[pair.ground])
            if contrast < pair.least:
                found.append(Failure(scheme, pair, contrast, causes(palette, pair)))
    return found
