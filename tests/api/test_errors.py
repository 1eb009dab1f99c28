"""Whatever goes wrong has one shape."""

import pytest
from wagtail.models import PageViewRestriction

from tests.api.conftest import assert_error


@pytest.mark.parametrize(
    "address",
    ["/ei-ole", "/ei-ole/", "/++api++/ei-ole", "/ei-ole/@navigation", "/ei.ole", "/ei ole"],
)
def test_an_unknown_address_is_not_found(address, site_root, ask):
    body = assert_error(ask(address), 404, "NotFound")
    assert body["context"] == "http://testserver"
    assert body["message"].startswith("Resource not found: http://testserver/ei")


ADDRESSES = ["/", "/ajankohtaista/a", "/++api++/ajankohtaista/a", "/@navigation", "/ei-ole"]


def test_writing_without_a_token_is_refused_alike_everywhere(make_post, ask):
    make_post(slug="a")
    for address in ADDRESSES:
        for method in ("post", "put", "patch", "delete"):
            response = ask(address, method)
            if method == "put" or address == "/@navigation":
                assert_error(response, 405, "MethodNotAllowed")
                assert "GET, HEAD" in response.headers["Allow"]
            else:
                body = assert_error(response, 401, "Unauthorized")
                assert "context" not in body


def test_a_program_needs_no_token_to_be_refused(make_post):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/", headers={"Accept": "application/json"})
    assert_error(response, 401, "Unauthorized")
    assert not response.cookies


@pytest.mark.parametrize(
    "address", ["/", "/ajankohtaista/a", "/++api++", "/@navigation", "/ei-ole"]
)
def test_options_tells_what_is_allowed(address, make_post, ask):
    make_post(slug="a")
    response = ask(address, "options")
    assert response.status_code == 204
    assert response.content == b""
    allowed = set(response.headers["Allow"].split(", "))
    writing = set() if "@" in address else {"POST", "PATCH", "DELETE"}
    assert allowed == {"GET", "HEAD", "OPTIONS"} | writing


@pytest.mark.parametrize(
    "address", ["/", "/ajankohtaista/a", "/++api++/ajankohtaista/a", "/@navigation"]
)
def test_head_answers_like_get_without_a_body(address, make_post, ask):
    make_post(slug="a")
    head, get = ask(address, "head"), ask(address)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Vary", "Cache-Control"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize(
    "kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS]
)
@pytest.mark.parametrize(
    "address",
    [
        "/ajankohtaista/a",
        "/++api++/ajankohtaista/a",
        "/ajankohtaista/a/@breadcrumbs",
        "/++api++/ajankohtaista/a/@eiole",
    ],
)
def test_a_private_page_asks_who_you_are(address, kind, make_post, ask):
    post = make_post("Salaisuus", slug="a")
    PageViewRestriction.objects.create(page=post, restriction_type=kind, password="x")
    response = ask(address)
    assert_error(response, 401, "Unauthorized")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["WWW-Authenticate"]


def test_a_page_in_a_private_section_asks_too(make_post, news_index, ask):
    make_post(slug="a")
    PageViewRestriction.objects.create(page=news_index, restriction_type="login")
    assert_error(ask("/ajankohtaista/a"), 401, "Unauthorized")


def test_a_private_page_is_read_by_whom_it_is_for_and_kept_by_no_cache(
    make_post, make_user, client
):
    post = make_post("Salaisuus", slug="a")
    PageViewRestriction.objects.create(page=post, restriction_type="login")
    client.force_login(make_user("Raportoija"))
    response = client.get("/++api++/ajankohtaista/a")
    assert response.json()["title"] == "Salaisuus"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


def test_a_signed_in_person_without_the_right_is_forbidden(make_post, make_user, client):
    post = make_post(slug="a")
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.GROUPS)
    client.force_login(make_user("Raportoija"))
    assert_error(client.get("/++api++/ajankohtaista/a"), 403, "Forbidden")


def test_a_fault_of_ours_is_told_without_its_traceback(site_root, client, monkeypatch):
    def fail(*args):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("api.services.content.content", fail)
    client.raise_request_exception = False
    response = client.get("/++api++/")
    assert_error(response, 500, "InternalServerError")
    assert b"secret" not in response.content


def test_a_body_that_is_too_large_is_refused_in_json(site_root, client, settings):
    settings.MAX_BODY_BYTES = 10
    response = client.post("/++api++/", data=b"x" * 20, content_type="application/json")
    assert_error(response, 413, "PayloadTooLarge")


def test_a_host_that_is_not_ours_is_refused_in_json(site_root, client, settings):
    settings.ALLOWED_HOSTS = ["tekijat.example"]
    response = client.get("/++api++/", headers={"Host": "evil.example"})
    assert_error(response, 400, "BadRequest")
    assert b"evil" not in response.content


def test_a_person_gets_the_page_of_errors_not_json(site_root, client):
    response = client.get("/ei-ole/", headers={"Accept": "text/html"})
    assert response.headers["Content-Type"].startswith("text/html")
