"""What the tests of the API start from: its middleware, readers of JSON, hidden pages, Swedish."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

NEGOTIATION = "api.middleware.Negotiation"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def search_rests():
    """The search is one of the services: it does not rest."""


@pytest.fixture(autouse=True)
def _negotiation(settings):
    """The middleware stands where production has it, also before the settings name it."""
    if NEGOTIATION not in settings.MIDDLEWARE:
        before = settings.MIDDLEWARE.index("core.middleware.body_limit")
        settings.MIDDLEWARE = [
            *settings.MIDDLEWARE[:before],
            NEGOTIATION,
            *settings.MIDDLEWARE[before:],
        ]


@pytest.fixture
def ask(client):
    """Asks for JSON; gives the response."""

    def ask(address, method="get", **headers):
        return getattr(client, method)(address, headers={"Accept": "application/json", **headers})

    return ask


@pytest.fixture
def read(ask):
    """Reads JSON that has to be there."""

    def read(address):
        response = ask(address)
        assert response.status_code == 200, response.content
        return response.json()

    return read


def assert_error(response, status, kind):
    """The one shape of an error."""
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/json"
    body = response.json()
    assert {"type", "message"} <= set(body) <= {"type", "message", "context"}
    assert body["type"] == kind
    assert all(isinstance(value, str) and value for value in body.values())
    assert "++api++" not in response.content.decode()
    return body


HIDDEN = ["draft", "private", "embargoed", "scheduled", "expired"]


@pytest.fixture
def hide():
    """Hides a page in one of the ways in which pages are hidden."""

    def hide(page, how):
        now = timezone.now()
        if how == "private":
            return PageViewRestriction.objects.create(page=page, restriction_type="login")
        changes = {
            "draft": {"live": False},
            "embargoed": {"embargo_until": now + HOUR},
            "scheduled": {"go_live_at": now + HOUR},
            "expired": {"expire_at": now - HOUR},
        }
        return type(page).objects.filter(pk=page.pk).update(**changes[how])

    return hide


@pytest.fixture
def in_swedish(db):
    """Translates a page, published, its parents first."""
    locale = Locale.objects.get_or_create(language_code="sv")[0]

    def translate(page, **changes):
        above = page.get_parent().specific
        if above.depth > 1 and above.get_translation(locale).alias_of_id is not None:
            translate(above)
        # Its place in the tree is there already, held by an alias.
        translated = page.get_translation(locale).specific
        fixed = {"alias_of": None, "live": True, "draft_title": translated.title}
        for name, value in {**fixed, **changes}.items():
            setattr(translated, name, value)
        translated.save()
        return translated

    return translate
