"""The second factor: how it is switched on, asked for, used up, locked, taken away."""

import re
import time

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.second_factor import devices

pytestmark = pytest.mark.django_db
PASSWORD = "salainen-sana-123"
CODE, SETUP = "/admin/login/code/", "/admin/account/second-factor/setup/"


@pytest.fixture(autouse=True)
def at_once(settings):
    """After a wrong code the next may follow at once; one test asks for the wait."""
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0


@pytest.fixture
def editor(make_user, site_root):
    return make_user("Viestintävastaava", name="viesti")


@pytest.fixture
def app(editor):
    """The confirmed app of the editor."""
    return TOTPDevice.objects.create(user=editor, name="app")


def code_of(app, steps=0) -> str:
    """What the app shows now, or `steps` half minutes later."""
    return f"{totp(app.bin_key, t0=-30 * steps):06d}"


def give_password(client, name="viesti", **more):
    return client.post("/admin/login/", {"username": name, "password": PASSWORD, **more})


def give_code(client, code, **more):
    return client.post(CODE, {"code": code, **more})


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_without_a_second_factor_the_password_is_enough(editor, client):
    assert give_password(client).headers["Location"] == "/admin/"
    assert is_in(client)


def test_after_the_password_the_code_is_asked_for(editor, app, client):
    answer = give_password(client, next="/admin/pages/")
    assert answer.headers["Location"] == f"{CODE}?next=%2Fadmin%2Fpages%2F"
    assert not is_in(client)
    text = client.get(answer.headers["Location"]).content.decode()
    assert 'autocomplete="one-time-code"' in text
    answer = give_code(client, code_of(app), next="/admin/pages/")
    assert answer.headers["Location"] == "/admin/pages/"
    assert is_in(client)


def test_a_code_is_good_once(editor, app, client):
    code = code_of(app)
    give_password(client)
    give_code(client, code)
    other = Client()
    give_password(other)
    assert give_code(other, code).status_code == 200
    assert not is_in(other)
    assert give_code(other, code_of(app, 1)).status_code == 302


@pytest.mark.parametrize(
    "code", ["000000", "12345", "abcdef", "", "0" * 32, "１２３４５６", "-12345"]
)
def test_what_is_no_code_opens_nothing(editor, app, client, code):
    TOTPDevice.objects.update(key="00" * 20)
    give_password(client)
    assert give_code(client, code).status_code == 200
    assert not is_in(client)


def test_wrong_codes_and_wrong_passwords_together_close_the_door(editor, app, client):
    for _wrong in range(2):
        client.post("/admin/login/", {"username": "viesti", "password": "arvaus"})
    for _wrong in range(2):
        # The right password in between begins nothing anew.
        give_password(client)
        assert give_code(client, "abcdef").status_code == 200
    assert give_code(client, "abcdef").status_code == 429
    assert give_code(client, code_of(app)).status_code == 429
    assert give_password(client).status_code == 429
    assert not is_in(client)


