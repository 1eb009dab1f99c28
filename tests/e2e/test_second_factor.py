"""An editor switches the second factor on, signs in with it, and gets in by a recovery code."""

import re
from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.ready_made import PASSWORD


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or `steps` half minutes later."""
    return f"{totp(b32decode(secret.replace(' ', '')), t0=-30 * steps):06d}"


def give_password(page):
    page.goto("/admin/login/")
    page.fill("input[name=username]", "raportoija")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/login/code/**")


def barriers(page) -> list[str]:
    """What axe finds on the page."""
    return [row["id"] for row in Axe().run(page).response["violations"]]


@pytest.fixture
def as_before(running_site):
    """Journeys after this one sign in without a code."""
    yield
    command = "from core.second_factor import devices as d; from django.contrib.auth.models import User as U; d.remove(U.objects.get(username='raportoija'))"
    running_site.manage("shell", "--command", command)


def test_from_switching_on_to_signing_in_by_app_and_by_recovery_code(
    new_page, log_in, complaints, as_before
):
    page = log_in("raportoija")
    page.goto("/admin/account/")
    page.get_by_role("link", name="Ota kaksivaiheinen kirjautuminen käyttöön").click()
    expect(page.locator(".second-factor__qr")).to_be_visible()
    assert barriers(page) == []
    secret = page.locator(".second-factor__secret").inner_text()
    page.fill("input[name=code]", "abcdef")
    page.get_by_role("button", name="Ota käyttöön").click()
    fault = page.locator(".error-message")
    expect(fault).to_contain_text("Koodi ei ole oikea")
    expect(fault).to_be_in_viewport()
    page.fill("input[name=code]", code_of(secret))
    page.get_by_role("button", name="Ota käyttöön").click()
    codes = page.locator(".second-factor__codes code")
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    page.get_by_role("link", name="Koodit ovat tallessa").click()
    page.wait_for_url("**/admin/account/**")
    expect(page.get_by_role("link", name="Varakoodit ja käytöstä poistaminen")).to_be_visible()

    # On another device: the password alone opens nothing.
    other = new_page(size=PHONE)
    give_password(other)
    other.goto("/admin/reports/reach/")
    expect(other.locator("input[name=password]")).to_be_visible()
    give_password(other)
    assert barriers(other) == []
    other.fill("input[name=code]", code_of(secret, 1))
    other.get_by_role("button", name="Kirjaudu", exact=True).click()
    other.wait_for_url(re.compile(r"/admin/$"))

    third = new_page()
    give_password(third)
    third.fill("input[name=code]", recovery)
    third.get_by_role("button", name="Kirjaudu", exact=True).click()
    third.wait_for_url(re.compile(r"/admin/$"))
    third.goto("/admin/account/second-factor/")
    expect(third.get_by_text("9 varakoodia")).to_be_visible()
    assert [line for line in complaints if "Content Security Policy" in line] == []
