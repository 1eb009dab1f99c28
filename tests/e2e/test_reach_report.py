"""The communications lead answers the funder: a period, a work package, a file, a frozen report."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE


def assert_accessible(page):
    # Wagtail's message above the page fades in; its colours are its own.
    found = Axe().run(page, context={"exclude": [[".messages"]]}).response["violations"]
    told = [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]
    assert not found, json.dumps(told, indent=1)


def test_from_the_question_to_a_frozen_report(log_in, complaints):
    page = log_in("viestinta")
    page.get_by_role("button", name="Raportit").click()
    page.get_by_role("link", name="Tavoittavuus", exact=True).first.click()
    page.wait_for_url("**/admin/reports/reach/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tavoittavuus")
    page.get_by_role("link", name="Maksatusjakso 1 (esimerkki)").click()
    expect(page.locator(".reach-report__presets [aria-current]")).to_contain_text("Maksatusjakso 1")

    page.get_by_label("Työpaketti").select_option("tp1")
    page.get_by_role("button", name="Näytä", exact=True).click()
    expect(page.locator(".reach-report__narrowed")).to_contain_text("TP1")
    assert_accessible(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="Excel-työkirja").click()
    assert download.value.suggested_filename.endswith(".xlsx")

    page.get_by_label("Nimi").fill("Maksatushakemus 1")
    page.get_by_role("button", name="Jäädytä").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Maksatushakemus 1")
    expect(page.locator(".reach-report__seal")).to_contain_text(
        "Sisältö on sellainen kuin jäädytettäessä"
    )
    assert_accessible(page)
    assert complaints == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_report_fits_the_screen_and_leads_to_a_page(log_in, size):
    page = log_in("raportoija", size=size)
    page.goto("/admin/reports/reach/")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator(".reach-table a").first.click()
    page.wait_for_url("**/admin/reports/reach/page/**")
    expect(page.get_by_role("img", name=re.compile("Näyttökerrat"))).to_be_visible()
