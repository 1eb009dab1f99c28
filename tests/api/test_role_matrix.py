"""Every role × every service that is registered × every way of hiding a page: what somebody may
not see is in no answer, count, expansion, facet or error.

The services are taken from the register: a new one is tried by itself.
"""

import json
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from api.drafts import may_read_draft
from api.registry import SERVICES, expandable
from core.querysets import visible_pages
from tests.api.tree_of_hidden import HIDDEN, grow, word

# Every service is asked at the first place, two of them at the second too.
AROUND = ["/uutiset", "/", "/tapahtumat", "/sivu", "/sv/uutiset"]
EXPAND = "expand.navigation.depth=4&b_size=100&expand="
# Questions that would find, count or name a hidden page.
QUESTIONS = {
    "": ["b_size=100", "kunta=nivala&b_size=100", "b_size=0"],
    "search": [
        "SearchableText=xyzzy*&b_size=100",
        "Title=xyzzy&metadata_fields=_all&b_size=100",
        "sort_on=created&b_size=100&fullobjects=1",
        "review_state=private&b_size=100",
        "review_state=pending&b_size=100",
        "path.query=/uutiset&path.depth=1&b_size=100",
        *(f"Subject={word('tag', how)}" for how in HIDDEN),
    ],
    "querystring-search": [
        'query={"query":[{"i":"Title","o":"plone.app.querystring.operation.string.contains",'
        '"v":"xyzzy"}],"b_size":100}'
    ],
    "linkintegrity": ["uids=/sivu"],
    "navigation": ["expand.navigation.depth=4"],
    "contextnavigation": ["b_size=100"],
}
BELOW = {
    "types": ["News%20Item", "xyzzy"],
    "vocabularies": ["plone.app.vocabularies.Keywords", "xyzzy"],
    "sources": ["subjects"],
    "history": ["0"],
}


