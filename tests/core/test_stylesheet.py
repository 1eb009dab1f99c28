"""The style sheet that pages link is the parts, all of them, in their order."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from core.stylesheet import sources


def test_the_joined_sheet_holds_every_part():
    text = Path(finders.find("css/site.css")).read_text(encoding="utf-8")
    places = [text.index(part.read_text(encoding="utf-8").strip()) for part in sources()]
    assert places == sorted(places)


def test_no_part_is_forgotten():
    written = set((settings.ROOT / "static" / "css").glob("*.css"))
    assert written - set(sources()) == {settings.ROOT / "static" / "css" / "print.css"}
