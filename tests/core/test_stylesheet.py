"""The style sheet that pages link is the parts and components, all of them, in their order."""

import gzip
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from core.stylesheet import COMPONENTS, sources, squeezed

# As it travels: what a phone waits for.
MOST_OCTETS = 14_000


def test_the_joined_sheet_holds_every_part():
    text = Path(finders.find("css/site.css")).read_text(encoding="utf-8")
    places = [text.index(squeezed(part.read_text(encoding="utf-8"))) for part in sources()]
    assert places == sorted(places)


def test_no_part_is_forgotten():
    written = set((settings.ROOT / "static" / "css").glob("*.css"))
    assert written - set(sources()) == {settings.ROOT / "static" / "css" / "print.css"}
    assert set(COMPONENTS.rglob("*.css")) <= set(sources())


def test_squeezing_leaves_the_rules_as_they_are():
    css = "/* Why. */\n.a {\n  color: red;\n\n  & b::before {\n    content: '1 > 2';\n  }\n}\n"
    assert squeezed(css) == ".a {\ncolor: red;\n& b::before {\ncontent: '1 > 2';\n}\n}"


def test_the_sheet_stays_small():
    sheet = Path(finders.find("css/site.css")).read_bytes()
    assert len(gzip.compress(sheet)) <= MOST_OCTETS
