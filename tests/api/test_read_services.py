"""The smaller services that read: what each says, to whom, and that nothing hidden is in it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openapi_spec_validator import validate
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import APIToken

from api.registry import expandable
from api.services import READING
from core.models import PageTag
from home.models import StandardPage
from tests.api.conftest import HIDDEN, assert_error

HOST = "http://testserver"
# Everything that answers the public; @reach is closed.
OPEN = [service for service in READING if not service.closed]


@pytest.fixture
def bearer(make_user):
    def bearer(group, organisation=None):
        user = make_user(group, organisation, name=f"{group}-{organisation and organisation.pk}")
        made = APIToken.create_token(user=user, name="x")
        token = made[1] if isinstance(made[1], str) else made[0]
        return {"Authorization": f"Bearer {token}"}

    return bearer


def test_every_open_service_answers_at_home_and_at_a_page(make_post, ask):
    make_post(slug="a")
    for service in OPEN:
        for address in ("", "/ajankohtaista/a", "/++api++/ajankohtaista/a"):
            name = f"/@{service.name}" if service.name else ""
            response = ask(f"{address}{name}" or "/")
            assert response.status_code == 200, service.name
            data = response.json()
            assert isinstance(data, list) or "++api++" not in json.dumps(data.get("@id", ""))
            with CaptureQueriesContext(connection) as queries:
                ask(f"{address}{name}" or "/")
            assert len(queries) <= 20, service.name
            assert response.headers["ETag"], service.name


def test_every_expandable_service_stands_in_the_components(make_post, read):
    make_post(slug="a")
    names = ",".join(expandable())
    components = read(f"/ajankohtaista/a?expand={names}")["@components"]
    assert set(components) == set(expandable())
    # Nobody is known.
    assert components.pop("types") == {"@id": f"{HOST}/ajankohtaista/a/@types"}
    for name, expanded in components.items():
        assert expanded == read(f"/ajankohtaista/a/@{name}"), name


def test_a_service_takes_only_its_methods_and_its_steps(site_root, client):
    response = client.post("/@navigation", "{}", content_type="application/json")
    assert_error(response, 405, "MethodNotAllowed")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    allowed = client.options("/@querystring-search").headers["Allow"]
    assert allowed == "GET, HEAD, POST, OPTIONS"
    for address in ("/@navigation/x", "/@vocabularies/municipalities/x", "/@vocabularies/x",
                    "/@sources/x", "/@search/x"):  # fmt: skip
        assert_error(client.get(address), 404, "NotFound")


def test_the_section_is_open_along_the_way(standard_page, read):
    child = standard_page.add_child(instance=StandardPage(title="Lapsi", slug="lapsi"))
    child.add_child(instance=StandardPage(title="Lapsenlapsi", slug="ll"))
    standard_page.add_child(instance=StandardPage(title="Toinen", slug="toinen"))
    data = read("/tyonhakijalle/lapsi/@contextnavigation")
    assert (data["title"], data["items_total"]) == ("Työnhakijalle", 2)
    first, second = data["items"]
    assert (first["is_current"], [item["title"] for item in first["items"]]) == (
        True,
        ["Lapsenlapsi"],
    )
    assert (second["title"], second["items"]) == ("Toinen", [])
    below = read("/tyonhakijalle/lapsi/ll/@contextnavigation?b_size=1")
    assert below["items"][0]["is_in_path"] is True
    assert below["batching"]["next"].endswith("b_start=1&b_size=1")


def test_the_navigation_root_is_the_home_page(make_post, site_root, read):
    make_post(slug="a")
    root = read("/ajankohtaista/a/@navroot")["navroot"]
    assert (root["@id"], root["@type"], root["language"]) == (HOST, "Plone Site", "fi")
    assert root["UID"] == read("/")["UID"]


def test_types_and_their_schemas(site_root, ask, bearer):
    for address in ("/@types", "/@types/Document", "/@types/Olematon"):
        assert_error(ask(address), 401, "Unauthorized")
    reporter = bearer("Raportoija")

    def read(address):
        return ask(address, **reporter).json()

    rows = read("/@types")
    assert {"News Item", "Event", "Document", "Plone Site"} <= {row["id"] for row in rows}
    assert not any(row["addable"] for row in rows)
    assert_error(ask("/@types/Olematon", **reporter), 404, "NotFound")
    for row in rows:
        answer = ask(row["@id"].removeprefix(HOST), **reporter)
        assert answer.headers["Content-Type"] == "application/json+schema"
        schema = answer.json()
        assert schema["required"] == ["title"]
        assert schema["fieldsets"][0]["fields"] == list(schema["properties"])
    news = read("/@types/News%20Item")["properties"]
    assert news["title"]["maxLength"] == 255
    assert news["subjects"]["items"]["vocabulary"]["@id"].endswith(
        "plone.app.vocabularies.Keywords"
    )
    assert "published_at" not in news


def test_vocabularies_and_sources(make_post, hide, terms, read):
    shown, hidden = make_post(slug="a"), make_post(slug="b")
    for post, name in ((shown, "valmennus"), (hidden, "salaisuus")):
        PageTag.objects.create(content_object=post, tag=Tag.objects.create(name=name))
    hide(hidden, "embargoed")
    for row in [*read("/@vocabularies"), *read("/@sources")]:
        assert read(row["@id"].removeprefix(HOST))["items_total"] >= 0
    keywords = read("/@vocabularies/plone.app.vocabularies.Keywords")
    assert keywords["items"] == [{"title": "valmennus", "token": "valmennus"}]
    assert read("/@sources/subjects")["items"] == keywords["items"]
    found = read("/@vocabularies/municipalities?title=niva")["items"]
    assert found == [{"title": "Nivala", "token": "nivala"}]
    assert read("/@sources/municipalities?token=sievi&b_size=0")["items_total"] == 1


def test_actions_follow_what_the_reader_may_do(make_post, organisation, bearer, ask):
    make_post(slug="a")
    anonymous = ask("/ajankohtaista/a/@actions").json()
    assert [row["id"] for row in anonymous["object"]] == ["view"]
    assert [row["id"] for row in anonymous["user"]] == ["login"]
    response = ask("/ajankohtaista/a/@actions", **bearer("Viestintävastaava", organisation))
    assert "edit" in [row["id"] for row in response.json()["object"]]
    assert response.headers["Cache-Control"] == "private, no-store"


def test_old_addresses_are_for_editors(make_post, organisation, bearer, ask):
    Redirect.add_redirect("/vanha", redirect_to=make_post(slug="a"))
    assert ask("/ajankohtaista/a/@aliases").json()["items"] == []
    told = ask("/ajankohtaista/a/@aliases", **bearer("Viestintävastaava", organisation)).json()
    assert [item["path"] for item in told["items"]] == ["/vanha"]


# --- who may see what ----------------------------------------------------------------------------


def test_what_may_not_be_seen_is_in_no_answer(
    make_post, standard_page, hide, organisation, other_organisation, bearer, in_swedish, ask
):
    """Every role asks every service about pages that are hidden, and about those around them."""
    for how in HIDDEN:
        hide(make_post(f"Xyzzy {how}", slug=f"xyzzy-{how}", show_in_menus=True), how)
    below = standard_page.add_child(instance=StandardPage(title="Xyzzy lapsi", slug="xyzzy-lapsi"))
    hide(standard_page, "private")
    around = ["", "/ajankohtaista"]
    spread = "?b_size=100&metadata_fields=_all&expand=" + ",".join(expandable())
    roles = {
        "anonymous": {},
        "other writer": bearer("Kirjoittaja", other_organisation),
    }
    for role, headers in roles.items():
        for service in OPEN:
            name = f"/@{service.name}" if service.name else ""
            for address in around:
                response = ask(f"{address}{name or '/'}{spread}", **headers)
                assert response.status_code == 200, (role, service.name)
                assert "yzzy" not in response.content.decode(), (role, service.name, address)
    for service in OPEN:
        name = f"/@{service.name}" if service.name else ""
        for how in HIDDEN:
            response = ask(f"/ajankohtaista/xyzzy-{how}{name}")
            assert response.status_code == (401 if how == "private" else 404), (service.name, how)
            assert "Xyzzy" not in response.content.decode()
        assert ask(f"/tyonhakijalle/xyzzy-lapsi{name}").status_code == 401
    assert below.live


def test_an_editor_reads_a_draft_by_its_address(make_post, hide, organisation, bearer, ask):
    post = make_post("Luonnos", slug="luonnos")
    hide(post, "draft")
    address = "/++api++/ajankohtaista/luonnos"
    assert_error(ask(address), 404, "NotFound")
    response = ask(address, **bearer("Viestintävastaava", organisation))
    assert response.json()["title"] == "Luonnos"
    assert response.headers["Cache-Control"] == "private, no-store"


# --- the document --------------------------------------------------------------------------------


def test_the_document_describes_every_service_and_is_valid(site_root, read):
    document = read("/++api++/@openapi")
    validate(document)
    assert document["openapi"] == "3.1.0"
    for service in READING:
        name = f"/@{service.name}" if service.name else ""
        assert "get" in document["paths"][f"/++api++{name}"], name
        assert "get" in document["paths"]["/++api++/{page}" + name], name
    assert "post" in document["paths"]["/++api++/@querystring-search"]
    ids = [one["operationId"] for path in document["paths"].values()
           for key, one in path.items() if key != "parameters"]  # fmt: skip
    assert len(ids) == len(set(ids))
