"""The picture that stands for a page in social media: title, project, river, emblem and statement.

1200 × 630 pixels. The emblem and the statement stand on a white strip of their own, whatever is
above them (Regulation (EU) 2021/1060, annex IX). The statement is set in Ubuntu, one of the
typefaces that the annex names; everything else in Manrope.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from django.conf import settings
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, ImageOps

from core import emblem
from core.demo.illustrations.river import River
from core.fonts import SOURCE as MANROPE

SIZE = (1200, 630)
STRIP = 118
ABOVE = SIZE[1] - STRIP
MARGIN = 64
PANEL = 480
MOST_LINES = 3
# Shapes are drawn larger and reduced: that is where their smooth edges come from.
LARGER = 3
UBUNTU = settings.ROOT / "static" / "fonts" / "ubuntu.woff2"
MARK = settings.ROOT / "static" / "img" / "logo-mark-512.png"
# Fonts of the operating system for scripts that Manrope lacks, when they are there.
OTHER_SCRIPTS = ("DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf")
PAPER = (255, 253, 249)
WHITE = (255, 255, 255)
INK = (15, 37, 48)

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Look:
    """What a share picture shows. `photo` fills the space above the strip when `photo_alone`."""

    title: str
    project: str
    statement: str
    primary: str
    deep: str
    accent: str
    photo: Image.Image | None = None
    photo_alone: bool = False


def draw(look: Look) -> bytes:
    """The picture as JPEG."""
    image = Image.new("RGB", SIZE, rgb(look.deep))
    if look.photo and look.photo_alone:
        image.paste(ImageOps.fit(look.photo, (SIZE[0], ABOVE)), (0, 0))
    else:
        image.paste(waters(look), (0, 0))
        if look.photo:
            image.paste(ImageOps.fit(look.photo, (PANEL, ABOVE)), (SIZE[0] - PANEL, 0))
        write_title(image, look)
    draw_strip(image, look)
    out = BytesIO()
    image.save(out, "JPEG", quality=90, subsampling=0, optimize=True)
    return out.getvalue()


# --- shapes -----------------------------------------------------------------------------------


class Sheet:
    """Takes outlines in pixels of the finished picture."""

    def __init__(self, size: tuple[int, int], ground: Colour):
        self.size = size
        self.image = Image.new("RGB", (size[0] * LARGER, size[1] * LARGER), ground)
        self.pen = ImageDraw.Draw(self.image)

    def shape(self, points, fill: Colour) -> None:
        self.pen.polygon([(x * LARGER, y * LARGER) for x, y in points], fill=fill)

    def disc(self, centre, radius: float, fill: Colour) -> None:
        (x, y), r = centre, radius
        box = [(x - r) * LARGER, (y - r) * LARGER, (x + r) * LARGER, (y + r) * LARGER]
        self.pen.ellipse(box, fill=fill)

    def finished(self) -> Image.Image:
        return self.image.resize(self.size, Image.Resampling.LANCZOS)


def waters(look: Look) -> Image.Image:
    """The ground above the strip: hills of the river's colours and the line with its five dots."""
    deep, primary = rgb(look.deep), rgb(look.primary)
    sheet = Sheet((SIZE[0], ABOVE), deep)
    for share, heights in ((0.45, (420, 372, 404, 336, 300)), (0.8, (470, 440, 458, 420, 396))):
        hills = River([(x, y, 1) for x, y in zip(range(-60, 1400, 340), heights, strict=True)])
        edge = [(x, y) for x, y, _width in hills.curve]
        sheet.shape([*edge, (SIZE[0] + 60, ABOVE), (-60, ABOVE)], mixed(deep, primary, share))
    course = zip(
        (-60, 110, 330, 560, 790, 1010, 1290),
        (492, 472, 478, 452, 456, 424, 404),
        (5, 7, 9, 12, 15, 19, 24),
        strict=True,
    )
    river = River(list(course))
    river.line(sheet, mixed(primary, PAPER, 0.86))
    for number, place in enumerate(river.places()):
        sheet.disc(place, 11 + 1.6 * number, rgb(look.accent))
    return sheet.finished()


def draw_strip(image: Image.Image, look: Look) -> None:
    """The emblem with its statement; the project beside them when nothing above tells it."""
    height = 74
    width = height * 3 // 2
    sheet = Sheet((SIZE[0], STRIP), WHITE)
    left, top = MARGIN, (STRIP - height) / 2
    scale = height / emblem.HEIGHT
    box = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    sheet.shape(box, rgb(emblem.BLUE))
    for x, y in emblem.centres():
        corners = [(left + (x + a) * scale, top + (y + b) * scale) for a, b in emblem.star()]
        sheet.shape(corners, rgb(emblem.GOLD))
    image.paste(sheet.finished(), (0, ABOVE))
    pen = ImageDraw.Draw(image)
    middle = ABOVE + STRIP / 2
    start = left + width + 24
    font = statement_font(look.statement, 34)
    pen.text((start, middle), look.statement, fill=(0, 0, 0), font=font, anchor="lm")
    if look.photo_alone and look.photo:
        free = SIZE[0] - MARGIN - start - font.getlength(look.statement) - 48
        name, name_font = one_line(look.project, free, 26)
        pen.text((SIZE[0] - MARGIN, middle), name, fill=INK, font=name_font, anchor="rm")


