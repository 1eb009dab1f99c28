"""Who may write what: every writing service × every role × every way in which a page is hidden."""

import pytest

from home.models import StandardPage
from tests.api.conftest import HIDDEN

SECRET, SLUG = "Salaisuus Xyzzy", "salaisuus-xyzzy"
WAYS = [
    ("GET", "", None),
    ("POST", "", {"@type": "Document", "title": "x"}),
    ("PATCH", "", {"title": "Uusi"}),
    ("DELETE", "", None),
    ("POST", "/@copy", {"source": "/tyonhakijalle"}),
    ("POST", "/@move", {"source": "/tyonhakijalle"}),
    ("POST", "/@workflow/publish", {}),
    ("POST", "/@workflow/retract", {}),
    ("POST", "/@workflow/submit", {}),
    ("GET", "/@history", None),
    ("GET", "/@history/0", None),
    ("PATCH", "/@history", {"version": 0}),
    ("GET", "/@lock", None),
    ("POST", "/@lock", {}),
    ("DELETE", "/@lock", None),
    ("POST", "/@translations", {"language": "sv"}),
    ("DELETE", "/@translations", {"language": "sv"}),
    ("POST", "/@preview", {}),
    ("PATCH", "/tyhja/..", {}),
]
# What others may do to a page that points at the hidden one.
AROUND = [
    ("POST", "/@copy", {"source": f"/ajankohtaista/{SLUG}"}),
    ("POST", "/@move", {"source": f"/ajankohtaista/{SLUG}"}),
    ("GET", "/@linkintegrity?uids={uid}", None),
    ("POST", "/@translations", {"id": f"/ajankohtaista/{SLUG}"}),
    ("PATCH", "", {"relatedItems": [f"/ajankohtaista/{SLUG}"]}),
]


def silent(response, about):
    text = response.content.decode()
    assert SECRET not in text, about
    assert response.status_code < 500, about


@pytest.mark.parametrize("how", [*HIDDEN, "child of private"])
def test_nobody_learns_of_a_hidden_page_by_trying_to_write(
    how, make_post, hide, standard_page, news_index, stranger, api_of, other_organisation
):
    post = make_post(SECRET, slug=SLUG, lead=SECRET)
    hide(news_index if how == "child of private" else post, "private" if "private" in how else how)
    from api.uids import uid

    key = uid(post.translation_key, "fi")
    readers = [("anonymous", api_of()), ("writer of another organisation", api_of(stranger))]
    for name, api in readers:
        for method, service, body in WAYS:
            about = (how, name, method, service)
            if (method, service) == ("GET", "") and api is not readers[0][1] and "private" in how:
                # What asks for a login only, everybody signed in may read.
                continue
            there = api(method, f"/ajankohtaista/{SLUG}{service}", body)
            silent(there, about)
            never = api(method, f"/ajankohtaista/{'x' * len(SLUG)}{service}", body)
            assert there.status_code in (401, 403, 404), about
            if "private" not in how:
                # As for an address that never was.
                assert there.status_code == never.status_code, about
                told = there.content.decode().replace(SLUG, "x" * len(SLUG))
                assert told == never.content.decode(), about
        for method, service, body in AROUND:
            response = api(method, f"/tyonhakijalle{service.format(uid=key)}", body)
            silent(response, (how, name, method, service))
            assert response.status_code in (200, 400, 401, 403, 404)
    post.refresh_from_db()
    assert post.title == SECRET


# Role → what each way to write to a published page of the first organisation answers.
ROLES = {
    "anonymous": {401},
    "reporter": {403},
    "stranger": {403},
}


def test_what_roles_may_not_do_with_a_public_page(
    make_post, standard_page, stranger, writer, make_user, api_of
):
    post = make_post(slug="koe")
    reporter = make_user("Raportoija", name="raportti")
    people = {"anonymous": api_of(), "reporter": api_of(reporter), "stranger": api_of(stranger)}
    for name, api in people.items():
        for method, service, body in WAYS[2:-1]:
            if service in ("/@copy", "/@move") and name == "stranger":
                continue
            response = api(method, f"/ajankohtaista/koe{service}", body)
            wanted = ROLES[name]
            assert response.status_code in wanted, (name, method, service, response.content)
    # A writer edits and submits, and does not publish, retract or delete what is public.
    mine = api_of(writer)
    for method, service, body, status in (
        ("DELETE", "", None, 403),
        ("POST", "/@workflow/publish", {}, 403),
        ("POST", "/@workflow/retract", {}, 409),
        ("POST", "/@lock", {}, 403),
        ("PATCH", "", {"ordering": {"obj_id": "x", "delta": 1}}, 403),
        ("PATCH", "", {"title": "Oma muutos"}, 204),
        ("GET", "/@history", None, 200),
    ):
        response = mine(method, f"/ajankohtaista/koe{service}", body)
        assert response.status_code == status, (method, service, response.content)
    post.refresh_from_db()
    assert (post.live, post.title) == (True, "Ryhmävalmennus alkaa")


def test_a_writer_moves_and_copies_nothing_of_others(
    standard_page, site_root, stranger, writer, api_of, organisation, other_organisation
):
    foreign = StandardPage(title=SECRET, slug="muiden", organisation=other_organisation, live=False)
    site_root.add_child(instance=foreign)
    api = api_of(writer)
    for service in ("@copy", "@move"):
        response = api("POST", f"/tyonhakijalle/{service}", {"source": "/muiden"})
        assert response.status_code == 400
        silent(response, service)
    response = api_of(stranger)("POST", "/muiden/@move", {"source": "/tyonhakijalle"})
    assert response.status_code == 403


def test_leads_and_administrators_reach_hidden_pages(make_post, hide, lead, administrator, api_of):
    for number, how in enumerate(HIDDEN):
        post = make_post(slug=f"koe-{number}")
        hide(post, how)
        for user in (lead, administrator):
            api = api_of(user)
            at = f"/ajankohtaista/koe-{number}"
            assert api.read(at)["id"] == post.slug
            assert api("PATCH", at, {"title": f"{user} {how}"}).status_code == 204, how
            assert api.read(f"{at}/@history")
