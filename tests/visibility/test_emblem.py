"""The emblem is the official one, and no other logo is as large as it."""

import re
from math import dist, isclose

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from wagtail.models import Collection

from core import emblem
from core.emblem import SHOWN, logo_box
from core.models import Partner, Picture
from core.templatetags.core_tags import eu_statement

IMAGES = settings.ROOT / "static" / "img"


@pytest.mark.parametrize(("name", "outlined"), [("eu-emblem", False), ("eu-emblem-outlined", True)])
def test_the_files_are_those_of_the_official_geometry(name, outlined):
    drawn = (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
    assert drawn == emblem.svg(outlined=outlined), "Write the file anew from core.emblem.svg()."


def test_the_stars_stand_as_the_annex_says():
    middle = (emblem.WIDTH / 2, emblem.HEIGHT / 2)
    places = emblem.centres()
    assert emblem.WIDTH * 2 == emblem.HEIGHT * 3
    assert len(places) == 12
    # The first is at twelve o'clock and the fourth at three.
    assert isclose(places[0][0], middle[0])
    assert places[0][1] < middle[1]
    assert isclose(places[3][1], middle[1])
    assert all(isclose(dist(place, middle), emblem.HEIGHT / 3) for place in places)


def test_a_star_has_five_points_and_stands_upright():
    corners = emblem.star()
    outer = corners[::2]
    assert outer[0] == pytest.approx((0, -emblem.HEIGHT / 18))
    assert all(isclose(dist(point, (0, 0)), emblem.HEIGHT / 18) for point in outer)
    # The corners between two points lie on the line of two other points.
    (x1, y1), (x2, y2), inner = outer[4], outer[1], corners[1]
    assert isclose((x2 - x1) * (inner[1] - y1), (y2 - y1) * (inner[0] - x1), abs_tol=1e-9)


def test_the_colours_are_those_of_the_emblem():
    text = emblem.svg()
    assert set(re.findall(r'fill="(#\w+)"', text)) == {"#003399", "#ffcc00"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Euroopan unionin osarahoittama"),
        ("fi-simple", "Euroopan unionin osarahoittama"),
        ("sv", "Medfinansieras av Europeiska unionen"),
        ("en", "Co-funded by the European Union"),
    ],
)
def test_the_statement_stands_in_the_language_of_the_page(language, words):
    with translation.override(language):
        assert eu_statement() == words


@pytest.mark.parametrize(
    "size", [(1, 1), (64, 64), (4000, 40), (40, 4000), (120, 80), (3, 2), (1, 9000), (9000, 1)]
)
def test_no_side_of_a_logo_reaches_that_of_the_emblem(size):
    width, height = logo_box(*size)
    assert 1 <= width < SHOWN[0]
    assert 1 <= height < SHOWN[1]


def test_a_logo_keeps_its_proportions():
    assert logo_box(400, 200) == (96, 48)
    assert logo_box(200, 400) == (32, 64)


@pytest.mark.parametrize("size", [(1600, 80), (80, 1600), (600, 600)])
def test_the_page_puts_out_the_computed_size(client, project, make_logo, size):
    partner = Partner.objects.filter(project=project).first()
    partner.logo = make_logo(*size)
    partner.save()
    html = client.get("/").content.decode()
    (img,) = re.findall(r'<picture class="partners__logo"><img ([^>]+)>', html)
    width, height = (int(re.search(rf'\b{side}="(\d+)"', img)[1]) for side in ("width", "height"))
    assert (width, height) == logo_box(*size)
    assert (width, height) <= SHOWN
    assert 'alt="Nuorten Ystävät ry"' in img


def test_the_style_sheet_shows_the_emblem_in_the_size_that_is_computed_with():
    css = (settings.ROOT / "static" / "css" / "footer.css").read_text(encoding="utf-8")
    (rule,) = re.findall(r"\.eu__emblem \{(.*?)\}", css, re.S)
    assert f"width: {SHOWN[0]}px" in rule
    assert f"height: {SHOWN[1]}px" in rule
    (bounds,) = re.findall(r"\.partners__logo img \{(.*?)\}", css, re.S)
    assert "120px" in bounds
    assert "max-height: 80px" in bounds


def test_a_logo_that_is_an_svg_is_refused_with_a_clear_message(client, make_user):
    client.force_login(make_user("Viestintävastaava"))
    evil = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    answer = client.post(
        "/admin/images/add/",
        {
            "title": "Logo",
            "file": SimpleUploadedFile("logo.svg", evil, "image/svg+xml"),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Tiedostomuotoa ei tueta. Tallenna kuva jossakin näistä muodoista" in html
    assert "alert(1)" not in html
    assert not Picture.objects.exists()
