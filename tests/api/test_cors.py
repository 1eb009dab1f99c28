"""Reading from the page of another site."""

import pytest

FRIEND, STRANGER = "https://friend.example", "https://stranger.example"


@pytest.fixture(autouse=True)
def _allowed(settings):
    settings.CORS_ALLOWED_ORIGINS = [FRIEND]


@pytest.mark.parametrize("address", ["/", "/++api++/", "/@navigation", "/ei-ole", "/?b_size=abc"])
def test_an_allowed_origin_may_read(address, site_root, ask):
    response = ask(address, Origin=FRIEND)
    assert response.headers["Access-Control-Allow-Origin"] == FRIEND
    assert response.headers["Vary"] == "Accept, Authorization, Origin"
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", f"{FRIEND}.evil.example", "http://friend.example", ""]
)
def test_others_may_not(origin, site_root, ask):
    response = ask("/++api++/", Origin=origin)
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Origin" in response.headers["Vary"]


def test_an_answer_without_an_origin_varies_all_the_same(site_root, ask):
    assert "Origin" in ask("/++api++/").headers["Vary"]


def test_304_may_be_read_too(site_root, ask):
    etag = ask("/").headers["ETag"]
    response = ask("/", Origin=FRIEND, **{"If-None-Match": etag})
    assert response.status_code == 304
    assert response.headers["Access-Control-Allow-Origin"] == FRIEND


@pytest.mark.parametrize(
    "address", ["/", "/ajankohtaista/", "/++api++/ajankohtaista", "/@navigation"]
)
def test_a_browser_asks_before_it_sends_a_condition(address, news_index, client):
    """The browser's own question says `Accept: */*`."""
    response = client.options(
        address,
        headers={"Origin": FRIEND, "Access-Control-Request-Method": "GET", "Accept": "*/*"},
    )
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == FRIEND
    methods = response.headers["Access-Control-Allow-Methods"].split(", ")
    assert {"GET", "HEAD", "OPTIONS"} <= set(methods)
    assert ("PATCH" in methods) == ("@" not in address)
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_a_preflight_from_a_stranger_allows_nothing(site_root, client):
    response = client.options(
        "/", headers={"Origin": STRANGER, "Access-Control-Request-Method": "GET"}
    )
    assert "Access-Control-Allow-Origin" not in response.headers


def test_pages_of_people_say_nothing_of_origins(site_root, client):
    response = client.get("/", headers={"Origin": FRIEND, "Accept": "text/html"})
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Origin" not in response.headers["Vary"]


def test_with_an_empty_list_nobody_is_answered(site_root, ask, settings):
    settings.CORS_ALLOWED_ORIGINS = []
    response = ask("/", Origin=FRIEND)
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Vary"] == "Accept, Authorization"
