"""What the content blocks show, on a page and in the chooser."""

import re

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from core.blocks import CONTENT_BLOCKS
from core.models import Attachment, Picture
from core.templatetags.content_tags import contents, file_size, free_anchor
from home.models import StandardPage
from tests.html import classes, text_of, words

EXPECTED = {
    "paragraph": "<b>kahdeksan kertaa</b>", "heading": "<h2[^>]*>Näin pääset mukaan</h2>",
    "quote": "<blockquote>.*Pienet tehtävät", "figure": "13", "info_box": "maksutonta",
    "questions": "<summary>Mitä tarvitsen mukaan", "video": "vimeo.com", "embed": "Palautekysely",
}  # fmt: skip
CHOOSING = {"image", "attachment", "table", "teaser"}


@pytest.fixture
def render_body(client, standard_page):
    """Renders blocks as the body of a published page and returns the whole HTML."""

    def render(*blocks):
        standard_page.body = list(blocks)
        standard_page.save()
        return text_of(client, standard_page.url)

    return render


def test_every_block_has_a_template_and_a_preview():
    for name, block in CONTENT_BLOCKS:
        assert block.is_previewable, name
        if name not in CHOOSING:
            shown = block.render(block.get_preview_value())
            assert re.search(EXPECTED[name], shown), name


@pytest.mark.parametrize("name", sorted(CHOOSING))
def test_previews_of_blocks_that_choose_need_no_rows(name):
    html = render_to_string(f"core/blocks/previews/{name}.html", {"page_title": name})
    assert f'class="block-{name}"' in html


def test_headings_get_anchors_unlike_each_other(render_body):
    html = render_body(
        ("heading", {"text": "Näin pääset mukaan", "level": "h2"}),
        ("heading", {"text": "Näin pääset mukaan", "level": "h3"}),
    )
    assert '<h2 id="nain-paaset-mukaan">' in html
    assert '<h3 id="nain-paaset-mukaan-2">' in html


def test_a_heading_of_signs_alone_still_gets_an_anchor():
    assert free_anchor("???", set()) == "osa"


def test_only_a_long_page_has_a_table_of_contents(render_body):
    headings = [("heading", {"text": f"Osa {n}", "level": "h2"}) for n in range(1, 5)]
    (nav,) = classes(render_body(*headings), "contents")
    assert [a.get("href") for a in nav.iter("a")] == ["#osa-1", "#osa-2", "#osa-3", "#osa-4"]
    assert not classes(render_body(*headings[:3]), "contents")


def test_a_heading_of_the_template_stands_in_the_contents_under_its_own_slug(standard_page):
    standard_page.body = [
        ("heading", {"text": text, "level": "h2"}) for text in ("Tavoitteet", "B", "C")
    ]
    entries = contents(standard_page.body, "Tavoitteet")
    assert [e["anchor"] for e in entries] == ["tavoitteet-2", "b", "c", "tavoitteet"]


def test_a_teaser_to_a_draft_renders_nothing(render_body, site_root, standard_page):
    draft = site_root.add_child(
        instance=StandardPage(title="Salainen", slug="salainen", live=False)
    )
    html = render_body(("teaser", {"page": draft, "title": "", "text": "Lue lisää."}))
    assert not classes(html, "teaser")
    assert "Salainen" not in html
    assert "Lue lisää" not in html


def test_a_teaser_shows_the_title_of_its_page(render_body, news_index):
    html = render_body(("teaser", {"page": news_index, "title": "", "text": ""}))
    (teaser,) = classes(html, "teaser")
    assert words(teaser) == "Ajankohtaista"


