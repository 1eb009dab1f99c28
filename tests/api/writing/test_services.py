"""Workflow, versions, locks, copies, moves, translations, files and links to drafts."""

import base64
from io import BytesIO

from PIL import Image
from wagtail.models import Page

from core.models import Attachment, Picture
from news.models import NewsPage
from tests.api.conftest import assert_error


def do(api, method, address, body=None, status=200):
    response = api(method, address, {} if body is None else body)
    assert response.status_code == status, response.content
    return response.json() if response.content else None


def ways(api, address):
    return [
        row["@id"].rpartition("/")[2] for row in api.read(f"{address}/@workflow")["transitions"]
    ]


def test_a_writer_submits_and_a_lead_publishes_sends_back_and_retracts(
    make_post, writer, lead, api_of, terms
):
    make_post(slug="koe", live=False, work_packages=[terms["tp1"]])
    mine, leads = api_of(writer), api_of(lead)
    at = "/ajankohtaista/koe"
    assert ways(mine, at) == ["submit"]
    assert_error(mine("POST", f"{at}/@workflow/publish", {}), 403, "Forbidden")
    assert do(mine, "POST", f"{at}/@workflow/submit")["review_state"] == "pending"
    assert mine.read(at)["review_state"] == "pending"
    assert ways(mine, at) == ["retract"]
    assert set(ways(leads, at)) >= {"publish", "reject"}
    back = do(leads, "POST", f"{at}/@workflow/reject", {"comment": "Lisää päivä."})
    assert back["review_state"] == "private"
    do(mine, "POST", f"{at}/@workflow/submit")
    done = do(leads, "POST", f"{at}/@workflow/publish", {"comment": "Hyvä"})
    assert (done["action"], done["review_state"]) == ("publish", "published")
    assert api_of().read(f"{at}/@workflow") == {
        "@id": f"http://testserver{at}/@workflow",
        "history": [],
        "state": {"id": "published", "title": "Julkaistu"},
        "transitions": [],
    }
    assert_error(leads("POST", f"{at}/@workflow/publish", {}), 409, "Conflict")
    assert do(leads, "POST", f"{at}/@workflow/retract")["review_state"] == "private"
    assert_error(api_of()("GET", at), 404, "NotFound")
    assert_error(leads("POST", f"{at}/@workflow/vaihda", {}), 404, "NotFound")


def test_what_the_publication_check_blocks_is_named_with_its_field(api, make_post, picture):
    make_post(slug="koe", live=False, picture=picture, organisation=None)
    response = api("POST", "/ajankohtaista/koe/@workflow/publish", {})
    assert response.status_code == 422
    fields = {row["field"] for row in response.json()["errors"]}
    assert {"organisation", "picture_alt"} <= fields
    assert not NewsPage.objects.get(slug="koe").live


def test_versions_are_told_read_and_gone_back_to(api, api_of, make_post):
    make_post("Ensimmäinen", slug="koe")
    at = "/ajankohtaista/koe"
    for title in ("Toinen", "Kolmas"):
        assert api("PATCH", at, {"title": title}).status_code == 204
    rows = [row for row in api.read(f"{at}/@history") if row["type"] == "versioning"]
    assert [row["version"] for row in rows] == [1, 0]
    assert rows[0]["actor"]["id"] == "viesti"
    assert api.read(f"{at}/@history/0")["title"] == "Toinen"
    do(api, "PATCH", f"{at}/@history", {"version": 0})
    assert api.read(at)["title"] == "Toinen"
    assert_error(api_of()("GET", f"{at}/@history"), 401, "Unauthorized")
    assert_error(api("GET", f"{at}/@history/99"), 404, "NotFound")
    assert_error(api("PATCH", f"{at}/@history", {"version": 99}), 404, "NotFound")
    for wrong in ("0", None, True, 1.5, [0]):
        assert api("PATCH", f"{at}/@history", {"version": wrong}).status_code == 400


def test_a_lock_keeps_others_out(api, api_of, make_user, make_post, administrator):
    make_post(slug="koe")
    at = "/ajankohtaista/koe"
    assert api.read(f"{at}/@lock") == {"locked": False, "stealable": True}
    assert do(api, "POST", f"{at}/@lock")["creator"] == "viesti"
    other = api_of(administrator)
    assert_error(other("PATCH", at, {"title": "x"}), 409, "Conflict")
    assert_error(other("DELETE", at), 409, "Conflict")
    assert_error(other("POST", f"{at}/@lock", {}), 409, "Conflict")
    assert api("PATCH", at, {"title": "Oma"}).status_code == 204
    assert do(other, "DELETE", f"{at}/@lock") == {"locked": False, "stealable": True}
    assert other("PATCH", at, {"title": "Nyt"}).status_code == 204


def test_copies_are_drafts_and_moved_pages_leave_a_trace(
    api, api_of, make_post, standard_page, site_root, organisation
):
    from home.models import StandardPage

    child = StandardPage(title="Lapsi", slug="lapsi", organisation=organisation)
    standard_page.add_child(instance=child)
    other = StandardPage(title="Toinen", slug="toinen", organisation=organisation)
    site_root.add_child(instance=other)
    source = "http://testserver/tyonhakijalle/lapsi"
    rows = do(api, "POST", "/toinen/@copy", {"source": source})
    assert rows == [{"source": source, "target": "http://testserver/toinen/lapsi"}]
    assert api.read("/toinen/lapsi")["review_state"] == "private"
    assert do(api, "POST", "/tyonhakijalle/@copy", {"source": [source]})[0]["target"].endswith(
        "lapsi-1"
    )
    assert_error(api("POST", "/toinen/@move", {"source": source}), 409, "Conflict")
    Page.objects.get(url_path__endswith="/toinen/lapsi/").delete()
    rows = do(api, "POST", "/++api++/toinen/@move", {"source": source})
    assert rows[0]["target"] == "http://testserver/toinen/lapsi"
    assert_error(api("POST", "/toinen/lapsi/@move", {"source": "/toinen"}), 409, "Conflict")
    assert_error(api("POST", "/toinen/lapsi/@copy", {"source": "/toinen"}), 409, "Conflict")
    for wrong in ("/ei-ole", None, 7, [], ["/toinen", {}], "https://example.org/toinen"):
        assert api("POST", "/toinen/@copy", {"source": wrong}).status_code == 400
    make_post(slug="koe")
    assert_error(api("POST", "/toinen/@copy", {"source": "/ajankohtaista/koe"}), 403, "Forbidden")


