"""What templates show: the frame of pages, the listing and the post."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from core.models import ContactPerson, Partner, ProjectSettings
from home.models import ProjectPage, StandardPage
from news.models import NewsPage, PostContact
from tests.html import classes, document, text_of, words

BASE = Path(__file__).resolve().parents[2] / "site" / "templates" / "base.html"
BARE = ["500.html", "400.html", "413.html", "403.html", "locked_out.html"]


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