def test_after_a_wrong_code_the_next_one_waits(editor, app, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 3600
    assert not devices.check(editor, "000000")
    assert not devices.check(editor, code_of(app))


def test_a_session_with_the_password_alone_is_nobodys_on_any_address(editor, app, site_root):
    half = Client()
    half.force_login(editor)
    page = f"/admin/pages/{site_root.pk}/edit/"
    for address in ("/admin/", page, "/admin/account/", "/admin/account/second-factor/", SETUP):
        answer = half.get(address)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/admin/login/"), address
    # JSON for editors goes by the session too.
    asked = {"accept": "application/json"}
    assert half.get("/++api++/@reach", headers=asked).status_code == 401
    # The way on leads to the code, and with it through.
    answer = half.get("/admin/login/?next=/admin/pages/")
    assert answer.headers["Location"].startswith(CODE)
    give_code(half, code_of(app))
    assert is_in(half)


def test_the_other_door_of_wagtail_asks_for_the_code_too(editor, app, client):
    form = {"username": "viesti", "password": PASSWORD}
    assert client.post("/_util/login/", form).headers["Location"].startswith(CODE)
    assert "_auth_user_id" not in client.session


def test_a_changed_password_or_ten_minutes_end_the_waiting(editor, app, client, monkeypatch):
    give_password(client)
    editor.set_password("aivan-toinen-sana-1")
    editor.save()
    assert give_code(client, code_of(app)).headers["Location"] == "/admin/login/"
    editor.set_password(PASSWORD)
    editor.save()
    give_password(client)
    later = time.time() + 601
    with monkeypatch.context() as patch:
        patch.setattr("core.second_factor.door.time.time", lambda: later)
        assert client.get(CODE).headers["Location"] == "/admin/login/"
    assert not is_in(client)


def test_the_way_on_leads_to_no_other_site(editor, app, client):
    give_password(client)
    answer = give_code(client, code_of(app), next="https://paha.example/")
    assert answer.headers["Location"] == "/admin/"


def switch_on(client, **more):
    text = client.get(SETUP).content.decode()
    app = TOTPDevice.objects.get(confirmed=False)
    assert devices.secret_of(app) in text
    assert "otpauth://totp/" in text
    answer = client.post(SETUP, {"code": code_of(app), **more})
    return app, re.findall(r"<li><code>([^<]+)</code>", answer.content.decode())


def test_it_is_switched_on_by_a_code_and_gives_ten_recovery_codes_once(editor, client):
    give_password(client)
    other = Client()
    other.force_login(editor)
    client.get(SETUP)
    assert client.post(SETUP, {"code": "abcdef"}).status_code == 200
    assert devices.device_of(editor) is None
    _app, codes = switch_on(client)
    assert len(set(codes)) == 10
    # This browser goes on, all others are asked for a code.
    assert is_in(client)
    assert not is_in(other)
    assert not {code.replace("-", "") for code in codes} & set(
        StaticToken.objects.values_list("token", flat=True)
    )
    status = client.get("/admin/account/second-factor/").content.decode()
    assert "10 varakoodia" in status
    assert codes[0] not in status
    # A second app is not set up over the first one.
    assert client.get(SETUP).headers["Location"] == "/admin/account/second-factor/"


def test_a_recovery_code_opens_once(editor, client):
    give_password(client)
    _app, codes = switch_on(client)
    for written, is_right in ((codes[0].upper().replace("-", " "), True), (codes[0], False)):
        other = Client()
        give_password(other)
        give_code(other, written)
        assert is_in(other) is is_right
    assert devices.recovery_codes_left(editor) == 9


def test_new_recovery_codes_take_the_place_of_the_old(editor, client):
    give_password(client)
    app, codes = switch_on(client)
    address = "/admin/account/second-factor/codes/"
    assert "Koodi ei ole oikea" in client.post(address, {"codes-code": "abcdef"}).content.decode()
    answer = client.post(address, {"codes-code": code_of(app, 1)})
    fresh = re.findall(r"<li><code>([^<]+)</code>", answer.content.decode())
    assert len(fresh) == 10
    assert not devices.check(editor, codes[1])
    assert devices.check(editor, fresh[1])


def test_it_is_switched_off_by_password_and_code_together(editor, client):
    give_password(client)
    app, codes = switch_on(client)
    address = "/admin/account/second-factor/off/"
    for password, code in (("arvaus", codes[0]), (PASSWORD, "abcdef")):
        assert client.post(address, {"off-password": password, "off-code": code}).status_code == 200
        assert devices.device_of(editor) is not None
    answer = client.post(address, {"off-password": PASSWORD, "off-code": code_of(app, 1)})
    assert answer.status_code == 302
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert is_in(client)


def test_where_it_is_required_nothing_comes_before_setting_it_up(editor, client, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    give_password(client)
    assert not is_in(client)
    answer = client.get("/admin/", follow=True)
    assert answer.request["PATH_INFO"] == SETUP
    assert "Ota se käyttöön" in answer.content.decode()
    _app, codes = switch_on(client)
    assert len(codes) == 10
    assert is_in(client)


def test_where_it_is_required_readers_of_closed_pages_are_left_in_peace(
    django_user_model, client, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    client.force_login(django_user_model.objects.create_user("jasen", password=PASSWORD))
    assert client.get(SETUP).headers["Location"] == "/admin/login/"


def test_an_administrator_takes_it_from_somebody_else(editor, app, admin_client, client):
    address = f"/admin/second-factor/{editor.pk}/reset/"
    assert address in admin_client.get("/admin/users/").content.decode()
    assert admin_client.get(address).status_code == 200
    assert TOTPDevice.objects.exists()
    assert admin_client.post(address).status_code == 302
    assert not TOTPDevice.objects.exists()
    give_password(client)
    assert is_in(client)


def test_others_take_it_from_nobody(editor, app, make_user, admin_user, client):
    client.force_login(make_user("Kirjoittaja"))
    assert client.post(f"/admin/second-factor/{editor.pk}/reset/").status_code in (302, 403)
    # Nor does an administrator from a superuser, or anybody from oneself without a code.
    chief = make_user("Pääkäyttäjä", name="paa")
    TOTPDevice.objects.create(user=admin_user, name="app")
    client.force_login(chief)
    for user in (admin_user, chief):
        client.post(f"/admin/second-factor/{user.pk}/reset/")
    assert TOTPDevice.objects.count() == 2


def test_a_command_takes_it_from_whoever_has_lost_everything(editor, app):
    call_command("reset_second_factor", "viesti", verbosity=0)
    assert not TOTPDevice.objects.exists()
    for name in ("viesti", "olematon"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", name)


def test_a_page_of_a_visitor_costs_no_query_and_no_session(site_root, client):
    assert not client.get("/").cookies
