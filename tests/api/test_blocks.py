"""Bodies as Volto blocks, and the same as HTML."""

from datetime import date
from typing import get_args

import pytest
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from api.serializers.blocks import RENDERERS
from core.blocks import CONTENT_BLOCKS
from core.blocks.files import TableBlock
from core.models import Attachment
from home.models import HomePage


@pytest.fixture
def blocks_of(make_post, read):
    """The blocks of a body, without title and description, and its HTML."""

    def blocks_of(*body):
        make_post(slug="a", body=list(body))
        data = read("/ajankohtaista/a")
        shown = [data["blocks"][key] for key in data["blocks_layout"]["items"]]
        assert set(data["blocks"]) == set(data["blocks_layout"]["items"])
        assert data["text"]["content-type"] == "text/html"
        return shown[2:], data["text"]["data"]

    return blocks_of


def test_every_block_of_the_house_is_known():
    names = {name for name, _block in CONTENT_BLOCKS}
    names |= set(HomePage._meta.get_field("paths").stream_block.child_blocks)
    assert names <= set(RENDERERS)
    assert get_args(RENDERERS) == ()


def test_the_page_begins_with_title_and_description(make_post, read):
    make_post(slug="a", lead="Johdanto.")
    data = read("/ajankohtaista/a")
    assert data["blocks_layout"]["items"][:2] == ["title", "description"]
    assert data["blocks"]["title"] == {"@type": "title"}
    assert data["blocks"]["description"] == {"@type": "description"}


def test_each_paragraph_and_list_is_a_slate_block(blocks_of):
    blocks, html = blocks_of(("paragraph", "<p>Yksi <b>kaksi</b></p><ul><li>kolme</li></ul>"))
    assert [block["@type"] for block in blocks] == ["slate", "slate"]
    assert [block["plaintext"] for block in blocks] == ["Yksi kaksi", "kolme"]
    assert blocks[0]["value"] == [
        {
            "type": "p",
            "children": [
                {"text": "Yksi "},
                {"type": "strong", "children": [{"text": "kaksi"}]},
                {"text": ""},
            ],
        }
    ]
    assert html == "<p>Yksi <strong>kaksi</strong></p>\n<ul><li>kolme</li></ul>"


def test_blocks_keep_the_ids_they_have_in_the_body(make_post, read):
    post = make_post(slug="a", body=[("paragraph", "<p>Yksi</p><p>Kaksi</p>")])
    key = post.body[0].id
    assert read("/ajankohtaista/a")["blocks_layout"]["items"][2:] == [key, f"{key}-2"]


def test_headings_and_quotes(blocks_of):
    quote = {"text": "Tuki auttoi", "name": "Aino", "title": "", "organisation": "Yritys Oy"}
    blocks, html = blocks_of(
        ("heading", {"text": "Näin", "level": "h2"}),
        ("heading", {"text": "Tarkemmin", "level": "h3"}),
        ("quote", quote),
    )
    assert [block["value"][0]["type"] for block in blocks] == ["h2", "h3", "blockquote"]
    assert blocks[2]["plaintext"] == "Tuki auttoi\n– Aino, Yritys Oy"
    assert html == (
        "<h2>Näin</h2>\n<h3>Tarkemmin</h3>\n"
        "<blockquote>Tuki auttoi</blockquote><p>– Aino, Yritys Oy</p>"
    )


def test_a_picture_in_the_body(blocks_of, picture):
    picture.credit = "Kuvaaja"
    picture.contextual_alt_text, picture.decorative = "Joki", False
    picture.save()
    blocks, html = blocks_of(("image", {"picture": picture, "caption": "Joella", "credit": ""}))
    (block,) = blocks
    assert block["@type"] == "image"
    assert block["url"] == block["scales"]["huge"]["download"]
    assert (block["alt"], block["caption"], block["credit"]) == ("Joki", "Joella", "Kuvaaja")
    assert 'alt="Joki"' in html
    assert "<figcaption>Joella – Kuvaaja</figcaption>" in html


def test_a_teaser_shows_the_page_and_its_own_words(blocks_of, standard_page):
    blocks, html = blocks_of(
        ("teaser", {"page": standard_page, "title": "", "text": ""}),
        ("teaser", {"page": standard_page, "title": "Oma", "text": "Sanat"}),
    )
    assert [block["title"] for block in blocks] == ["Työnhakijalle", "Oma"]
    assert [block["overwrite"] for block in blocks] == [False, True]
    assert blocks[0]["href"][0]["@id"] == "http://testserver/tyonhakijalle"
    assert '<a href="http://testserver/tyonhakijalle">Oma</a>' in html


