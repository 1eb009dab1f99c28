"""The brake of the public forms."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from core.rate import is_over, network_of


def request_from(address="203.0.113.5", **headers):
    return RequestFactory().post("/", REMOTE_ADDR=address, **headers)


def test_the_limit_holds_for_a_network_and_a_thing():
    assert [is_over(request_from(), "form", 2) for _ in range(4)] == [False, False, True, True]
    assert not is_over(request_from("198.51.100.1"), "form", 2)
    assert not is_over(request_from(), "another-form", 2)


def test_neighbours_of_an_ipv6_network_count_together():
    assert not is_over(request_from("2001:db8::1"), "form", 1)
    assert is_over(request_from("2001:db8::2"), "form", 1)


def test_a_new_window_begins_empty(monkeypatch):
    monkeypatch.setattr("core.rate.time.time", lambda: 1_000_000)
    assert not is_over(request_from(), "form", 1, seconds=100)
    assert is_over(request_from(), "form", 1, seconds=100)
    monkeypatch.setattr("core.rate.time.time", lambda: 1_000_100)
    assert not is_over(request_from(), "form", 1, seconds=100)


def test_workers_agree_through_the_cache_and_nothing_there_names_the_address():
    is_over(request_from("203.0.113.77"), "form", 5)
    keys = list(cache._cache)
    assert len([key for key in keys if "rate:form" in key]) == 1
    assert not any("203.0.113" in key for key in keys)


def test_a_cache_that_is_down_lets_everybody_through(monkeypatch):
    def broken(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(cache, "add", broken)
    assert not is_over(request_from(), "form", 0)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "fd00::1", "", "nonsense"])
def test_addresses_that_many_share_or_that_are_unknown_have_no_limit(address):
    assert network_of(request_from(address)) is None
    assert not any(is_over(request_from(address), "form", 1) for _ in range(3))


def test_a_forwarded_address_is_believed_from_a_named_proxy_only(settings):
    settings.TRUSTED_PROXIES = ["192.0.2.1"]
    forwarded = {"HTTP_X_FORWARDED_FOR": "6.6.6.6, 198.51.100.7"}
    assert network_of(request_from("192.0.2.1", **forwarded)) == bytes([198, 51, 100, 7])
    assert network_of(request_from("192.0.2.2", **forwarded)) == bytes([192, 0, 2, 2])
