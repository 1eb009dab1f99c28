"""Tokens of people: how they are got, how long they hold, what ends them."""

import base64
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import APIToken

from api import tokens
from tests.api.conftest import assert_error
from tests.api.writing.conftest import PASSWORD, Api

GOOD = {"login": "viesti", "password": PASSWORD}
pytestmark = pytest.mark.django_db


@pytest.fixture
def anonymous(api_of):
    return api_of()


def with_token(client, token):
    api = Api(client)
    api.headers["Authorization"] = f"Bearer {token}"
    return api


def test_a_name_and_a_password_give_a_token_and_no_cookie(lead, site_root, anonymous, client):
    response = anonymous("POST", "/@login", GOOD)
    assert response.status_code == 200, response.content
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies
    api = with_token(client, response.json()["token"])
    assert api.read("/@users/viesti")["email"] == "viesti@example.org"
    assert api.read("/++api++/@users/viesti")["id"] == "viesti"


def test_wrong_names_and_wrong_passwords_are_refused_in_the_same_words(lead, anonymous):
    bodies = [
        {**GOOD, "password": "x"},
        {**GOOD, "login": "x"},
        {**GOOD, "login": 7},
        {**GOOD, "password": ["x"]},
        {"login": "viesti"},
        {},
    ]
    answers = {anonymous("POST", "/@login", body).content for body in bodies[:2]}
    assert len(answers) == 1
    for body in bodies[2:]:
        assert_error(anonymous("POST", "/@login", body), 401, "Unauthorized")


def test_somebody_without_access_to_the_admin_gets_no_token(django_user_model, anonymous):
    django_user_model.objects.create_user("asiakas", password=PASSWORD)
    assert_error(anonymous("POST", "/@login", {**GOOD, "login": "asiakas"}), 401, "Unauthorized")


def test_the_sixth_guess_finds_the_door_closed_here_and_at_the_admin(lead, anonymous, client):
    for _guess in range(5):
        anonymous("POST", "/@login", {**GOOD, "password": "arvaus"})
    assert_error(anonymous("POST", "/@login", GOOD), 429, "TooManyRequests")
    form = {"username": "viesti", "password": PASSWORD}
    assert client.post("/admin/login/", form).status_code == 429


def test_a_renewed_token_holds_and_signing_out_ends_both(lead, site_root, client):
    first = with_token(client, tokens.issue(lead))
    second = with_token(client, first("POST", "/@login-renew").json()["token"])
    other = with_token(client, tokens.issue(lead))
    second.read("/@users/viesti")
    assert second("POST", "/@logout").status_code == 204
    for ended in (first, second):
        assert_error(ended("GET", "/@users/viesti"), 401, "Unauthorized")
        assert_error(ended("POST", "/@login-renew"), 401, "Unauthorized")
    other.read("/@users/viesti")


def test_a_token_runs_out_and_a_sign_in_cannot_be_renewed_for_ever(
    lead, site_root, client, settings
):
    token = tokens.issue(lead)
    settings.API_SIGN_IN_SECONDS = -1
    assert_error(with_token(client, token)("POST", "/@login-renew"), 401, "Unauthorized")
    with patch("api.tokens.timezone.now", return_value=timezone.now() - timedelta(days=1)):
        old = tokens.issue(lead)
    assert_error(with_token(client, old)("GET", "/@users/viesti"), 401, "Unauthorized")


@pytest.mark.parametrize("end", ["password", "inactive", "gone"])
def test_a_token_ends_with_the_account_or_its_password(end, lead, site_root, client):
    api = with_token(client, tokens.issue(lead))
    if end == "password":
        lead.set_password("toinen-sana-456")
        lead.save()
    elif end == "inactive":
        lead.is_active = False
        lead.save()
    else:
        lead.delete()
    assert_error(api("GET", "/"), 401, "Unauthorized")


