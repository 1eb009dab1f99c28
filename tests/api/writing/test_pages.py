"""Creating, editing, ordering and deleting pages as a program does."""

import pytest
from wagtail.models import Page, PageLogEntry

from news.models import NewsPage
from tests.api.conftest import assert_error

POST = {
    "@type": "News Item",
    "title": "Uusi ryhmä alkaa",
    "description": "Tule mukaan.",
    "subjects": ["valmennus", "työ, haku"],
    "municipalities": [{"token": "nivala", "title": "Nivala"}],
    "work_packages": ["tp1"],
    "blocks": {
        "a": {"@type": "title"},
        "b": {
            "@type": "slate",
            "value": [
                {"type": "h2", "children": [{"text": "Milloin"}]},
                {
                    "type": "p",
                    "children": [
                        {"text": "Aina "},
                        {"type": "strong", "children": [{"text": "tiistaisin"}]},
                        {
                            "type": "link",
                            "data": {"url": "/ajankohtaista"},
                            "children": [{"text": " täällä"}],
                        },
                        {"type": "script", "children": [{"text": "<script>x</script>"}]},
                    ],
                },
            ],
        },
    },
    "blocks_layout": {"items": ["a", "b"]},
}


@pytest.fixture
def made(api, news_index, terms):
    response = api("POST", "/ajankohtaista", POST)
    assert response.status_code == 201, response.content
    return response


def test_a_new_page_is_a_draft_that_only_its_editors_read(made, api, api_of, stranger, client):
    body = made.json()
    assert (
        made.headers["Location"]
        == body["@id"]
        == "http://testserver/ajankohtaista/uusi-ryhma-alkaa"
    )
    assert body["review_state"] == "private"
    assert body["subjects"] == ["työ, haku", "valmennus"]
    assert [row["token"] for row in body["municipalities"]] == ["nivala"]
    page = NewsPage.objects.get(slug="uusi-ryhma-alkaa")
    assert not page.live
    assert page.lead == "Tule mukaan."
    assert [item["type"] for item in page.body.raw_data] == ["heading", "paragraph"]
    html = page.body.raw_data[1]["value"]
    assert "<b>tiistaisin</b>" in html
    assert 'linktype="page"' in html
    assert "<script" not in html
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.create").exists()
    address = "/ajankohtaista/uusi-ryhma-alkaa"
    assert api.read(address)["title"] == POST["title"]
    for reader in (api_of(), api_of(stranger)):
        assert_error(reader("GET", address), 404, "NotFound")
    assert client.get(f"{address}/").status_code == 404


def test_an_address_that_is_taken_gets_a_number(made, api):
    again = api("POST", "/ajankohtaista", POST).json()
    assert again["id"] == "uusi-ryhma-alkaa-1"


def test_writers_create_for_their_own_organisation(news_index, writer, api_of, organisation):
    response = api_of(writer)("POST", "/ajankohtaista", {"@type": "News Item", "title": "Oma"})
    assert response.status_code == 201, response.content
    assert response.json()["organisation"]["token"] == organisation.key
    body = {"@type": "News Item", "title": "Muiden", "organisation": "kalajoki"}
    body = assert_error_with_fields(api_of(writer)("POST", "/ajankohtaista", body), 400)
    assert body["errors"][0]["field"] == "organisation"