def test_a_translation_is_begun_unlinked_and_linked(api, make_post, in_swedish):
    post = make_post(slug="koe")
    at = "/ajankohtaista/koe"
    in_swedish(post.get_parent().specific)
    made = do(api, "POST", f"{at}/@translations", {"language": "sv"}, 201)
    assert made["language"] == "sv"
    assert_error(api("POST", f"{at}/@translations", {"language": "sv"}), 409, "Conflict")
    path = made["@id"].removeprefix("http://testserver")
    assert api.read(path)["language"]["token"] == "sv"
    do(api, "DELETE", f"{at}/@translations", {"language": "sv"}, 204)
    assert_error(api("DELETE", f"{at}/@translations", {"language": "sv"}), 409, "Conflict")
    assert do(api, "POST", f"{at}/@translations", {"id": path}, 201)["@id"] == made["@id"]
    for wrong in ({"language": "xx"}, {"language": "fi"}, {}, {"id": 5}, {"id": at}):
        assert api("POST", f"{at}/@translations", wrong).status_code == 400


def test_what_points_at_a_page_is_told_before_it_goes(
    api, make_post, writer, api_of, standard_page
):
    target = make_post("Kohde", slug="kohde")
    html = f'<p><a linktype="page" id="{target.pk}">linkki</a></p>'
    make_post("Viittaaja", slug="viittaaja", body=[("paragraph", html)])
    uid = api.read("/ajankohtaista/kohde")["UID"]
    rows = api.read(f"/@linkintegrity?uids={uid}")
    assert [row["title"] for row in rows[0]["breaches"]] == ["Viittaaja"]
    assert api.read("/@linkintegrity?uids=eiole") == []
    assert_error(api_of()("GET", f"/@linkintegrity?uids={uid}"), 401, "Unauthorized")


def png(size=(640, 360)):
    out = BytesIO()
    Image.new("RGB", size, "#0B5563").save(out, "PNG")
    return out.getvalue()


def as_file(data, name):
    return {"data": base64.b64encode(data).decode(), "encoding": "base64", "filename": name}


def test_pictures_and_files_are_taken_in_as_in_the_admin(api, make_post, api_of, writer):
    make_post(slug="koe")
    response = api(
        "POST", "/", {"@type": "Image", "title": "Joki", "image": as_file(png(), "joki.png")}
    )
    assert response.status_code == 201, response.content
    shape = response.json()["image"]
    assert response.headers["Location"] == shape["download"]
    change = {"image": {"download": shape["download"], "alt": "Joki"}}
    assert api("PATCH", "/ajankohtaista/koe", change).status_code == 204
    assert api.read("/ajankohtaista/koe")["image"]["alt"] == "Joki"
    body = {"@type": "File", "title": "Ohje", "file": as_file(b"Lue ensin.", "ohje.txt")}
    made = do(api, "POST", "/", body, 201)
    assert made["file"]["filename"] == "ohje.txt"
    assert Attachment.objects.get().title == "Ohje"


def test_files_that_are_not_what_they_say_are_refused(api, site_root):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
    for kind, key, value in (
        ("Image", "image", as_file(svg, "x.svg")),
        ("Image", "image", as_file(svg, "x.png")),
        ("Image", "image", as_file(b"GIF89a<script>", "x.gif")),
        ("Image", "image", as_file(b"", "x.png")),
        ("Image", "image", {"data": "%%", "filename": "x.png"}),
        ("Image", "image", {"data": "", "encoding": "hex", "filename": "x.png"}),
        ("Image", "image", None),
        ("File", "file", as_file(b"MZ", "x.exe")),
        ("File", "file", as_file(b"x", "")),
        ("File", "file", {"filename": "x.txt"}),
    ):
        response = api("POST", "/", {"@type": kind, "title": "x", key: value})
        assert response.status_code == 400, (value, response.content)
        assert response.json()["errors"][0]["field"] == key
    assert not Picture.objects.exists()


def test_a_link_shows_a_draft_for_a_while_and_only_that_draft(api, api_of, make_post, settings):
    make_post("Salainen", slug="luonnos", live=False)
    make_post("Toinen", slug="toinen", live=False)
    link = do(api, "POST", "/ajankohtaista/luonnos/@preview")
    anonymous = api_of()
    path = link["@id"].removeprefix("http://testserver")
    response = anonymous("GET", path)
    assert response.json()["title"] == "Salainen"
    assert response.headers["Cache-Control"] == "private, no-store"
    token = path.partition("?")[2]
    assert_error(anonymous("GET", f"/ajankohtaista/toinen?{token}"), 404, "NotFound")
    assert_error(anonymous("GET", path + "x"), 404, "NotFound")
    settings.API_PREVIEW_DAYS = -1
    assert_error(anonymous("GET", path), 404, "NotFound")
    assert_error(anonymous("POST", "/ajankohtaista/luonnos/@preview", {}), 401, "Unauthorized")