def test_forged_tokens_and_other_schemes_are_refused(lead, site_root, anonymous):
    head, body, sign = tokens.issue(lead).split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    secret = base64.b64encode(f"viesti:{PASSWORD}".encode()).decode()
    for value in (
        f"Bearer {head}.{body}.{sign[::-1]}",
        f"Bearer {none}.{body}.",
        "Bearer a.b.c",
        "Bearer",
        "Bearer wagtail_x",
        "Digest x",
    ):
        assert_error(anonymous("GET", "/", Authorization=value), 401, "Unauthorized")
    body = assert_error(anonymous("GET", "/", Authorization=f"Basic {secret}"), 401, "Unauthorized")
    assert "Bearer" in body["message"]


def key_of(user):
    """The words of a new token of the admin, which gives them with the stored token."""
    return next(
        part for part in APIToken.create_token(user=user, name="x") if isinstance(part, str)
    )


def test_tokens_of_the_admin_work_and_cannot_be_renewed(lead, site_root, client):
    api = with_token(client, key_of(lead))
    assert api.read("/@users/viesti")["id"] == "viesti"
    assert_error(api("POST", "/@login-renew"), 401, "Unauthorized")


def test_a_session_never_writes(lead, standard_page, anonymous, client):
    client.force_login(lead)
    for method in ("POST", "PATCH", "DELETE"):
        assert_error(anonymous(method, "/tyonhakijalle", {}), 401, "Unauthorized")


def test_nobody_reads_the_account_of_another(lead, writer, site_root, api_of):
    assert_error(api_of()("GET", "/@users/viesti"), 401, "Unauthorized")
    unknown = api_of(writer)("GET", "/@users/nobody").json()
    other = assert_error(api_of(writer)("GET", "/@users/viesti"), 404, "NotFound")
    assert other["message"].replace("viesti", "nobody") == unknown["message"]
    assert [row["id"] for row in api_of(writer).read("/@users")] == ["kirjoittaja"]


def test_another_origin_may_ask_whether_it_may_write(standard_page, client, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://www.example.fi"]
    response = client.options(
        "/tyonhakijalle/",
        headers={
            "Accept": "application/json",
            "Origin": "https://www.example.fi",
            "Access-Control-Request-Method": "PATCH",
            "Access-Control-Request-Headers": "authorization, if-match",
        },
    )
    assert response.status_code == 204
    assert "PATCH" in response.headers["Access-Control-Allow-Methods"]
    allowed = response.headers["Access-Control-Allow-Headers"].lower()
    assert "authorization" in allowed
    assert "if-match" in allowed


@pytest.fixture
def app(lead, settings):
    """The authenticator app of the communications lead."""
    settings.OTP_TOTP_THROTTLE_FACTOR = 0
    return TOTPDevice.objects.create(user=lead, name="app")


def test_with_a_second_factor_the_password_alone_gives_no_token(
    lead, site_root, app, anonymous, client
):
    answer = anonymous("POST", "/@login", GOOD)
    assert_error(answer, 401, "Unauthorized")
    assert "otp" in answer.json()["message"]
    code = f"{totp(app.bin_key):06d}"
    token = anonymous("POST", "/@login", {**GOOD, "otp": code}).json()["token"]
    with_token(client, token).read("/@users/viesti")
    assert_error(anonymous("POST", "/@login", {**GOOD, "otp": code}), 401, "Unauthorized")


def test_wrong_codes_close_the_door_as_wrong_passwords_do(lead, site_root, app, anonymous):
    for code in ("abcdef", 123456, ["1"], "x" * 999):
        assert_error(anonymous("POST", "/@login", {**GOOD, "otp": code}), 401, "Unauthorized")
    for code in ("abcdef", f"{totp(app.bin_key):06d}"):
        assert_error(anonymous("POST", "/@login", {**GOOD, "otp": code}), 429, "TooManyRequests")


def test_switching_the_second_factor_on_ends_the_tokens_of_before(lead, site_root, client):
    token = tokens.issue(lead)
    TOTPDevice.objects.create(user=lead, name="app")
    assert_error(with_token(client, token)("GET", "/@users/viesti"), 401, "Unauthorized")


def test_where_it_is_required_no_token_comes_before_setting_it_up(lead, anonymous, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    assert_error(anonymous("POST", "/@login", GOOD), 401, "Unauthorized")
