"""What caches and clients that come back are told."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from news.models import NewsPage

ADDRESSES = ["/", "/ajankohtaista", "/ajankohtaista/a", "/@navigation", "/++api++/ajankohtaista/a"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_read_may_be_kept_and_asked_again(address, make_post, ask):
    make_post(slug="a")
    response = ask(address)
    assert response.headers["ETag"].startswith('"')
    assert parse_http_date(response.headers["Last-Modified"]) <= timezone.now().timestamp()
    assert response.headers["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert response.headers["Vary"] == "Accept, Authorization"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_client_that_has_it_gets_304(address, form, make_post, ask):
    make_post(slug="a")
    etag = ask(address).headers["ETag"]
    response = ask(address, **{"If-None-Match": form.format(etag)})
    assert response.status_code == 304
    assert response.content == b""
    assert response.headers["ETag"] == etag
    assert response.headers["Vary"] == "Accept, Authorization"


def test_another_etag_gets_the_page(make_post, ask):
    make_post(slug="a")
    assert ask("/ajankohtaista/a", **{"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_client_that_knows_only_the_moment_gets_304(method, make_post, ask):
    make_post(slug="a")
    moment = ask("/ajankohtaista/a").headers["Last-Modified"]
    assert ask("/ajankohtaista/a", method, **{"If-Modified-Since": moment}).status_code == 304
    before = http_date(parse_http_date(moment) - 5)
    assert ask("/ajankohtaista/a", method, **{"If-Modified-Since": before}).status_code == 200


@pytest.mark.parametrize("value", ["nonsense", "0", "Thu, 99 Foo 2026 00:00:00 GMT"])
def test_a_moment_that_is_none_is_not_asked_after(value, make_post, ask):
    make_post(slug="a")
    assert ask("/ajankohtaista/a", **{"If-Modified-Since": value}).status_code == 200


def at(monkeypatch, moment):
    monkeypatch.setattr("api.freshness.timezone.now", lambda: moment)


def test_taking_a_post_away_changes_the_listing_for_those_who_know_only_the_moment(
    make_post, ask, monkeypatch
):
    """No date of the listing changes; a moment put together from dates would say 304."""
    now = timezone.now()
    make_post(slug="jaa")
    gone = make_post(slug="poistuu")
    at(monkeypatch, now)
    first = ask("/ajankohtaista")
    at(monkeypatch, now + timedelta(minutes=5))
    assert ask("/ajankohtaista").headers["Last-Modified"] == first.headers["Last-Modified"]
    NewsPage.objects.filter(pk=gone.pk).update(live=False)
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    response = ask("/ajankohtaista", **since)
    assert response.status_code == 200
    assert response.json()["items_total"] == 1
    assert response.headers["ETag"] != first.headers["ETag"]


def test_each_batch_and_each_expansion_has_its_own_moment(make_post, ask, monkeypatch):
    make_post(slug="a")
    now = timezone.now()
    at(monkeypatch, now)
    moment = ask("/ajankohtaista").headers["Last-Modified"]
    for minutes, query in enumerate(("?b_size=1", "?expand=navigation", "?b_start=1"), start=1):
        at(monkeypatch, now + timedelta(minutes=minutes))
        assert ask(f"/ajankohtaista{query}").headers["Last-Modified"] != moment
    assert ask("/ajankohtaista?utm_source=x").headers["Last-Modified"] == moment


def test_a_cache_that_is_down_costs_only_the_304(make_post, ask, monkeypatch):
    make_post(slug="a")

    class Down:
        def get(self, key):
            raise ConnectionError

    monkeypatch.setattr("api.freshness.cache", Down())
    response = ask("/ajankohtaista/a")
    assert response.status_code == 200
    assert response.headers["ETag"]


def test_errors_are_asked_again(site_root, ask):
    for address in ("/ei-ole", "/?b_size=abc"):
        response = ask(address)
        assert response.headers["Cache-Control"] == "no-cache"
        assert "ETag" not in response.headers
        assert "Accept" in response.headers["Vary"]


def test_a_precondition_that_fails_has_the_shape_of_errors(site_root, ask):
    from tests.api.conftest import assert_error

    assert_error(ask("/", **{"If-Match": '"other"'}), 412, "PreconditionFailed")
