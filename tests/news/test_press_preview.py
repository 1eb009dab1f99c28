"""The press preview: a link that opens an embargoed post, and only it, for a while."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.press import preview_path

LIFTS = timezone.now().replace(hour=7, minute=0, second=0, microsecond=0) + timedelta(days=3)


@pytest.fixture
def release(make_post):
    return make_post("Salainen tiedote", news_type="tiedote", embargo_until=LIFTS)


def test_the_link_shows_the_post_and_when_it_is_free(client, release):
    answer = client.get(preview_path(release))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Salainen tiedote" in html
    local = timezone.localtime(LIFTS)
    assert (
        f"JULKAISUVAPAA {local.day}.{local.month}.{local.year} klo {local.hour}.{local.minute:02}"
        in html
    )


def test_no_cache_and_no_search_engine_keeps_it(client, release):
    answer = client.get(preview_path(release))
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_reading_it_is_not_counted(client, release):
    assert "reach.js" not in client.get(preview_path(release)).content.decode()


def test_it_shows_the_newest_saved_version(client, release):
    release.title = "Salainen tiedote, korjattu"
    release.save_revision()
    assert "korjattu" in client.get(preview_path(release)).content.decode()


def test_a_forged_link_is_not_found(client, release):
    assert client.get("/ennakko/1:abc:def/").status_code == 404
    assert client.get(preview_path(release)[:-2] + "x/").status_code == 404


def test_an_old_link_says_that_it_is_old(client, release, settings):
    path = preview_path(release)
    settings.PRESS_PREVIEW_DAYS = -1
    answer = client.get(path)
    assert answer.status_code == 410
    assert "Salainen tiedote" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/ajankohtaista/",
        "/ajankohtaista/rss.xml",
        "/ajankohtaista/feed.json",
        "/sitemap-fi.xml",
        "/llms.txt",
    ],
)
def test_nothing_else_tells_of_an_embargoed_post(client, release, make_post, address):
    make_post("Julkinen uutinen")
    text = client.get(address).content.decode()
    assert "Salainen" not in text
    assert "salainen" not in text
