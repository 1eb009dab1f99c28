"""One address, two voices: who gets HTML and who gets JSON."""

import pytest

from api.negotiation import prefers_json

CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,"
    "image/avif,image/webp,image/apng,*/*;q=0.8"
)


@pytest.mark.parametrize(
    ("accept", "json"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ("APPLICATION/JSON", True),
        ("application/*", True),
        ("application/json, text/plain, */*", True),
        ("text/html;q=0.5, application/json", True),
        ("text/*;q=0.5, application/json;q=0.6", True),
        ("text/html;q=0, */*", True),
        ("application/json;q=0.5, */*;q=0.5", True),
        ("application/json;q=nonsense", True),
        ("", False),
        ("*/*", False),
        (CHROME, False),
        ("text/html", False),
        ("text/html, application/json", False),
        ("application/json, text/html", False),
        ("application/json;q=0.4, text/html;q=0.5", False),
        ("application/json;q=0.9, */*", False),
        ("application/json;q=0", False),
        ("application/json;q=0, */*", False),
        ("application/ld+json", False),
        ("application/jsonp", False),
        (",;;,=,q=1", False),
    ],
)
def test_json_is_chosen_when_the_header_prefers_it(accept, json):
    assert prefers_json(accept) is json


def test_a_browser_reads_the_page(make_post, client):
    make_post(slug="a")
    response = client.get("/ajankohtaista/a/", headers={"Accept": CHROME})
    assert response.headers["Content-Type"].startswith("text/html")
    assert "Accept" in response.headers["Vary"]


def test_a_program_reads_the_same_address_as_json(make_post, ask):
    make_post(slug="a")
    response = ask("/ajankohtaista/a/")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Vary"] == "Accept, Authorization"


@pytest.mark.parametrize("accept", ["text/html", "*/*", CHROME])
@pytest.mark.parametrize("address", ["/++api++/", "/@navigation", "/++api++/@navigation"])
def test_some_addresses_are_json_whatever_is_accepted(address, accept, site_root, client):
    response = client.get(address, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"


def test_the_page_that_is_not_there_varies_too(site_root, client):
    response = client.get("/ei-ole/", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "Accept" in response.headers["Vary"]
    assert response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("address", ["/", "/++api++/", "/@navigation", "/ei-ole/"])
def test_json_sets_no_cookie_and_does_not_vary_by_one(address, site_root, ask):
    response = ask(address)
    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]


@pytest.mark.parametrize("address", ["/healthz/", "/robots.txt", "/sitemap.xml"])
def test_addresses_with_one_voice_are_left_alone(address, site_root, ask):
    response = ask(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] != "application/json"
    assert "Accept" not in response.headers.get("Vary", "").replace("Accept-", "")


def test_the_admin_is_left_alone(db, ask):
    response = ask("/admin/", "post")
    assert response.headers["Content-Type"] != "application/json"
    assert response.status_code == 302
