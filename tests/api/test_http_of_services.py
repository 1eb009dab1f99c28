"""What HTTP asks of every service that reads: caching, 304, 301, 405, 406 and limits."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from api.registry import SERVICES
from tests.api.conftest import assert_error

OPEN = [one for one in SERVICES.values() if one.read and not one.closed]
CLOSED = [one for one in SERVICES.values() if one.read and one.closed]


def address_of(service, page="/ajankohtaista/a"):
    return f"{page}/@{service.name}" if service.name else page


def test_every_open_service_is_kept_asked_again_and_bound(make_post, ask):
    make_post(slug="a")
    for service in OPEN:
        for prefix in ("", "/++api++"):
            address = prefix + address_of(service)
            first = ask(address)
            assert first.headers["Vary"] == "Accept, Authorization", address
            assert first.headers["Last-Modified"], address
            again = ask(address, **{"If-None-Match": first.headers["ETag"]})
            assert (again.status_code, again.content) == (304, b""), address
            assert again.headers["ETag"] == first.headers["ETag"], address
            head = ask(address, "head", **{"If-None-Match": first.headers["ETag"]})
            assert head.status_code == 304, address
        for size in ("abc", "-1", "101", "9" * 40, "1.0", ""):
            assert_error(ask(f"{address}?b_size={size}"), 400, "BadRequest")
        assert_error(ask(f"{address}?title={'x' * 2001}"), 400, "BadRequest")
        for accept in ("application/json;q=0", "*/*;q=0"):
            assert_error(ask(address, Accept=accept), 406, "NotAcceptable")
        assert ask(address, Accept="text/html").status_code == 200, address


def test_closed_services_are_kept_by_nobody(make_post, ask):
    make_post(slug="a")
    for service in CLOSED:
        response = ask(address_of(service))
        assert_error(response, 401, "Unauthorized")
        assert response.headers["Cache-Control"] == "no-store", service.name


def test_a_method_that_a_service_does_not_take_is_refused(make_post, client):
    make_post(slug="a")
    for service in SERVICES.values():
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - set(service.allowed):
            response = client.generic(method, f"/++api++{address_of(service)}")
            assert_error(response, 405, "MethodNotAllowed")
            assert set(response.headers["Allow"].split(", ")) == set(service.allowed)


@pytest.mark.parametrize("prefix", ["", "/++api++"])
def test_a_moved_page_answers_301_by_every_service(prefix, make_post, ask):
    page = make_post(slug="a")
    Redirect.objects.create(old_path="/vanha", redirect_page=page, is_permanent=True)
    for service in OPEN:
        response = ask(f"{prefix}{address_of(service, '/vanha')}?b_size=3")
        assert response.status_code == 301, service.name
        wanted = f"{prefix}{address_of(service)}?b_size=3"
        if not service.name and not prefix:
            # The page's own address moves as it does for people.
            wanted = "/ajankohtaista/a/"
        assert response.headers["Location"] == wanted, service.name