def test_a_table_has_a_caption_and_headers_and_scrolls_by_keyboard(render_body):
    html = render_body(
        (
            "table",
            {
                "caption": "Tapaamiset",
                "columns": [{"type": "text", "heading": h} for h in ("Kerta", "Aihe")],
                "rows": [{"values": ["1", "Tutustuminen"]}, {"values": ["2", "Osaaminen"]}],
            },
        )
    )
    (region,) = classes(html, "table")
    assert (region.get("role"), region.get("tabindex"), region.get("aria-label")) == (
        "region", "0", "Tapaamiset",
    )  # fmt: skip
    assert words(next(region.iter("caption"))) == "Tapaamiset"
    assert [(th.get("scope"), words(th)) for th in region.iter("th")] == [
        ("col", "Kerta"), ("col", "Aihe"), ("row", "1"), ("row", "2"),
    ]  # fmt: skip
    assert [words(td) for td in region.iter("td")] == ["Tutustuminen", "Osaaminen"]


def test_a_video_is_a_link_until_it_is_pressed(render_body):
    html = render_body(
        ("video", {"url": "https://vimeo.com/76979871", "title": "Ryhmä", "captions": "no-speech"})
    )
    assert "<iframe" not in html
    (start,) = classes(html, "player__start")
    assert start.get("href") == "https://vimeo.com/76979871"
    assert start.get("data-player") == "https://player.vimeo.com/video/76979871?dnt=1"
    (figure,) = classes(html, "player")
    assert "vimeo.com" in words(next(figure.iter("figcaption")))


def test_an_embed_of_an_unknown_service_stays_a_link(render_body):
    html = render_body(("embed", {"url": "https://kysely.example/a", "title": "Kysely"}))
    (embed,) = classes(html, "embed")
    (link,) = embed.iter("a")
    assert link.get("href") == "https://kysely.example/a"
    assert link.get("data-player") is None
    assert "kysely.example" in words(embed)


def test_an_attachment_tells_its_type_size_and_foreign_language(render_body):
    document = Attachment(title="Ohjaajan opas", language="sv")
    document.file.save("opas.pdf", ContentFile(b"x" * 1_250_000))
    html = render_body(("attachment", {"document": document, "title": ""}))
    (facts,) = classes(html, "attachment__facts")
    assert words(facts).startswith("PDF, 1,2")
    assert "ruotsi" in words(facts)
    assert 'hreflang="sv"' in html


@pytest.mark.parametrize(
    ("octets", "number"), [(1, "1"), (340_400, "340"), (1_249_999, "1,2"), (14_200_000, "14")]
)
def test_sizes_are_told_with_the_digits_that_matter(octets, number):
    with translation.override("fi"):
        assert file_size(octets).split()[0] == number


def test_a_picture_block_has_text_size_and_photographer(render_body, picture):
    picture.credit = "Kuvaaja Kynäilijä"
    picture.save()
    picture.contextual_alt_text, picture.decorative = "Joki illalla", False
    html = render_body(("image", {"picture": picture, "caption": "Kalajoki", "credit": ""}))
    (figure,) = classes(html, "picture")
    (img,) = figure.iter("img")
    assert img.get("alt") == "Joki illalla"
    assert img.get("width")
    assert img.get("height")
    assert img.get("srcset")
    assert "Kuvaaja Kynäilijä" in words(figure)


def test_text_of_editors_is_text(render_body):
    evil = "<script>alert(1)</script>"
    html = render_body(
        ("heading", {"text": evil, "level": "h2"}),
        ("quote", {"text": evil, "name": evil, "title": evil, "organisation": evil}),
        ("figure", {"value": evil[:20], "label": evil, "source": evil}),
        ("info_box", {"title": evil, "body": "<p>a</p>", "tone": "info"}),
    )
    assert evil not in html


def test_more_blocks_cost_no_more_queries(client, standard_page, news_index, site_root, picture):
    counts = []
    for times in (2, 5):
        standard_page.body = []
        for number in range(times):
            # A picture of its own each time: Wagtail's cache would answer for the same one.
            other = Picture.objects.create(title=f"Joki {number}", file=picture.file)
            other.contextual_alt_text, other.decorative = "Joki", False
            standard_page.body.append(("image", {"picture": other, "caption": "", "credit": ""}))
            standard_page.body.append(("teaser", {"page": news_index, "title": "", "text": ""}))
        standard_page.save()
        client.get(standard_page.url)  # makes the renditions
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(standard_page.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
