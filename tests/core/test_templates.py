"""What templates show: the frame of pages, the content blocks, the listing and the post."""

import json
import re
from datetime import timedelta
from pathlib import Path

import html5lib
import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from core.blocks import CONTENT_BLOCKS
from core.models import Attachment, ContactPerson, Partner, Picture, ProjectSettings
from core.templatetags.content_tags import contents, file_size, free_anchor
from home.models import ProjectPage, StandardPage
from news.models import NewsPage, PostContact

BASE = Path(__file__).resolve().parents[2] / "site" / "templates" / "base.html"
BARE = ["500.html", "400.html", "413.html", "403.html", "locked_out.html"]
EXPECTED = {
    "paragraph": "<b>kahdeksan kertaa</b>", "heading": "<h2[^>]*>Näin pääset mukaan</h2>",
    "quote": "<blockquote>.*Pienet tehtävät", "figure": "13", "info_box": "maksutonta",
    "questions": "<summary>Mitä tarvitsen mukaan", "video": "vimeo.com", "embed": "Palautekysely",
}  # fmt: skip
CHOOSING = {"image", "attachment", "table", "teaser"}


def text_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code in {200, 404}, address
    return answer.content.decode()


def document(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def classes(html: str, name: str) -> list:
    return [e for e in document(html).iter() if name in (e.get("class") or "").split()]


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture
def render_body(client, standard_page):
    """Renders blocks as the body of a published page and returns the whole HTML."""

    def render(*blocks):
        standard_page.body = list(blocks)
        standard_page.save()
        return text_of(client, standard_page.url)

    return render


# --- the frame --------------------------------------------------------------------------------


@pytest.mark.parametrize("template", BARE)
def test_error_pages_carry_the_emblem_without_asking_the_database(template):
    # No `db` fixture: a query would raise.
    with translation.override("fi"):
        html = render_to_string(template)
    assert "eu-emblem.svg" in html
    assert "eu__statement" in html
    assert html.count("<h1") == 1
    assert "style=" not in html
    assert "<script" not in html


def test_no_page_template_can_take_the_emblem_away():
    before, after = BASE.read_text().split('{% include "core/eu_block.html" %}')
    opened = len(re.findall(r"{% block ", before))
    assert opened == len(re.findall(r"{% endblock", before))
    assert "{% block" not in after


def test_the_page_that_was_not_found_offers_ways_on(client, news_index):
    html = text_of(client, "/eiole/")
    assert "eu__statement" in html
    assert news_index.url in html
    assert "/eiole/" in html
    assert 'content="noindex"' in html


def test_an_address_in_the_not_found_page_is_text(client, site_root):
    assert "<script>alert" not in text_of(client, "/%3Cscript%3Ealert(1)%3C/script%3E/")


def test_the_menu_is_one_list_that_a_summary_opens_without_a_script(client, standard_page):
    tree = document(text_of(client, "/"))
    (menu,) = [e for e in tree.iter("nav") if "menu" in (e.get("class") or "").split()]
    assert [a.get("href") for a in menu.iter("a")] == [standard_page.url]
    (switch,) = [e for e in tree.iter("details") if e.get("class") == "menu-switch"]
    assert menu not in list(switch.iter())


def test_the_menu_tells_where_the_reader_is(client, standard_page, make_post):
    assert 'aria-current="page">Työnhakijalle' in text_of(client, standard_page.url)
    assert 'aria-current="true">Ajankohtaista' in text_of(client, make_post().url)


def test_sample_pages_say_so_and_stay_out_of_search_engines(client, make_post):
    post = make_post(is_sample=True)
    html = text_of(client, post.url)
    assert "sample-ribbon" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "sample-tag" in text_of(client, "/ajankohtaista/")
    ordinary = text_of(client, make_post("Toinen").url)
    assert "sample-ribbon" not in ordinary
    assert 'content="noindex"' not in ordinary


def test_a_partner_without_a_logo_is_named(client, site_root, other_organisation):
    project = ProjectSettings.objects.get()
    Partner.objects.create(project=project, organisation=other_organisation, role="Osatoteuttaja")
    (partners,) = classes(text_of(client, "/"), "partners")
    assert "Kalajoen kaupunki" in words(partners)


# --- home -------------------------------------------------------------------------------------


def test_a_door_to_a_draft_is_not_shown(client, site_root, standard_page):
    draft = site_root.add_child(instance=StandardPage(title="Luonnos", slug="luonnos", live=False))
    site_root.paths = [
        ("path", {"title": name, "text": "Saat apua.", "action": "Avaa", "page": page})
        for name, page in (("Työnhakijalle", standard_page), ("Salaiselle", draft))
    ]
    site_root.save()
    doors = classes(text_of(client, "/"), "door")
    assert [words(door) for door in doors] == ["Työnhakijalle Saat apua. Avaa"]


# --- content blocks ---------------------------------------------------------------------------


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


# --- the project page -------------------------------------------------------------------------


def test_the_project_page_tells_the_money_and_owns_up_to_what_is_missing(client, site_root):
    project = ProjectSettings.objects.get()
    project.total_cost, project.support_percent = 1354219, 80
    project.save()
    page = site_root.add_child(
        instance=ProjectPage(title="Hanke", slug="hanke", aims=[("paragraph", "<p>Tavoite.</p>")])
    )
    html = text_of(client, page.url)
    (facts,) = classes(html, "facts")
    assert "1\xa0354\xa0219\xa0€" in "".join(facts.itertext())
    assert "1\xa0083\xa0375\xa0€" in "".join(facts.itertext())
    assert "80 %" in words(facts)
    assert "täydennetään" in words(facts) or "to be added" in words(facts)
    assert classes(html, "empty")
    page.results = [("paragraph", "<p>Tulos.</p>")]
    page.save()
    assert not classes(text_of(client, page.url), "empty")


# --- the listing ------------------------------------------------------------------------------


def test_facets_are_links_with_numbers_and_chosen_ones_lead_back(client, make_post, terms):
    make_post("Eka", municipalities=[terms["nivala"]], news_type="tiedote")
    make_post("Toka", municipalities=[terms["sievi"]])
    html = text_of(client, "/ajankohtaista/?kunta=nivala")
    (facets,) = classes(html, "facets")
    links = {words(a): a for a in facets.iter("a")}
    (chosen,) = [a for a in links.values() if a.get("aria-current") == "true"]
    assert "Nivala" in words(chosen)
    assert chosen.get("href") == "/ajankohtaista/"
    (other,) = [a for text, a in links.items() if text.startswith("Sievi 1")]
    assert other.get("href") == "/ajankohtaista/?kunta=nivala&kunta=sievi"
    (chip,) = classes(html, "chip")
    assert "Nivala" in words(chip)
    assert chip.get("href") == "/ajankohtaista/"
    told = [words(e) for e in document(html).iter() if e.get("role") == "status"]
    assert any(text.startswith("1 ") for text in told)
    # once for feed readers in the head, once for people in the page
    assert html.count("/ajankohtaista/rss.xml?kunta=nivala") == 2


def test_a_listing_that_matches_nothing_says_how_to_get_on(client, make_post, terms):
    make_post(municipalities=[terms["nivala"]])
    html = text_of(client, "/ajankohtaista/?kunta=sievi")
    (empty,) = classes(html, "empty")
    assert [a.get("href") for a in empty.iter("a")] == ["/ajankohtaista/"]


def test_page_numbers_keep_the_facets(client, make_post):
    for number in range(14):
        make_post(f"Juttu {number}", news_type="tiedote")
    html = text_of(client, "/ajankohtaista/?tyyppi=tiedote")
    (pages,) = classes(html, "pagination")
    steps = {a.get("rel"): a.get("href") for a in pages.iter("a")}
    assert steps["next"] == "/ajankohtaista/?tyyppi=tiedote&sivu=2"
    (current,) = [a for a in pages.iter("a") if a.get("aria-current") == "page"]
    assert words(current).endswith("1")
    assert '<link rel="next" href="/ajankohtaista/?tyyppi=tiedote&amp;sivu=2">' in html
    second = text_of(client, "/ajankohtaista/?tyyppi=tiedote&sivu=2")
    assert '<link rel="prev"' in second
    assert len(classes(second, "card")) == 2


# --- the post ---------------------------------------------------------------------------------


def test_a_post_shows_who_when_and_whom_to_ask(client, make_post, organisation):
    post = make_post(
        easy_summary="Lyhyesti.",
        corrections=[("correction", {"date": "2026-11-20", "text": "Korjattu aika."})],
    )
    for name, consent in (("Näkyvä Nimi", timezone.localdate()), ("Piilo Nimi", None)):
        person = ContactPerson.objects.create(
            name=name, organisation=organisation, phone="040 1", consent_given=consent
        )
        PostContact.objects.create(post=post, person=person)
    html = text_of(client, post.url)
    assert "Lyhyesti." in html
    assert "Korjattu aika." in html
    assert "Nuorten Ystävät ry" in words(classes(html, "byline")[0])
    assert "Näkyvä Nimi" in html
    assert 'href="tel:0401"' in html
    assert "Piilo Nimi" not in html


def test_the_structured_data_of_a_post_is_data_only(client, make_post):
    post = make_post("</script><script>alert(1)</script>")
    html = text_of(client, post.url)
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert post.title in [json.loads(data).get("headline") for data in blocks]
    assert "<script>alert" not in html


def test_the_canonical_address_is_the_first_publisher(client, make_post):
    here = text_of(client, make_post("Oma").url)
    assert re.search(r'<link rel="canonical" href="http://testserver/ajankohtaista/oma/">', here)
    there = text_of(client, make_post("Muualta", original_url="https://kunta.example/juttu").url)
    assert '<link rel="canonical" href="https://kunta.example/juttu">' in there


def test_sharing_needs_no_script_of_others(client, make_post):
    html = text_of(client, make_post(share_text_short="Tule mukaan!").url)
    (share,) = classes(html, "share")
    assert any(a.get("href").startswith("mailto:?subject=") for a in share.iter("a"))
    assert all(e.get("hidden") is not None for e in classes(html, "share__copy"))
    assert "Tule mukaan!" in words(share)


def test_a_press_preview_says_when_the_news_is_free(client, make_post):
    post = make_post(embargo_until=timezone.now() + timedelta(days=3))
    post.save_revision()
    html = text_of(client, NewsPage.objects.get(pk=post.pk).press_preview_path)
    (banner,) = classes(html, "press-banner")
    moment = timezone.localtime(post.embargo_until)
    assert f"{moment.day}.{moment.month}.{moment.year}" in words(banner)
    assert 'content="noindex"' in html
    assert not classes(html, "share")
