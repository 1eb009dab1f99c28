"""Children in batches."""

import pytest
from django.utils import timezone

from home.models import StandardPage
from news.models import NewsPage
from tests.api.conftest import assert_error

HOST = "http://testserver/ajankohtaista"


@pytest.fixture
def seven(make_post):
    return [make_post(f"Uutinen {n}", slug=f"u{n}", day=-n) for n in range(7)]


def titles(data):
    return [item["title"] for item in data["items"]]


def test_posts_come_newest_first(seven, read):
    data = read("/ajankohtaista")
    assert titles(data) == [f"Uutinen {n}" for n in range(7)]
    assert data["items_total"] == 7
    assert "batching" not in data


def test_pages_come_in_the_editors_order(site_root, read):
    for slug in ("b", "a", "c"):
        site_root.add_child(instance=StandardPage(title=slug, slug=slug))
    assert titles(read("/")) == ["b", "a", "c"]


def test_a_page_without_children_has_an_empty_list(standard_page, read):
    data = read("/tyonhakijalle")
    assert (data["items"], data["items_total"]) == ([], 0)
    assert "batching" not in data


def test_the_first_batch(seven, read):
    data = read("/ajankohtaista?b_size=3")
    assert titles(data) == ["Uutinen 0", "Uutinen 1", "Uutinen 2"]
    assert data["items_total"] == 7
    assert data["batching"] == {
        "@id": f"{HOST}?b_start=0&b_size=3",
        "first": f"{HOST}?b_start=0&b_size=3",
        "last": f"{HOST}?b_start=6&b_size=3",
        "next": f"{HOST}?b_start=3&b_size=3",
    }


def test_a_batch_in_the_middle_and_the_last(seven, read):
    middle = read("/ajankohtaista?b_size=3&b_start=3")["batching"]
    assert (middle["prev"], middle["next"]) == (
        f"{HOST}?b_start=0&b_size=3",
        f"{HOST}?b_start=6&b_size=3",
    )
    last = read("/ajankohtaista?b_size=3&b_start=6")
    assert titles(last) == ["Uutinen 6"]
    assert "next" not in last["batching"]
    assert last["batching"]["prev"] == f"{HOST}?b_start=3&b_size=3"


def test_following_next_reads_everything_once(seven, read):
    address, seen = "/ajankohtaista?b_size=2&expand=breadcrumbs", []
    while address:
        data = read(address)
        assert "items" in data["@components"]["breadcrumbs"]
        seen += titles(data)
        address = data["batching"].get("next", "").removeprefix("http://testserver")
    assert seen == [f"Uutinen {n}" for n in range(7)]


def test_a_start_beyond_the_end_is_empty_and_leads_back(seven, read):
    data = read("/ajankohtaista?b_size=3&b_start=1000")
    assert (data["items"], data["items_total"]) == ([], 7)
    assert data["batching"]["prev"] == data["batching"]["last"] == f"{HOST}?b_start=6&b_size=3"


def test_size_zero_gives_the_total_alone(seven, read):
    data = read("/ajankohtaista?b_size=0")
    assert (data["items"], data["items_total"]) == ([], 7)
    assert "batching" not in data


def test_the_batch_is_25_unless_told_otherwise(make_post, news_index, read):
    now = timezone.now()
    for n in range(27):
        news_index.add_child(instance=NewsPage(title=f"{n}", slug=f"n{n}", published_at=now))
    data = read("/ajankohtaista")
    assert len(data["items"]) == 25
    assert data["batching"]["next"] == f"{HOST}?b_start=25&b_size=25"
    assert len(read("/ajankohtaista?b_size=100")["items"]) == 27


BAD_NUMBERS = [
    "abc", "-1", "1.5", "", " 1", "1e3", "٣", "²", "0x10", "9223372036854775808", "9" * 5000, "1;DROP",
    "null",
]  # fmt: skip


@pytest.mark.parametrize(("name", "too_large"), [("b_size", "101"), ("b_start", "1000001")])
def test_a_bad_number_is_a_bad_request(name, too_large, make_post, client):
    make_post()
    for value in [*BAD_NUMBERS, too_large]:
        body = assert_error(client.get("/++api++/ajankohtaista", {name: value}), 400, "BadRequest")
        assert name in body["message"]
        assert len(body["message"]) < 100


def test_a_nul_is_a_bad_request(make_post, client):
    make_post()
    for value in ("%00", "1%00"):
        assert_error(client.get(f"/++api++/ajankohtaista?b_size={value}"), 400, "BadRequest")


def test_bad_numbers_are_refused_where_there_is_no_list_too(seven, ask):
    assert_error(ask("/ajankohtaista/u1?b_size=abc"), 400, "BadRequest")
    assert_error(ask("/@breadcrumbs?b_start=-1"), 400, "BadRequest")


def test_the_facets_of_the_page_narrow_its_json(make_post, terms, read):
    make_post("Nivalassa", municipalities=[terms["nivala"]])
    make_post("Nivalassa taas", day=-1, municipalities=[terms["nivala"]])
    make_post("Sievissä", municipalities=[terms["sievi"]])
    data = read("/ajankohtaista?kunta=nivala&b_size=1")
    assert titles(data) == ["Nivalassa"]
    assert data["items_total"] == 2
    assert data["batching"]["next"] == f"{HOST}?kunta=nivala&b_start=1&b_size=1"


def test_a_facet_value_that_does_not_exist_is_not_found(seven, ask):
    assert_error(ask("/ajankohtaista?kunta=atlantis"), 404, "NotFound")