@pytest.fixture(scope="module")
def hidden(django_db_setup, django_db_blocker):
    """The tree, made once for the module and rolled back at its end."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            yield grow()
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def matrix(hidden, db):
    return hidden


def may_see(user, page) -> bool:
    """The rule of the admin and of the public pages, asked page by page."""
    if visible_pages().filter(pk=page.pk).exists():
        return True
    if (
        user is None
        or page.alias_of_id is not None
        or not user.has_perm("wagtailadmin.access_admin")
    ):
        return False
    return may_read_draft(user, Page.objects.get(pk=page.pk).specific)


def addresses(service) -> list[str]:
    """The ends of the addresses at which a service is read."""
    name = f"/@{service.name}" if service.name else ""
    queries = ["", *QUESTIONS.get(service.name, [])]
    found = [f"{name}?{quote(query, safe='=&/*')}" for query in queries]
    return found + [f"{name}/{step}" for step in BELOW.get(service.name, [])]


def words_in(response) -> str:
    return response.content.decode() + response.headers.get("Location", "")


def test_no_answer_names_what_its_reader_may_not_see(matrix, client):
    reading = [service for service in SERVICES.values() if service.read is not None]
    assert len(reading) >= 20
    everything = EXPAND + ",".join(expandable())
    seen = dict.fromkeys(matrix.readers, 0)
    for role, user in matrix.readers.items():
        secret = [name for name, page in matrix.pages.items() if not may_see(user, page)]
        secret_tags = [word("tag", how) for how in HIDDEN if word("post", how) in secret]
        headers = matrix.headers(role)
        for place in AROUND:
            asked = {"/uutiset": reading, "/": [SERVICES["search"], SERVICES["navigation"]]}
            ends = [end for service in asked.get(place, []) for end in addresses(service)]
            for end in [*ends, f"?{everything}"]:
                address = f"{place.rstrip('/')}{end}"
                response = client.get(f"/++api++{address}", headers=headers)
                assert response.status_code in (200, 301, 400, 401, 403, 404), address
                asked_for = quote(address)
                text = words_in(response).replace(asked_for, "").replace(end.partition("?")[2], "")
                for name in [*secret, *secret_tags]:
                    if name not in end:
                        assert name not in text, (role, address, name)
                if user is not None and response.status_code == 200:
                    assert response.headers["Cache-Control"] == "private, no-store", address
                seen[role] += sum(name in text for name in matrix.pages)
    # Each sees more than the one before, so the test would notice if nobody saw anything.
    assert seen["anonymous"] > 0
    assert seen["anonymous"] <= seen["stranger"] < seen["writer"] <= seen["administrator"]
    assert seen["lead"] == seen["administrator"]


def test_counts_are_of_what_the_reader_may_see(matrix, client):
    for role, user in matrix.readers.items():
        headers = matrix.headers(role)
        seen = [page for page in matrix.pages.values() if may_see(user, page)]
        for place, kind in (
            ("/uutiset", "xyzzypost"),
            ("/tapahtumat", "xyzzyevent"),
            ("/sivu", "xyzzypage"),
        ):
            above = Page.objects.get(slug=place.strip("/"), locale__language_code="fi")
            expected = sum(page.slug.startswith(kind) and page.is_child_of(above) for page in seen)
            listing = client.get(f"/++api++{place}?b_size=0", headers=headers).json()
            assert listing["items_total"] == expected, (role, place)
            found = client.get(
                f"/++api++{place}/@search?path.depth=1&b_size=0", headers=headers
            ).json()
            assert found["items_total"] == expected, (role, place)
        if expected:
            facet = client.get("/++api++/uutiset?kunta=nivala&b_size=0", headers=headers).json()
            news = Page.objects.get(slug="uutiset", locale__language_code="fi")
            assert facet["items_total"] == sum(page.is_child_of(news) for page in seen), role


def test_hidden_pages_themselves_answer_as_if_they_were_not_there(matrix, client):
    names = [name for name, service in SERVICES.items() if service.read is not None]
    for role in ("anonymous", "stranger"):
        user, headers = matrix.readers[role], matrix.headers(role)
        for name, page in matrix.pages.items():
            if may_see(user, page) or page.alias_of_id is not None:
                continue
            path = page.get_url().rstrip("/")
            # What asks for a login only, everybody who is known may read as on the page of people.
            is_private = "private" in name
            if is_private and user is not None:
                continue
            # The address decides; one kind of page at every service suffices.
            for service in names if "post" in name else [""]:
                end = f"/@{service}" if service else ""
                there = client.get(f"/++api++{path}{end}", headers=headers)
                assert there.status_code in ((401,) if is_private else (401, 403, 404)), (
                    role,
                    name,
                    service,
                )
                # No more than the address that was asked for comes back.
                told = words_in(there).replace(path, "")
                assert "xyzzy" not in told, (role, name, service)


BODIES = {
    "copy": {"source": "/sivu"},
    "move": {"source": "/sivu"},
    "translations": {"language": "sv"},
    "history": {"version": 0},
}


def test_every_service_that_writes_refuses_whoever_may_not(matrix, client):
    """On a public page of the first organisation: 401 for nobody known, 403 without the right."""
    path = matrix.pages[word("post", "published")].get_url().rstrip("/")
    tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "9", "Upload-Metadata": "filename YS5wZGY="}
    free = {"login", "login-renew", "logout"}
    tried = 0
    for service in SERVICES.values():
        for method in service.methods:
            if service.name in free or method == "HEAD":
                continue
            below = "/publish" if service.name == "workflow" else ""
            below = f"/{'0' * 32}" if service.name == "tus-upload" and method != "POST" else below
            address = (
                f"/++api++{path}/@{service.name}{below}" if service.name else f"/++api++{path}"
            )
            body = BODIES.get(service.name, {"@type": "Document", "title": "x"})
            for role in ("anonymous", "reporter", "stranger"):
                response = client.generic(
                    method, address, data=json.dumps(body),
                    content_type="application/json", headers={**matrix.headers(role), **tus},
                )  # fmt: skip
                about = (role, method, address, response.content)
                if role == "anonymous":
                    assert response.status_code == 401, about
                elif service.name == "tus-upload":
                    # Files go into collections: whoever may add some may, and sees no one else's.
                    assert response.status_code in (201, 403, 404), about
                else:
                    assert response.status_code == 403, about
                tried += 1
    assert tried >= 45