# --- words ------------------------------------------------------------------------------------


def write_title(image: Image.Image, look: Look) -> None:
    """The project's mark and name on top, the title below them. The name is not said twice."""
    pen = ImageDraw.Draw(image)
    wide = SIZE[0] - 2 * MARGIN - (PANEL - 16 if look.photo else 0)
    mark = Image.open(MARK).convert("RGBA").resize((56, 56), Image.Resampling.LANCZOS)
    image.paste(mark, (MARGIN, 46), mark)
    if look.title != look.project:
        name, font = one_line(look.project, wide - 76, 28)
        pen.text((MARGIN + 74, 74), name, fill=PAPER, font=font, anchor="lm")
    size, lines, make = fitted(look.title if can_be_written(look.title) else look.project, wide)
    leading = round(size * 1.14)
    # A short title stands a little lower than a long one, and always clear of the river.
    top = 128 + (280 - leading * len(lines)) / 3
    from_right = bool(lines) and is_from_right(lines[0])
    x, anchor = (MARGIN + wide, "ra") if from_right else (MARGIN, "la")
    for number, line in enumerate(lines):
        pen.text((x, top + number * leading), line, fill=WHITE, font=make(size), anchor=anchor)


def fitted(title: str, wide: float):
    """(size, lines, font maker) of a title: as large as three lines allow, else cut."""
    text, make = speakable(title)
    sizes = range(78, 39, -2) if wide > 700 else range(60, 33, -2)
    for size in sizes:
        lines = wrapped(text, wide, make(size))
        if len(lines) <= MOST_LINES and all(make(size).getlength(line) <= wide for line in lines):
            return size, balanced(text, wide, make(size), len(lines)), make
    font = make(sizes[-1])
    lines = wrapped(broken(text, wide, font), wide, font)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1]
        while last and font.getlength(last + "…") > wide:
            last = last[:-1]
        lines = [*lines[: MOST_LINES - 1], last.rstrip() + "…"]
    return sizes[-1], lines, make


def wrapped(text: str, wide: float, font) -> list[str]:
    """Lines as wide as fit; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, wide: float, font, count: int) -> list[str]:
    """The same number of lines, about equally long."""
    lines = wrapped(text, wide, font)
    narrower = wide
    while narrower > wide / 2:
        narrower -= 12
        tried = wrapped(text, narrower, font)
        if len(tried) > count or any(font.getlength(line) > narrower for line in tried):
            break
        lines = tried
    return lines


def broken(text: str, wide: float, font) -> str:
    """Words that are wider than a line cut into pieces with hyphens."""
    pieces = []
    for word in text.split():
        while font.getlength(word) > wide:
            end = len(word)
            while end > 1 and font.getlength(word[:end] + "-") > wide:
                end -= 1
            pieces.append(word[:end] + "-")
            word = word[end:]
        pieces.append(word)
    return " ".join(pieces)


def one_line(text: str, wide: float, size: int):
    """(text, font) of a small line, cut when it is too long."""
    text, make = speakable(text)
    font = make(size)
    if font.getlength(text) > wide:
        while text and font.getlength(text + "…") > wide:
            text = text[:-1]
        text = text.rstrip() + "…" if text else ""
    return text, font


# --- typefaces --------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def manrope(size: int):
    font = ImageFont.truetype(str(MANROPE), size)
    font.set_variation_by_axes([760])
    return font


def statement_font(statement: str, size: int):
    font = ImageFont.truetype(str(UBUNTU), size)
    return font if covers(str(UBUNTU), letters(statement)) else manrope(size)


def speakable(text: str):
    """(text, font maker): what can be drawn of the text, and the typeface that has its letters.

    Emoji and other signs that the typeface lacks are left out. A text in a script that no typeface
    here has becomes empty: boxes in place of letters help nobody.
    """
    text = "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if not unicodedata.category(sign).startswith("C") or sign.isspace()
    )
    wanted = letters(text)
    for path in (str(MANROPE), *other_fonts()):
        if covers(path, wanted):
            make = manrope if path == str(MANROPE) else maker(path)
            known = characters(path)
            kept = "".join(sign if ord(sign) in known or sign.isspace() else " " for sign in text)
            return " ".join(kept.split()), make
    return "", manrope


def can_be_written(text: str) -> bool:
    return bool(speakable(text)[0])


def letters(text: str) -> set[str]:
    return {sign for sign in text if unicodedata.category(sign)[0] in "LN"}


def covers(path: str, wanted: set[str]) -> bool:
    return {ord(sign) for sign in wanted} <= characters(path)


@lru_cache(maxsize=8)
def characters(path: str) -> frozenset[int]:
    return frozenset(TTFont(path).getBestCmap())


@lru_cache(maxsize=1)
def other_fonts() -> list[str]:
    found = []
    for name in OTHER_SCRIPTS:
        try:
            found.append(str(ImageFont.truetype(name, 12).path))
        except OSError:
            continue
    return found


def maker(path: str):
    return lambda size: ImageFont.truetype(path, size)


def is_from_right(text: str) -> bool:
    """Whether the first letter belongs to a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


# --- colours ----------------------------------------------------------------------------------


def rgb(colour: str) -> Colour:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other colour in the one."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
