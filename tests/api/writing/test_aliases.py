"""Old addresses of a page, added and taken away by those who may in the admin."""

from tests.api.conftest import assert_error


def test_an_old_address_leads_to_the_page_until_it_is_taken_away(api, make_post, ask):
    make_post(slug="koe")
    at = "/ajankohtaista/koe/@aliases"
    assert api("POST", at, {"items": [{"path": "/vanha-koe/"}]}).status_code == 204
    assert [row["path"] for row in api.read(at)["items"]] == ["/vanha-koe"]
    (row,) = api.read("/@aliases")["items"]
    assert row["redirect-to"] == "http://testserver/ajankohtaista/koe"
    assert ask("/@aliases").json()["items"] == []
    moved = ask("/vanha-koe")
    assert moved.status_code == 301
    assert moved.headers["Location"].rstrip("/").endswith("/ajankohtaista/koe")
    assert_error(api("POST", at, {"items": [{"path": "/vanha-koe"}]}), 409, "Conflict")
    assert api("DELETE", at, {"items": [{"path": "/vanha-koe"}]}).status_code == 204
    assert api.read(at)["items"] == []


def test_an_address_of_another_shape_is_refused_by_its_place(api, make_post):
    make_post(slug="koe")
    for items, field in (
        (5, "items"),
        ([], "items"),
        ([{"path": "/a"}, {"path": 5}], "items.1.path"),
        (["https://example.org/"], "items.0.path"),
        ([{"path": "/a", "redirect-to": "/ei-ole"}], "items.0.redirect-to"),
    ):
        response = api("POST", "/ajankohtaista/koe/@aliases", {"items": items})
        assert response.status_code == 400
        assert response.json()["errors"][0]["field"] == field, response.content


def test_writers_add_no_addresses_where_the_admin_lets_them_add_none(writer, api_of, make_post):
    make_post(slug="koe")
    add = api_of(writer)("POST", "/ajankohtaista/koe/@aliases", {"items": [{"path": "/x"}]})
    assert_error(add, 403, "Forbidden")


def test_one_field_of_a_type(api, site_root):
    assert api.read("/@types/News%20Item/title")["type"] == "string"
    assert_error(api("GET", "/@types/News%20Item/eiole"), 404, "NotFound")
    assert_error(api("GET", "/@types/Ei/title"), 404, "NotFound")
