"""Beacons of clients that show this content on another site."""

import pytest

from reach.models import Kind

pytestmark = pytest.mark.django_db
CLIENT = "https://www.client.example"
FROM_CLIENT = {"HTTP_ORIGIN": CLIENT, "HTTP_SEC_FETCH_SITE": "cross-site"}


def test_a_listed_client_is_counted_and_may_read_the_answer(page, send, counted, settings):
    settings.REACH_ORIGINS = [CLIENT]
    response = send(page, referrer="www.google.fi", **FROM_CLIENT)
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == CLIENT
    assert counted(page) == (1, 1)


def test_moving_about_in_the_client_is_no_visit(page, send, counted, settings):
    settings.REACH_ORIGINS = [CLIENT]
    send(page, referrer="www.client.example", **FROM_CLIENT)
    assert counted(page) == (1, 0)


def test_other_sites_stay_refused(page, send, counted, settings):
    settings.REACH_ORIGINS = [CLIENT]
    for origin in ("https://client.example", "http://www.client.example", "null"):
        response = send(page, HTTP_ORIGIN=origin, HTTP_SEC_FETCH_SITE="cross-site")
        assert response.status_code == 403
        assert "Access-Control-Allow-Origin" not in response.headers
    assert counted(0, Kind.ORIGIN) == 3


@pytest.mark.parametrize(("origin", "status"), [(CLIENT, 204), ("https://evil.example", 405)])
def test_only_a_listed_client_may_ask_beforehand(client, settings, origin, status):
    settings.REACH_ORIGINS = [CLIENT]
    response = client.options("/t/", HTTP_ORIGIN=origin, HTTP_ACCESS_CONTROL_REQUEST_METHOD="POST")
    assert response.status_code == status
    assert (response.headers.get("Access-Control-Allow-Methods") == "POST") is (status == 204)