def draft_of(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def assert_error_with_fields(response, status):
    assert response.status_code == status, response.content
    body = response.json()
    assert body["errors"], body
    assert all(set(row) == {"field", "message"} for row in body["errors"])
    return body


def test_what_is_missing_or_wrong_is_named(api, news_index):
    assert (
        "@type"
        in assert_error_with_fields(api("POST", "/ajankohtaista", {"title": "x"}), 400)["message"]
    )
    body = assert_error_with_fields(api("POST", "/ajankohtaista", {"@type": "News Item"}), 400)
    assert body["errors"][0]["field"] == "title"
    for kind in ("Plone Site", "Event", "Ei ole", ["x"]):
        response = api("POST", "/ajankohtaista", {"@type": kind, "title": "x"})
        assert response.status_code in (400, 403), response.content


WRONG = [
    ("title", 7),
    ("title", "x" * 300),
    ("subjects", "yksi"),
    ("subjects", [1]),
    ("organisation", "ei-ole"),
    ("organisation", {"token": ["x"]}),
    ("municipalities", [{"title": "x"}]),
    ("expires", "huomenna"),
    ("expires", "2026-13-45T99:00:00Z"),
    ("blocks", []),
    ("blocks", {"x": 1}),
    ("blocks_layout", {"items": ["ei-ole"]}),
    ("blocks_layout", {"items": "x"}),
    ("blocks_layout", 5),
    ("text", {"data": 7}),
    ("image", 5),
    ("image", {"data": "ei base64!", "filename": "x.png"}),
    ("relatedItems", {}),
    ("relatedItems", ["/ei-ole"]),
    ("ordering", {"obj_id": 5}),
]


def test_a_value_of_another_shape_is_refused_by_its_name(api, make_post):
    make_post(slug="koe")
    for field, value in WRONG:
        body = assert_error_with_fields(api("PATCH", "/ajankohtaista/koe", {field: value}), 400)
        names = {row["field"].split(".")[0] for row in body["errors"]}
        assert names == {field}


def test_one_block_at_fault_is_named_and_nothing_is_stored(api, make_post):
    page = make_post(slug="koe")
    blocks = {
        "x": {"@type": "slate", "value": "teksti"},
        "y": {"@type": "image", "url": "http://testserver/media/images/ei.jpg"},
        "z": {"@type": "kartta"},
        "w": {"@type": "slate", "value": [{"type": "link", "children": [{"text": 5}]}]},
    }
    change = {"title": "Muuttunut", "blocks": blocks, "blocks_layout": {"items": list(blocks)}}
    body = assert_error_with_fields(api("PATCH", "/ajankohtaista/koe", change), 400)
    assert {row["field"] for row in body["errors"]} == {f"blocks.{key}" for key in blocks}
    page.refresh_from_db()
    assert page.latest_revision is None


def test_an_edit_of_a_public_page_waits_as_a_draft(api, api_of, make_post):
    make_post("Vanha otsikko", slug="koe")
    response = api("PATCH", "/ajankohtaista/koe", {"title": "Uusi otsikko"})
    assert response.status_code == 204, response.content
    assert response.headers["ETag"]
    assert api_of().read("/ajankohtaista/koe")["title"] == "Vanha otsikko"
    assert api.read("/ajankohtaista/koe?version=published")["title"] == "Vanha otsikko"
    mine = api.read("/ajankohtaista/koe")
    assert (mine["title"], mine["has_unpublished_changes"]) == ("Uusi otsikko", True)
    assert api("POST", "/ajankohtaista/koe/@workflow/publish", {}).status_code == 200
    assert api_of().read("/ajankohtaista/koe")["title"] == "Uusi otsikko"


def test_the_page_comes_back_when_the_program_prefers_it(api, make_post):
    make_post(slug="koe")
    response = api("PATCH", "/ajankohtaista/koe", {"title": "Uusi"}, Prefer="return=representation")
    assert response.status_code == 200
    assert response.json()["title"] == "Uusi"


def test_the_second_of_two_writers_with_the_same_version_is_refused(api, make_post):
    make_post(slug="koe")
    read = api("GET", "/ajankohtaista/koe").headers["ETag"]
    first = api("PATCH", "/ajankohtaista/koe", {"title": "Ensin"}, **{"If-Match": read})
    assert first.status_code == 204
    late = api("PATCH", "/ajankohtaista/koe", {"title": "Myöhässä"}, **{"If-Match": read})
    assert_error(late, 412, "PreconditionFailed")
    assert_error(
        api("DELETE", "/ajankohtaista/koe", **{"If-Match": read}), 412, "PreconditionFailed"
    )
    assert api.read("/ajankohtaista/koe")["title"] == "Ensin"
    again = {"If-Match": first.headers["ETag"]}
    assert api("PATCH", "/ajankohtaista/koe", {"title": "Toinen"}, **again).status_code == 204
    assert api("PATCH", "/ajankohtaista/koe", {"title": "Ilman"}).status_code == 204


def test_blocks_that_come_back_unchanged_keep_what_they_were_made_from(
    api, make_post, standard_page
):
    hidden = make_post("Piilossa", slug="piilossa", live=False)
    stored = [
        {"type": "info_box", "value": {"title": "Hyvä", "body": "<p>Näin</p>", "tone": "tip"}, "id": "b2ba5b06-6a7d-4f5c-9a5f-0a9d3f5b7c01"},
        {"type": "teaser", "value": {"page": hidden.pk, "title": "", "text": ""}, "id": "b2ba5b06-6a7d-4f5c-9a5f-0a9d3f5b7c02"},
        {"type": "paragraph", "value": "<p>Yksi</p><p>Kaksi</p>", "id": "b2ba5b06-6a7d-4f5c-9a5f-0a9d3f5b7c03"},
    ]  # fmt: skip
    page = make_post(slug="koe", body=stored)
    read = api.read("/ajankohtaista/koe")
    paragraph = next(key for key, row in read["blocks"].items() if row.get("plaintext") == "Yksi")
    read["blocks"][paragraph]["value"][0]["children"] = [{"text": "Ensimmäinen"}]
    change = {name: read[name] for name in ("blocks", "blocks_layout")}
    assert api("PATCH", "/ajankohtaista/koe", change).status_code == 204
    items = list(draft_of(page).body.raw_data)
    assert [item["type"] for item in items] == ["info_box", "teaser", "paragraph", "paragraph"]
    assert [dict(item) for item in items[:2]] == stored[:2]
    assert "Ensimmäinen" in items[2]["value"]
    assert "Kaksi" in items[3]["value"]


def test_html_in_text_becomes_blocks(api, make_post):
    page = make_post(slug="koe")
    html = '<h2>Otsikko</h2><p onclick="x()">Teksti <i>tässä</i></p><img src=x onerror=y>'
    assert api("PATCH", "/ajankohtaista/koe", {"text": {"data": html}}).status_code == 204
    body = draft_of(page).body.raw_data
    assert [item["type"] for item in body] == ["heading", "paragraph"]
    assert "onclick" not in str(list(body))
    assert "onerror" not in str(list(body))


def test_related_posts_and_pictures_are_named_by_address_and_uid(api, make_post, picture):
    first, second = (
        make_post("Yksi", slug="yksi"),
        make_post("Kaksi", slug="kaksi", picture=picture),
    )
    page = make_post(slug="koe")
    known = api.read("/ajankohtaista/kaksi")
    names = ["/ajankohtaista/yksi", {"@id": known["@id"]}]
    change = {"relatedItems": names, "image": known["image"] | {"alt": "Joki illalla"}}
    response = api("PATCH", "/ajankohtaista/koe", change, Prefer="return=representation")
    assert response.status_code == 200, response.content
    draft = draft_of(page)
    assert [row.post_id for row in draft.chosen_related.all()] == [first.pk, second.pk]
    assert draft.picture == picture
    assert draft.picture_alt == "Joki illalla"
    uid = api.read("/ajankohtaista/yksi")["UID"]
    assert api("PATCH", "/ajankohtaista/koe", {"relatedItems": [{"UID": uid}]}).status_code == 204
    assert [row.post_id for row in draft_of(page).chosen_related.all()] == [first.pk]


def test_a_page_is_deleted_and_gone(api, make_post):
    make_post(slug="koe")
    response = api("DELETE", "/ajankohtaista/koe")
    assert response.status_code == 204
    assert not response.content
    assert_error(api("GET", "/ajankohtaista/koe"), 404, "NotFound")
    assert_error(api("DELETE", "/ajankohtaista/koe"), 404, "NotFound")


def test_pages_are_put_in_order(api, site_root, standard_page, organisation):
    from home.models import StandardPage

    for slug in ("b", "c"):
        standard_page.add_child(
            instance=StandardPage(title=slug, slug=slug, organisation=organisation)
        )
    slugs = lambda: list(Page.objects.child_of(standard_page).values_list("slug", flat=True))  # noqa: E731
    assert (
        api("PATCH", "/tyonhakijalle", {"ordering": {"obj_id": "c", "delta": "top"}}).status_code
        == 204
    )
    assert slugs() == ["c", "b"]
    assert (
        api("PATCH", "/tyonhakijalle", {"ordering": {"obj_id": "c", "delta": 5}}).status_code == 204
    )
    assert slugs() == ["b", "c"]


def test_a_page_renamed_under_a_program_answers_where_it_is(
    api, make_post, django_capture_on_commit_callbacks
):
    page = make_post(slug="vanha")
    page.slug = "uusi"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    for method, body in (("GET", None), ("PATCH", {"title": "x"}), ("DELETE", None)):
        response = api(method, "/ajankohtaista/vanha", body)
        assert response.status_code == 301, response.content
        assert response.headers["Location"].rstrip("/").endswith("/ajankohtaista/uusi")


def test_a_method_that_an_address_does_not_take_is_told(api, make_post):
    make_post(slug="koe")
    response = api("PUT", "/ajankohtaista/koe", {})
    assert_error(response, 405, "MethodNotAllowed")
    assert {"GET", "POST", "PATCH", "DELETE"} <= set(response.headers["Allow"].split(", "))
