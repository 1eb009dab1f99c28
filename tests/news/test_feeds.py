"""RSS and JSON Feed follow the facets and show nothing hidden."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone


@pytest.fixture
def posts(make_post, terms):
    make_post("Nivalan uutinen", municipalities=[terms["nivala"]], work_packages=[terms["tp1"]])
    make_post("Sievin uutinen", municipalities=[terms["sievi"]])
    make_post("Luonnos", live=False, municipalities=[terms["nivala"]])
    make_post("Julkaisuvapaa huomenna", municipalities=[terms["nivala"]],
              embargo_until=timezone.now() + timedelta(days=1))  # fmt: skip


def rss_titles(client, query=""):
    answer = client.get(f"/ajankohtaista/rss.xml{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/rss+xml")
    return [item.findtext("title") for item in ElementTree.fromstring(answer.content).iter("item")]


def test_rss_lists_the_newest_posts(client, posts):
    assert set(rss_titles(client)) == {"Nivalan uutinen", "Sievin uutinen"}


def test_rss_follows_a_facet(client, posts):
    assert rss_titles(client, "?kunta=nivala") == ["Nivalan uutinen"]


def test_rss_tells_its_language_and_absolute_addresses(client, posts):
    channel = ElementTree.fromstring(client.get("/ajankohtaista/rss.xml").content).find("channel")
    assert channel.findtext("language") == "fi"
    assert channel.findtext("item/link").startswith("http://testserver/ajankohtaista/")


def test_the_json_feed_has_the_text_and_follows_a_facet(client, posts):
    answer = client.get("/ajankohtaista/feed.json?kunta=nivala")
    assert answer["Content-Type"] == "application/feed+json"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in feed["items"]] == ["Nivalan uutinen"]
    assert "Tapaamme kahdeksan kertaa." in feed["items"][0]["content_html"]
    assert "TP1" in feed["items"][0]["tags"]


@pytest.mark.parametrize("feed", ["rss.xml", "feed.json"])
def test_a_feed_of_a_facet_that_does_not_exist_is_not_found(client, posts, feed):
    assert client.get(f"/ajankohtaista/{feed}?kunta=helsinki").status_code == 404
