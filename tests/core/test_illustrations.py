"""The demo's illustrations and the emblem: pictures that can be trusted to be the same."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.demo.illustrations import MOTIFS, draw
from core.demo.illustrations.canvas import Canvas
from core.demo.illustrations.palette import SUN
from core.demo.illustrations.river import River

IMAGES = Path(__file__).parents[2] / "static" / "img"
SVG = "{http://www.w3.org/2000/svg}"
SMALL = (320, 180)


def _drawing(path):
    return ElementTree.parse(path).getroot()


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("size", [SMALL, (180, 180), (240, 126), (120, 200)])
def test_a_motif_fills_the_size_that_was_asked_for(motif, size):
    picture = draw(motif, size)

    assert picture.mode == "RGB"
    assert picture.size == size


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_motif_is_the_same_picture_every_time(motif):
    assert draw(motif, SMALL).tobytes() == draw(motif, SMALL).tobytes()


def test_no_two_motifs_are_the_same_picture():
    assert len(MOTIFS) == len(set(MOTIFS)) == 12
    assert len({draw(motif, SMALL).tobytes() for motif in MOTIFS}) == len(MOTIFS)


def test_a_picture_is_wide_and_large_unless_told_otherwise():
    assert draw("river").size == (1600, 900)


def test_an_unknown_motif_is_an_error():
    with pytest.raises(KeyError):
        draw("unicorn")


@pytest.mark.parametrize("motif", MOTIFS)
def test_five_sun_dots_lie_on_one_line_within_every_crop(motif, monkeypatch):
    drawn = []
    honest = River.dots

    def watched(self, canvas, *args, **kwargs):
        drawn.append(self.places())
        honest(self, canvas, *args, **kwargs)

    monkeypatch.setattr(River, "dots", watched)
    picture = draw(motif, (800, 450))

    (places,) = drawn
    assert len(places) == 5
    for x, y in places:
        assert 365 <= x <= 1235, "a square crop would cut the dot"
        assert 45 <= y <= 855, "a 1200 × 630 crop would cut the dot"
        assert picture.getpixel((round(x / 2), round(y / 2))) == SUN


def test_a_square_picture_is_the_middle_of_the_wide_one():
    wide, square = draw("map", SMALL), draw("map", (180, 180))

    assert square.getpixel((90, 90)) == wide.getpixel((160, 90))
    assert square.getpixel((45, 135)) == wide.getpixel((115, 135))


def test_a_window_keeps_the_drawing_inside_its_outline():
    canvas = Canvas((160, 90))
    with canvas.inside([(400, 200), (1200, 200), (1200, 700), (400, 700)]):
        canvas.cover(SUN)
    picture = canvas.finished()

    assert picture.getpixel((80, 45)) == SUN
    assert picture.getpixel((10, 10)) == (0, 0, 0)


@pytest.mark.parametrize("path", sorted(IMAGES.glob("*.svg")), ids=lambda path: path.name)
def test_a_drawing_obeys_the_strict_content_policy(path):
    for element in _drawing(path).iter():
        assert element.tag != f"{SVG}script"
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
