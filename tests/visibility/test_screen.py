"""The view for a lobby screen."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone


@pytest.fixture
def screen(client, project_page):
    return lambda address="/hanke/naytto/": client.get(address).content.decode()


def test_the_first_panel_alone_tells_the_essentials(screen):
    html = screen()
    (first,) = re.findall(r'<section class="panel">(.*?)</section>', html, re.S)[:1]
    assert "<h1" in first
    assert "Tulevaisuuden tekijät" in first
    assert "Hanke parantaa työnhakijoiden" in first
    assert "1\xa0083\xa0375\xa0€" in first


def test_the_emblem_the_statement_and_the_code_stand_outside_the_changing_panels(screen):
    html = screen()
    panels, strip = html.split('<footer class="strip">')
    assert "<section" in panels
    assert "eu-emblem.svg" in strip
    assert "Euroopan unionin osarahoittama" in strip
    assert "code__modules" in strip
    assert html.count("<h1") == 1


def test_the_newest_public_posts_are_shown_and_hidden_ones_are_not(screen, make_post):
    for day, title in enumerate(["Vanhin", "Vanha", "Uudempi", "Uusin"]):
        make_post(title, day=day - 10)
    make_post("Salainen", live=False)
    make_post("Julkaisuvapaa", embargo_until=timezone.now() + timezone.timedelta(hours=1))
    html = screen()
    shown = re.findall(r'<p class="latest__title">(.*?)</p>', html)
    assert shown == ["Uusin", "Uudempi", "Vanha"]
    assert "stage--four" in html


def test_without_posts_there_are_three_panels(screen):
    html = screen()
    assert "stage--three" in html
    assert html.count('class="panel') - html.count('class="panel_') >= 3


def test_it_stays_out_of_search_engines_and_loads_itself_anew(screen):
    html = screen()
    assert '<meta name="robots" content="noindex">' in html
    # A script loads it when the server answers; without scripts the browser does.
    assert 'data-seconds="900"' in html
    assert '<noscript><meta http-equiv="refresh" content="900"></noscript>' in html


def test_nothing_in_it_is_inline_and_nothing_comes_from_elsewhere(screen):
    html = screen()
    assert not re.search(r"\sstyle=|\son[a-z]+=", html)
    for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.S):
        assert "src=" in attributes
        assert not body.strip()
    for source in re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="([^"]+)"', html):
        assert source.startswith("/")


def test_the_swedish_screen_is_swedish(screen, swedish_page):
    html = screen("/sv/projektet/naytto/")
    assert '<html lang="sv">' in html
    assert "Medfinansieras av Europeiska unionen" in html
    assert "Projektet förbättrar samarbetet." in html


def test_the_screen_costs_few_queries(client, project_page, make_post):
    for number in range(3):
        make_post(f"Uutinen {number}")
    client.get("/hanke/naytto/")
    cache.clear()
    client.get("/hanke/naytto/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/hanke/naytto/")
    assert len(queries) <= 8, [query["sql"][:120] for query in queries]
