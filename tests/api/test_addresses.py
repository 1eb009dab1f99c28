"""Every address a client may write, and the one that JSON answers with."""

import json
import re

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.api.conftest import assert_error


@pytest.mark.parametrize(
    "address",
    [
        "/ajankohtaista/a/",
        "/ajankohtaista/a",
        "/ajankohtaista//a/",
        "/++api++/ajankohtaista/a/",
        "/++api++/ajankohtaista/a",
        "/++api++//ajankohtaista//a",
        "/%2B%2Bapi%2B%2B/ajankohtaista/a",
    ],
)
def test_a_page_answers_at_every_spelling_of_its_address(address, make_post, read):
    make_post(slug="a")
    assert read(address)["@id"] == "http://testserver/ajankohtaista/a"


@pytest.mark.parametrize("address", ["/", "/++api++", "/++api++/", "/++api++//"])
def test_the_site_root_answers_at_every_spelling(address, site_root, read):
    data = read(address)
    assert data["@id"] == "http://testserver"
    assert data["@type"] == "Plone Site"


@pytest.mark.parametrize("name", ["breadcrumbs", "navigation", "translations"])
@pytest.mark.parametrize(
    "start", ["/ajankohtaista/a", "/++api++/ajankohtaista/a", "/ajankohtaista//a", "/++api++//ajankohtaista//a/"]
)  # fmt: skip
def test_a_service_stands_below_its_page(start, name, make_post, read):
    make_post(slug="a")
    data = read(f"{start}/@{name}")
    assert data["@id"] == f"http://testserver/ajankohtaista/a/@{name}"


def test_services_take_a_slash_at_the_end(site_root, read):
    assert read("/@navigation/")["@id"] == "http://testserver/@navigation"
    assert read("/++api++/@navigation/")["@id"] == "http://testserver/@navigation"


def test_a_person_without_the_last_slash_is_led_to_it(make_post, client):
    make_post(slug="a")
    response = client.get("/ajankohtaista/a", headers={"Accept": "text/html"})
    assert response.status_code == 301
    assert response.headers["Location"] == "/ajankohtaista/a/"


def test_other_addresses_keep_their_redirect_to_the_slash(site_root, ask):
    response = ask("/healthz")
    assert response.status_code == 301
    assert response.headers["Location"] == "/healthz/"


def test_addresses_stand_on_the_host_that_was_asked(make_post, client):
    make_post(slug="a")
    response = client.get(
        "/++api++/ajankohtaista/a", headers={"Host": "tekijat.example"}, secure=True
    )
    assert response.json()["@id"] == "https://tekijat.example/ajankohtaista/a"


def test_no_address_in_an_answer_holds_the_prefix(make_post, standard_page, client):
    make_post(slug="a", body=[("teaser", {"page": standard_page, "title": "", "text": ""})])
    for address in (
        "/++api++/",
        "/++api++/ajankohtaista?b_size=1&expand=breadcrumbs,navigation,translations",
        "/++api++/ajankohtaista/a?expand=breadcrumbs,navigation,translations",
        "/++api++/@navigation",
        "/++api++/ei-ole",
    ):
        assert "++api++" not in client.get(address).content.decode()


def test_every_address_that_json_gives_resolves(make_post, standard_page, site_root, read):
    make_post(slug="a")
    # Told to everybody, as in Plone, and answered to those who are known.
    seen, ahead = set(), ["http://testserver"]
    while ahead:
        address = ahead.pop()
        if address in seen or address.endswith("/@types"):
            continue
        seen.add(address)
        text = json.dumps(read(address.removeprefix("http://testserver") or "/"))
        ahead += re.findall(r'"@id": "([^"]+)"', text)
    assert "http://testserver/ajankohtaista/a/@translations" in seen


# --- languages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["", "/++api++"])
def test_the_language_prefix_is_part_of_the_address(start, make_post, in_swedish, read):
    in_swedish(make_post("Suomeksi", slug="a"), title="På svenska", slug="b")
    data = read(f"{start}/sv/ajankohtaista/b")
    assert data["@id"] == "http://testserver/sv/ajankohtaista/b"
    assert data["title"] == "På svenska"
    assert data["language"] == {"token": "sv", "title": "Svenska"}
    assert data["parent"]["@id"] == "http://testserver/sv/ajankohtaista"


