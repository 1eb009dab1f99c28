"""The style sheet: parts and components joined into one file when static files are built.

Many small files are good to write and one is good to load; pages link `css/site.css`.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
SOURCE = settings.ROOT / "static" / "css"
COMPONENTS = settings.ROOT / "site" / "templates" / "components"
# The order is the order of loading; `tokens` names the cascade layers, so it is first.
FOUNDATION = ["tokens", "base"]
# A part may say how a component looks in its company, so parts come after components.
PARTS = [
    "banners",
    "content",
    "text-blocks",
    "media-blocks",
    "beside",
    "results",
    "statements",
    "home",
    "cards",
    "listing",
    "events",
    "materials",
    "search",
    "feedback",
    "measuring",
    "visibility",
    "footer",
]


def sources() -> list[Path]:
    """Every file of the sheet in its order; components by name."""
    foundation, parts = (
        [SOURCE / f"{name}.css" for name in group] for group in (FOUNDATION, PARTS)
    )
    return [*foundation, *sorted(COMPONENTS.glob("*/*.css")), *parts]


def squeezed(css: str) -> str:
    """The same rules without comments, indents and empty lines: what only its writers need."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "\n".join(line.strip() for line in css.splitlines() if line.strip())


def joined() -> str:
    """The whole style sheet."""
    return "\n".join(squeezed(part.read_text(encoding="utf-8")) for part in sources()) + "\n"


class StylesheetFinder(BaseFinder):
    """Offers `css/site.css` to collectstatic and to the development server."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR / "build")

    def _built(self) -> Path:
        path = Path(self.storage.path(NAME))
        text = joined()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            unfinished.write_text(text, encoding="utf-8")
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
