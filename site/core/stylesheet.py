"""The style sheet: the parts in `static/css/` joined into one file when static files are built.

Many small files are good to write and one is good to load; pages link `css/site.css`.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
SOURCE = settings.ROOT / "static" / "css"
# The order is the order of loading; `tokens` names the cascade layers, so it is first.
PARTS = [
    "tokens",
    "base",
    "masthead",
    "content",
    "text-blocks",
    "media-blocks",
    "beside",
    "home",
    "cards",
    "listing",
    "footer",
]


def sources() -> list[Path]:
    return [SOURCE / f"{part}.css" for part in PARTS]


class StylesheetFinder(BaseFinder):
    """Offers `css/site.css` to collectstatic and to the development server."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR / "build")

    def _built(self) -> Path:
        path = Path(self.storage.path(NAME))
        newest = max(part.stat().st_mtime for part in sources())
        if not path.exists() or path.stat().st_mtime < newest:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            unfinished.write_text("\n".join(part.read_text() for part in sources()))
            unfinished.replace(path)
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