@pytest.mark.parametrize("address", ["/sv", "/sv/", "/++api++/sv", "/++api++/sv/"])
def test_the_home_page_of_a_language(address, make_post, in_swedish, read):
    in_swedish(make_post(), slug="b")
    data = read(address)
    assert data["@id"] == "http://testserver/sv"
    assert data["@type"] == "Plone Site"


def test_the_answer_names_its_language(make_post, in_swedish, ask):
    in_swedish(make_post(slug="a"), slug="b")
    assert ask("/++api++/sv/ajankohtaista/b").headers["Content-Language"] == "sv"
    assert ask("/++api++/ajankohtaista/a").headers["Content-Language"] == "fi"


def test_the_language_of_the_request_before_does_not_matter(make_post, in_swedish, read):
    in_swedish(make_post(slug="a"), slug="b")
    assert read("/sv/ajankohtaista/b")["id"] == "b"
    assert read("/ajankohtaista/a")["id"] == "a"
    assert read("/++api++/sv/ajankohtaista/b")["id"] == "b"
    assert read("/ajankohtaista/a")["id"] == "a"


def test_a_language_without_pages_shows_none_of_another(make_post, ask):
    """Wagtail would serve the default language below a prefix that has no home page of its own."""
    make_post(slug="a")
    assert_error(ask("/en/ajankohtaista/a/"), 404, "NotFound")


# --- moved pages ---------------------------------------------------------------------------------


@pytest.fixture
def moved(make_post):
    post = make_post(slug="uusi")
    Redirect.add_redirect("/ajankohtaista/vanha", redirect_to=post)
    return post


def test_a_moved_page_answers_301_at_its_own_address(moved, ask):
    response = ask("/ajankohtaista/vanha/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/ajankohtaista/uusi/"


@pytest.mark.parametrize("start", ["/++api++/ajankohtaista", "/++api++//ajankohtaista/"])
def test_a_moved_page_answers_301_within_the_prefix(start, moved, client):
    response = client.get(f"{start}/vanha?expand=breadcrumbs")
    assert response.status_code == 301
    assert response.headers["Location"] == "/++api++/ajankohtaista/uusi?expand=breadcrumbs"
    assert client.get(response.headers["Location"]).json()["id"] == "uusi"


def test_a_service_moves_with_its_page(moved, client):
    response = client.get("/ajankohtaista/vanha/@breadcrumbs")
    assert response.status_code == 301
    assert response.headers["Location"] == "/ajankohtaista/uusi/@breadcrumbs"


def test_a_page_that_moved_for_a_while_answers_302(make_post, client):
    Redirect.add_redirect("/kesa", redirect_to=make_post(slug="uusi"), is_permanent=False)
    assert client.get("/++api++/kesa").status_code == 302


def test_a_redirect_to_another_site_is_passed_on(site_root, client):
    Redirect.add_redirect("/ulos", redirect_to="https://example.org/x?y=1")
    assert client.get("/++api++/ulos").headers["Location"] == "https://example.org/x?y=1"


def test_a_page_that_has_moved_by_its_slug_is_found_by_its_old_address(
    make_post, client, django_capture_on_commit_callbacks
):
    post = make_post(slug="ennen")
    post.slug = "jalkeen"
    with django_capture_on_commit_callbacks(execute=True):
        post.save_revision().publish()
    response = client.get("/++api++/ajankohtaista/ennen")
    assert response.status_code == 301
    assert response.headers["Location"] == "/++api++/ajankohtaista/jalkeen"


# --- what is not a page --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/++api++/admin/",
        "/++api++/healthz/",
        "/++api++/robots.txt",
        "/++api++/++api++/",
        "/++api++/@navigation/@navigation",
        "/++api++/@navigation/ajankohtaista",
        "/++api++/ajankohtaista/rss.xml",
        "/++api++/" + "a/" * 60,
        "/++api++/%00",
        "/++api++/%0A",
        "/++api++/%ff",
        "/++api++/\u2028",
        "/++api++/..%2F..%2Fetc",
        "/fi/@navigation",
        "/@",
        "/@@",
        "/x@navigation/@y",
    ],
)
def test_nothing_else_is_found_below_the_prefix(address, news_index, client):
    response = client.get(address)
    kind = "BadRequest" if response.status_code == 400 else "NotFound"
    assert_error(response, 400 if "%00" in address else 404, kind)