def test_a_table(blocks_of):
    text = TableBlock().child_blocks["text"]
    columns = [{"block": text, "heading": "Kunta"}, {"block": text, "heading": "Määrä"}]
    table = TypedTable(columns, [{"values": ["Nivala", "3 < 4"]}], "Ryhmät")
    blocks, html = blocks_of(("table", table))
    rows = blocks[0]["table"]["rows"]
    assert blocks[0]["@type"] == "slateTable"
    assert [[cell["type"] for cell in row["cells"]] for row in rows] == [
        ["header"] * 2,
        ["data"] * 2,
    ]
    assert rows[1]["cells"][1]["value"][0]["children"] == [{"text": "3 < 4"}]
    assert "<caption>Ryhmät</caption>" in html
    assert '<th scope="col">Kunta</th>' in html
    assert "<td>3 &lt; 4</td>" in html


def test_an_attachment_is_a_link_with_its_facts(blocks_of):
    document = Attachment.objects.create(title="Opas", file=ContentFile(b"x" * 2048, "opas.pdf"))
    document.get_file_size()
    blocks, html = blocks_of(("attachment", {"document": document, "title": ""}))
    assert blocks[0]["@type"] == "html"
    assert f'<a href="http://testserver{document.url}">Opas</a>' in html
    assert "PDF" in html
    assert filesizeformat(2048)[:1] in html


def test_what_volto_has_no_block_for_stays_readable(blocks_of):
    blocks, html = blocks_of(
        ("figure", {"value": "13", "label": "ryhmää", "source": "Suunnitelma"}),
        ("info_box", {"title": "Hyvä tietää", "body": RichText("<p>Maksuton</p>"), "tone": "tip"}),
        ("questions", {"items": [{"question": "Mitä?", "answer": RichText("<p>Tätä</p>")}]}),
        ("embed", {"url": "https://example.org/k", "title": "Kysely", "explanation": "3 min"}),
    )
    assert [block["@type"] for block in blocks] == ["html"] * 4
    assert html.splitlines() == [
        "<p><strong>13</strong> ryhmää</p><p>Suunnitelma</p>",
        "<h3>Hyvä tietää</h3><p>Maksuton</p>",
        "<h3>Mitä?</h3><p>Tätä</p>",
        '<p><a href="https://example.org/k">Kysely</a></p><p>3 min</p>',
    ]


def test_a_video_with_its_transcript(blocks_of):
    video = {
        "url": "https://vimeo.com/76979871", "title": "Näin se toimii", "captions": "captioned",
        "captions_due": date(2026, 1, 1), "transcript": RichText("<p>Sanottua</p>"),
    }  # fmt: skip
    blocks, html = blocks_of(("video", video))
    assert [block["@type"] for block in blocks] == ["video", "slate"]
    assert blocks[0]["url"] == "https://vimeo.com/76979871"
    assert html == '<p><a href="https://vimeo.com/76979871">Näin se toimii</a></p>\n<p>Sanottua</p>'


def test_links_of_the_text_are_absolute(blocks_of, standard_page):
    document = Attachment.objects.create(title="Opas", file=ContentFile(b"x", "opas.pdf"))
    _blocks, html = blocks_of(
        (
            "paragraph",
            f'<p><a linktype="page" id="{standard_page.pk}">sivu</a> '
            f'<a linktype="document" id="{document.pk}">tiedosto</a> '
            '<a href="/haku/">haku</a> <a href="mailto:a@example.org">posti</a></p>',
        )
    )
    assert '<a href="http://testserver/tyonhakijalle">sivu</a>' in html
    assert f'<a href="http://testserver{document.url}">tiedosto</a>' in html
    assert '<a href="http://testserver/haku/">haku</a>' in html
    assert '<a href="mailto:a@example.org">posti</a>' in html


def test_a_link_leads_to_the_page_in_the_language_of_the_text(
    make_post, standard_page, in_swedish, read
):
    link = f'<p><a linktype="page" id="{standard_page.pk}">x</a></p>'
    in_swedish(standard_page, slug="arbetssokande")
    in_swedish(make_post(slug="a", body=[("paragraph", link)]), slug="b")
    assert "http://testserver/tyonhakijalle" in read("/ajankohtaista/a")["text"]["data"]
    assert "http://testserver/sv/arbetssokande" in read("/sv/ajankohtaista/b")["text"]["data"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:x", "data:text/html,x", "//evil.example", "/\\evil.example", "vbscript:x", ""],
)  # fmt: skip
def test_an_address_that_could_harm_is_no_link(address, blocks_of):
    blocks, html = blocks_of(("paragraph", f'<p><a href="{address}">teksti</a></p>'))
    assert blocks[0]["value"] == [{"type": "p", "children": [{"text": "teksti"}]}]
    assert html == "<p>teksti</p>"


def test_words_are_never_markup(blocks_of):
    evil = "<script>alert(1)</script>\"'>"
    _blocks, html = blocks_of(
        ("heading", {"text": evil, "level": "h2"}),
        ("quote", {"text": evil, "name": evil, "title": "", "organisation": ""}),
        ("figure", {"value": evil, "label": evil, "source": evil}),
        ("embed", {"url": 'https://e.example/"><script>', "title": evil, "explanation": evil}),
        ("paragraph", "<p>ok<script>alert(1)</script><img src=x onerror=alert(1)></p>"),
    )
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="https://e.example/&quot;&gt;&lt;script&gt;"' in html
