"""The look: colours that can be read in every scheme, components that show themselves."""

import colorsys
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from core.contrast import ratio
from core.design_tokens import NAMES, PAIRS, SCHEMES, Palette, declarations, failures
from core.models import ProjectSettings
from core.oklab import from_oklab, mixed, to_oklab
from core.style_page import components, in_scheme
from core.stylesheet import COMPONENTS, sources

DEMO = ("#0B5563", "#083B46", "#F2A33A")


def project(**colours) -> ProjectSettings:
    return ProjectSettings(name="Hanke", **colours)


# --- colours ----------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.text}-on-{pair.ground}")
def test_every_pair_of_the_demo_can_be_read(scheme, pair):
    palette = Palette(scheme, *DEMO)
    assert ratio(palette[pair.text], palette[pair.ground]) >= pair.least


def test_the_contrast_of_the_brief_comes_out():
    palette = Palette("light", *DEMO)
    assert ratio(palette["text"], palette["ground"]) == pytest.approx(15.6, abs=0.05)
    assert ratio(palette["link"], palette["ground"]) == pytest.approx(8.3, abs=0.05)
    assert ratio(palette["on-accent"], palette["accent"]) == pytest.approx(7.6, abs=0.05)


def test_every_colour_that_text_wears_is_a_pair():
    worn = set()
    for part in sources():
        css = re.sub(r"/\*.*?\*/", "", part.read_text(encoding="utf-8"), flags=re.DOTALL)
        worn |= set(re.findall(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", css))
    # --tone is one of link, success and warning (components/notice).
    assert worn - {"tone"} <= {pair.text for pair in PAIRS}


def test_every_token_of_a_pair_has_a_name_and_a_value():
    for pair in PAIRS:
        assert {pair.text, pair.ground} <= NAMES.keys() & declarations()["light"].keys()


def test_whatever_the_project_colours_the_dark_scheme_can_be_read():
    """The sheet derives them at a lightness of its own; a deep ground is the editor's choice."""
    for hue in range(0, 360, 20):
        for saturation in (0, 0.5, 1):
            for value in (0, 0.25, 0.5, 1):
                channels = colorsys.hsv_to_rgb(hue / 360, saturation, value)
                colour = "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
                dark = [f for f in failures(colour, DEMO[1], colour) if f.scheme == "dark"]
                assert not dark, (colour, [str(failure.pair) for failure in dark])


def test_colours_survive_the_way_to_oklab_and_back():
    for colour in ("#0b5563", "#f2a33a", "#ffffff", "#000000", "#b8432a"):
        assert from_oklab(to_oklab(colour)) == colour
    assert mixed("#ffffff", 0, "#0b5563") == "#0b5563"


def test_a_colour_nobody_can_read_is_refused_with_its_pairs():
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        project(colour_primary="#8FB8C0").clean()
    assert set(refused.value.message_dict) == {"colour_primary"}
    messages = refused.value.message_dict["colour_primary"]
    contrast = ratio("#8FB8C0", "#FFFFFF")
    assert f"Text of a button on button (light colours): the contrast is {contrast:.1f}, at least 4.5 is needed." in messages  # fmt: skip
    assert any(message.startswith("Link on ground of the page") for message in messages)


def test_an_accent_that_does_not_show_on_the_deep_ground_blames_both():
    with pytest.raises(ValidationError) as refused:
        project(colour_deep="#7A5A00").clean()
    assert {"colour_deep", "colour_accent"} <= set(refused.value.message_dict)


def test_good_colours_pass_and_a_colour_that_is_none_is_told_once():
    project().clean()
    broken = project(colour_primary="sininen")
    broken.clean()
    with pytest.raises(ValidationError) as refused:
        broken.clean_fields(exclude=["site", "name"])
    assert set(refused.value.message_dict) == {"colour_primary"}


# --- components -------------------------------------------------------------------------------


def test_every_component_has_a_template_and_an_example():
    folders = {path.name for path in COMPONENTS.iterdir() if path.is_dir()}
    assert folders
    for name in folders:
        for file in (f"{name}.html", "example.html"):
            assert (COMPONENTS / name / file).is_file(), f"{name} lacks {file}"


def test_the_style_page_lists_every_component_and_token(admin_client, site_root):
    html = admin_client.get(reverse("core_style_guide")).content.decode()
    for component in components():
        assert f'id="{component.name}"' in html
        for scheme in SCHEMES:
            assert reverse("core_style_example", args=(component.name, scheme)) in html
    for token in NAMES:
        assert f"--{token}<" in html
    assert 'content="noindex"' in html


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [component.name for component in components()])
def test_every_example_renders_in_both_schemes(admin_client, standard_page, picture, name, scheme):
    answer = admin_client.get(reverse("core_style_example", args=(name, scheme)))
    assert answer.status_code == 200
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    html = answer.content.decode()
    assert "prefers-color-scheme" not in html
    assert reverse("core_style_sheet", args=(scheme,)) in html


def test_the_sheet_of_a_scheme_asks_no_browser_for_it(admin_client):
    for scheme in SCHEMES:
        css = admin_client.get(reverse("core_style_sheet", args=(scheme,))).content.decode()
        assert "prefers-color-scheme" not in css
        assert f"color-scheme: {scheme};" in css
        assert 'url("../' not in css
    assert in_scheme("@media (prefers-color-scheme: dark)", "light") == "@media (max-width: 0px)"


def test_the_style_page_is_for_those_who_may_enter_the_admin(client, db):
    for name, arguments in (("core_style_guide", ()), ("core_style_sheet", ("dark",))):
        assert client.get(reverse(name, args=arguments)).status_code == 302


def test_an_unknown_component_or_scheme_is_not_found(admin_client):
    for address in ("style-guide/nobody/dark/", "style-guide/button/pink/", "style-guide/pink.css"):
        assert admin_client.get(f"/admin/{address}").status_code == 404


# --- the head ---------------------------------------------------------------------------------


def test_the_head_offers_search_without_a_question_to_the_database(client, standard_page):
    html = client.get(standard_page.url).content.decode()
    head = html[html.index('<header class="masthead"') : html.index("</header>")]
    assert 'role="search"' in head
    assert head.index("eu-lockup") < head.index('class="brand"') < head.index('class="menu"')
    assert "style=" not in head
