"""Writers of each kind with their tokens, and a client that writes as one of them."""

import json

import pytest

from api import tokens

PASSWORD = "salainen-sana-123"


class Api:
    """Writes and reads JSON as one user, without cookies."""

    def __init__(self, client, user=None):
        self.client = client
        self.headers = {"Accept": "application/json"}
        if user is not None:
            self.headers["Authorization"] = f"Bearer {tokens.issue(user)}"

    def __call__(self, method, address, body=None, **headers):
        send = getattr(self.client, method.lower())
        given = (
            {}
            if body is None
            else {
                "data": body if isinstance(body, (bytes, str)) else json.dumps(body),
                "content_type": "application/json",
            }
        )
        return send(address, headers={**self.headers, **headers}, **given)

    def read(self, address):
        response = self("GET", address)
        assert response.status_code == 200, response.content
        return response.json()


@pytest.fixture
def writer(make_user, organisation):
    return make_user("Kirjoittaja", organisation)


@pytest.fixture
def stranger(make_user, other_organisation):
    return make_user("Kirjoittaja", other_organisation, name="vieras")


@pytest.fixture
def lead(make_user, organisation):
    return make_user("Viestintävastaava", organisation, name="viesti")


@pytest.fixture
def administrator(make_user):
    return make_user("Pääkäyttäjä", name="hallinta")


@pytest.fixture
def api_of(client):
    return lambda user=None: Api(client, user)


@pytest.fixture
def api(api_of, lead):
    return api_of(lead)
