"""`@search` and `@querystring-search`: what is found, in which order, in which bounds."""

import json
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

import pytest
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import PageViewRestriction

from core.models import PageTag
from home.models import StandardPage
from tests.api.conftest import assert_error

SEARCH = "/@search"
OPERATION = "plone.app.querystring.operation."


@pytest.fixture
def posts(make_post, standard_page):
    """Three posts a day apart, the newest first by title, and a page."""
    made = [
        make_post("Aamukahvit", slug="a", day=-1),
        make_post("Bussimatka", slug="b", day=-2),
        make_post("Cykkeli", slug="c", day=-3),
    ]
    for post, tags in zip(made, [["valmennus", "kahvi"], ["valmennus"], []], strict=True):
        PageTag.objects.bulk_create(
            PageTag(content_object=post, tag=Tag.objects.get_or_create(name=name)[0])
            for name in tags
        )
    return made


def titles(data):
    return [item["title"] for item in data["items"]]


def asked(**parameters):
    return f"{SEARCH}?{urlencode({k.replace('__', '.'): v for k, v in parameters.items()}, doseq=True)}"


def test_search_finds_by_every_index(posts, read):
    """One test over shared pages, since each case only reads."""
    day = (timezone.now() - timedelta(days=2, hours=1)).isoformat()
    cases = [
        ({"portal_type": "News Item"}, {"Aamukahvit", "Bussimatka", "Cykkeli"}),
        ({"portal_type": ["Document", "News Listing"]}, {"Työnhakijalle", "Ajankohtaista"}),
        ({"portal_type:list": "Document"}, {"Työnhakijalle"}),
        ({"portal_type": "Olematon"}, set()),
        ({"Title": "kahvi"}, {"Aamukahvit"}),
        ({"SearchableText": "bussimatka"}, {"Bussimatka"}),
        ({"SearchableText": "Bussi*"}, {"Bussimatka"}),
        ({"Subject": "kahvi"}, {"Aamukahvit"}),
        ({"Subject": ["kahvi", "valmennus"]}, {"Aamukahvit", "Bussimatka"}),
        ({"Subject": ["kahvi", "valmennus"], "Subject.operator": "and"}, {"Aamukahvit"}),
        ({"review_state": "private"}, set()),
        ({"review_state": "published", "portal_type": "Document"}, {"Työnhakijalle"}),
        ({"path.query": "/ajankohtaista", "path.depth": "1"}, {"Aamukahvit", "Bussimatka", "Cykkeli"}),
        ({"path.query": "/ajankohtaista/a"}, {"Aamukahvit"}),
        ({"path.query": "/ajankohtaista", "path.depth": "0"}, {"Ajankohtaista"}),
        ({"path.query": "/eiole"}, set()),
        ({"path.depth": "1"}, {"Työnhakijalle", "Ajankohtaista"}),
        ({"effective.query": day, "effective.range": "min", "portal_type": "News Item"}, {"Aamukahvit", "Bussimatka"}),
        ({"effective.query": day, "effective.range": "max", "portal_type": "News Item"}, {"Cykkeli"}),
    ]  # fmt: skip
    for parameters, expected in cases:
        data = read(f"{SEARCH}?{urlencode(parameters, doseq=True)}")
        assert set(titles(data)) == expected, parameters
        assert data["items_total"] == len(expected), parameters


def test_search_stays_below_its_page(posts, read):
    assert set(titles(read("/ajankohtaista/@search"))) == {
        "Ajankohtaista", "Aamukahvit", "Bussimatka", "Cykkeli",
    }  # fmt: skip
    assert titles(read("/tyonhakijalle/@search?SearchableText=bussimatka")) == []


def test_search_sorts(posts, read):
    for sort, order, expected in [
        ("effective", "ascending", "CBA"),
        ("effective", "descending", "ABC"),
        ("sortable_title", "reverse", "CBA"),
        ("start", "", "ABC"),
    ]:
        data = read(asked(portal_type="News Item", sort_on=sort, sort_order=order))
        assert "".join(title[0] for title in titles(data)) == expected


def test_search_answers_in_batches(posts, read):
    first = read(asked(portal_type="News Item", sort_on="sortable_title", b_size=2))
    assert titles(first) == ["Aamukahvit", "Bussimatka"]
    assert first["items_total"] == 3
    second = read(first["batching"]["next"].removeprefix("http://testserver"))
    assert titles(second) == ["Cykkeli"]
    none = read(asked(portal_type="News Item", b_size=0))
    assert (none["items"], none["items_total"]) == ([], 3)


def test_search_tells_more_when_asked(posts, read):
    data = read(
        asked(portal_type="News Item", Title="Aamu", metadata_fields=["UID", "Subject", "x"])
    )
    item = data["items"][0]
    assert item["Subject"] == ["kahvi", "valmennus"]
    assert item["UID"] == read("/ajankohtaista/a")["UID"]
    assert "getPath" not in item
    everything = read(asked(Title="Aamu", metadata_fields="_all"))["items"][0]
    assert (everything["getPath"], everything["portal_type"]) == ("/ajankohtaista/a", "News Item")
    full = read(asked(Title="Aamu", fullobjects=1))["items"][0]
    assert full == read("/ajankohtaista/a")


