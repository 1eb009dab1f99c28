"""The typeface: Manrope from its package, cut to Latin and made WOFF2 for the static files."""

from pathlib import Path

import font_manrope
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path(font_manrope.font_directory) / "Manrope-VariableFont_wght.ttf"
NAME = "fonts/manrope.woff2"
# Latin with what Finnish, Swedish, English and Sámi need, punctuation, arrows and the euro.
UNICODES = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x18F, 0x1E4, 0x1E5, 0x259, *range(0x2010, 0x2028),
    0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264,
    0x2265,
]  # fmt: skip


def build(target: Path) -> None:
    """Writes the cut font to `target` (about 50 kB)."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.notdef_outline = True
    font = TTFont(SOURCE, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=UNICODES)
    cutter.subset(font)
    font.flavor = "woff2"
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    font.save(part)
    part.replace(target)


class FontFinder(BaseFinder):
    """Offers `fonts/manrope.woff2` to collectstatic and to the development server."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR / "build")

    def _built(self) -> Path:
        path = Path(self.storage.path(NAME))
        if not path.exists() or path.stat().st_mtime < Path(__file__).stat().st_mtime:
            build(path)
        return path

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        built = str(self._built())
        return [built] if find_all else built

    def list(self, ignore_patterns):
        self._built()
        yield NAME, self.storage
