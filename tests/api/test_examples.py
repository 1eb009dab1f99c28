"""The exchanges that the documentation shows, recorded."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from wagtail.models import Locale

from api import tokens
from api.registry import SERVICES
from news.models import NewsIndexPage, NewsPage, RelatedPost
from tests.api.recording import (
    DOCS,
    FOLDER,
    assert_recorded,
    assert_shown,
    etag_of,
    exchange,
    steady,
)

README = DOCS / "README.md"
KEY = 0x1234_0000_0000_4000_8000_0000_0000_0000
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BODY = [
    {
        "type": "paragraph",
        "value": "<p>We meet <b>eight times</b> in Nivala.</p>",
        "id": "5f0c9d3e-0001-4000-8000-000000000001",
    },
    {
        "type": "quote",
        "value": {"text": "Small steps kept me going.", "name": "A participant"},
        "id": "5f0c9d3e-0002-4000-8000-000000000002",
    },
]


@pytest.fixture
def english(site_root, organisation, terms, monkeypatch):
    """Three posts in English at moments that stay the same."""
    monkeypatch.setattr("api.freshness.timezone.now", lambda: NOW)
    locale = Locale.objects.get_or_create(language_code="en")[0]
    home = site_root.get_translation(locale).specific
    home.title, home.live, home.alias_of = "Home", True, None
    home.save()
    index = home.add_child(
        instance=NewsIndexPage(
            title="News",
            slug="news",
            locale=locale,
            show_in_menus=True,
            organisation=organisation,
            translation_key=UUID(int=KEY),
            first_published_at=NOW,
            last_published_at=NOW,
        )
    )
    posts = []
    for number, title in enumerate(
        ["Group coaching starts", "A day at work", "Five municipalities"]
    ):
        moment = datetime(2026, 11, 20 - number, 7, 0, tzinfo=UTC)
        post = NewsPage(
            title=title, slug=title.lower().replace(" ", "-"), lead=f"{title}: what you get.",
            organisation=organisation, locale=locale, body=BODY if number == 0 else [],
            published_at=moment, first_published_at=moment, last_published_at=moment,
            translation_key=UUID(int=KEY + number + 1),
        )  # fmt: skip
        index.add_child(instance=post)
        posts.append(post)
    posts[0].municipalities.set([terms["nivala"]])
    posts[0].work_packages.set([terms["tp1"]])
    posts[0].save()
    RelatedPost.objects.create(page=posts[0], post=posts[1])


POST = "/en/news/group-coaching-starts"
# name → (address, whether the client sends back the ETag of a first read)
EXCHANGES = {
    "content": (f"{POST}?expand=breadcrumbs", False),
    "listing": ("/en/news?b_size=1&b_start=1", False),
    "breadcrumbs": (f"{POST}/@breadcrumbs", False),
    "not-modified": (f"{POST}/@breadcrumbs", True),
    "bad-request": ("/en/news?b_size=abc", False),
}
IN_THE_DOCUMENT = ["breadcrumbs", "not-modified", "bad-request"]


# Page of docs/api → the address that it shows, and whether somebody known asks.
PAGES = {
    "content": (POST, False),
    "actions": (f"{POST}/@actions", False),
    "aliases": (f"{POST}/@aliases", False),
    "breadcrumbs": (f"{POST}/@breadcrumbs", False),
    "comments": (f"{POST}/@comments", False),
    "contextnavigation": (f"{POST}/@contextnavigation?b_size=2", False),
    "navigation": (f"{POST}/@navigation", False),
    "navroot": (f"{POST}/@navroot", False),
    "openapi": ("/@openapi", False),
    "site": ("/en/@site", False),
    "userschema": ("/en/@userschema", False),
    "sources": ("/en/@sources/municipalities", False),
    "vocabularies": ("/en/@vocabularies/municipalities?title=niva", False),
    "types": ("/en/news/@types", True),
    "translations": (f"{POST}/@translations", False),
    "search": ("/en/@search?SearchableText=coaching&portal_type=News+Item", False),
    "querystring-search": (
        "/en/news/@querystring-search?query=%7B%22b_size%22%3A1%2C%22sort_on%22%3A%22title%22%7D",
        False,
    ),
    "reach": ("/en/news/@reach?from=2026-11-01&to=2026-11-07", True),
}
# Services that share a page, and the one without a name.
SHARED = {
    "": "content",
    "copy": "copy-move",
    "move": "copy-move",
    "login-renew": "login",
    "logout": "login",
}


def test_every_page_on_reading_shows_what_is_answered(english, client, make_user):
    reporter = make_user("Raportoija", name="raportti")
    for page, (address, is_known) in PAGES.items():
        headers = {"Authorization": f"Bearer {tokens.issue(reporter)}"} if is_known else {}
        method = "HEAD" if page == "openapi" else "GET"
        assert_shown(page, steady(exchange(client, address, method, **headers)))


def test_every_service_has_a_page():
    for name in SERVICES:
        page = DOCS / f"{SHARED.get(name, name)}.md"
        assert "```http\n" in page.read_text(encoding="utf-8"), page.name
        assert f"]({page.name})" in README.read_text(encoding="utf-8"), name


@pytest.mark.parametrize("name", EXCHANGES)
def test_the_exchange_is_as_recorded(name, english, client):
    address, again = EXCHANGES[name]
    headers = {"If-None-Match": etag_of(client, address)} if again else {}
    assert_recorded(name, exchange(client, address, **headers))


def test_every_recording_is_of_an_exchange():
    assert {path.stem for path in FOLDER.glob("*.http")} == set(EXCHANGES)


def test_the_document_shows_the_recordings():
    shown = re.findall(r"```http\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown == [
        (FOLDER / f"{name}.http").read_text(encoding="utf-8") for name in IN_THE_DOCUMENT
    ]