def test_search_finds_and_counts_nothing_that_is_hidden(posts, standard_page, hide, read):
    for post, how in zip(posts, ["draft", "embargoed", "expired"], strict=True):
        hide(post, how)
    child = standard_page.add_child(instance=StandardPage(title="Lapsi", slug="lapsi"))
    hide(standard_page, "private")
    for query in ("", "portal_type=News+Item", "Subject=valmennus", "Title=Lapsi", "path.query=/tyonhakijalle",
                  "SearchableText=bussimatka", "sort_on=effective&fullobjects=1"):  # fmt: skip
        data = read(f"{SEARCH}?{query}&metadata_fields=_all&b_size=100")
        text = json.dumps(data["items"], ensure_ascii=False)
        assert not any(word in text for word in ("kahvit", "Bussi", "Cykkeli", "Lapsi", "Työnhak"))
        assert data["items_total"] == len(data["items"])
    assert PageViewRestriction.objects.count() == 1
    assert child.live


def test_search_refuses_what_makes_no_sense(site_root, ask):
    for query in [
        "b_size=abc", "b_size=-1", "b_size=101", "b_start=99999999", "sort_on=salaisuus", "sort_order=x",
        "path.depth=x", "path.depth=-2", "path.depth=9999", "start.query=eilen", "start.range=min&start.query=0",
        "start.query=2026-13-01", "start.query=2026-01-01&start.range=x", "SearchableText=" + "a" * 201,
        "&".join(["Subject=x"] * 51), "portal_type=%00", "start.query=2026-01-01&start.range=min:max",
        "end.query=9999-12-31T23:59:59-23:00",
    ]:  # fmt: skip
        assert_error(ask(f"{SEARCH}?{query}"), 400, "BadRequest")


# --- the query of a listing block ----------------------------------------------------------------


@pytest.fixture
def post_query(client):
    def post_query(body, status=200, content_type="application/json"):
        body = body if isinstance(body, str) else json.dumps(body)
        response = client.post("/++api++/@querystring-search", body, content_type=content_type)
        assert response.status_code == status, (body, response.content)
        return response.json()

    return post_query


def test_a_listing_block_finds_its_pages(posts, post_query, read):
    cases = [
        ("portal_type", "selection.any", ["News Item"], "ABC"),
        ("Subject", "selection.all", ["kahvi", "valmennus"], "A"),
        ("review_state", "selection.any", ["published"], "AABCT"),
        ("SearchableText", "string.contains", "bussimatka", "B"),
        ("path", "string.absolutePath", "/ajankohtaista::1", "ABC"),
        ("path", "string.relativePath", ".::1", "AT"),
        ("effective", "date.lessThanRelativeDate", 2, "A"),
        ("effective", "date.afterToday", None, ""),
        ("effective", "date.between", ["2000-01-01", "2001-01-01"], ""),
    ]
    for index, operation, value, expected in cases:
        criterion = {"i": index, "o": OPERATION + operation, "v": value}
        query = {"query": [criterion], "sort_on": "sortable_title"}
        found = titles(post_query(query))
        initials = "".join(title[0] for title in found if title not in ("Home", "Etusivu"))
        assert initials == expected, criterion
        text = json.dumps(query)
        for encoded in (quote(text), quote(quote(text))):
            assert titles(read(f"/@querystring-search?query={encoded}")) == found
    limited = post_query({"query": [{"i": "portal_type", "o": OPERATION + "selection.any", "v": ["News Item"]}],
                          "limit": 2, "b_size": 1, "metadata_fields": ["UID"]})  # fmt: skip
    assert (limited["items_total"], len(limited["items"])) == (2, 1)


def test_a_listing_block_that_makes_no_sense_is_refused(site_root, post_query):
    for body in ["", "[]", "{", "[" * 10_000, '"x"', {"query": "x"}, {"query": [1]}, {"query": [{}]},
                 {"query": [{"i": "x", "o": "y", "v": "z"}]}, {"b_size": "x"}, {"b_size": True}, {"b_size": 1e9},
                 {"sort_on": [1]}, {"sort_order": {"a": 1}}, {"metadata_fields": [1]}, {"query": [{}] * 21},
                 {"query": [{"i": "path", "o": OPERATION + "string.path", "v": "/a::x"}]},
                 {"query": [{"i": "start", "o": OPERATION + "date.between", "v": ["x"]}]},
                 {"query": [{"i": "start", "o": OPERATION + "date.x", "v": 1}]},
                 {"query": [{"i": "Subject", "o": OPERATION + "selection.any", "v": {"a": 1}}]},
                 '{"query": "' + "a" * 30_000 + '"}']:  # fmt: skip
        assert post_query(body, status=400)["type"] == "BadRequest"
    assert post_query({}, status=400, content_type="text/plain")["type"] == "BadRequest"


def test_what_is_posted_to_read_is_not_kept_by_caches(site_root, client):
    response = client.post("/@querystring-search", "{}", content_type="application/json")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_bare_day_ends_with_the_day():
    from api.catalog import moment_of

    assert moment_of("2026-11-24", "x", ends=True) > moment_of("2026-11-24T23:59:00Z", "x")
    assert moment_of("2026-11-24T12:00:00+02:00", "x") == datetime.fromisoformat(
        "2026-11-24T10:00:00+00:00"
    )
