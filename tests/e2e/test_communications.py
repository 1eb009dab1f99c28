"""Sharing a page and importing a platform's file, in a real browser."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import DESK, PHONE

FILE = (
    "Post ID,Title,Permalink,Publish time,Reach,Reactions\r\n"
    "9001,Kooste foorumista,https://www.facebook.com/p/9001,03/25/2026 09:15,1234,56\r\n"
    "9002,Väärä päivä,https://www.facebook.com/p/9002,huomenna,1,1\r\n"
)


def assert_no_violations(page, within):
    found = Axe().run(page, context=within).response["violations"]
    told = [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found]
    assert not found, f"{page.url}: {json.dumps(told, indent=1)}"


def open_share_panel(page):
    page.goto("/admin/pages/search/?q=Kolmetoista")
    page.locator("td a[href*='/edit/'], h2 a[href*='/edit/'], a[href*='/edit/']").first.click()
    page.locator("[data-side-panel-toggle=share]").first.click()
    panel = page.locator("[data-comms-share]")
    panel.wait_for()
    return panel


def test_a_text_is_copied_and_the_page_marked_published_and_undone(log_in, complaints):
    page = log_in("viestinta", size=DESK, permissions=["clipboard-read", "clipboard-write"])
    panel = open_share_panel(page)
    channel = panel.locator("[data-comms-channel]").first
    assert "/63206" in channel.locator("[data-comms-count]").inner_text()
    channel.locator("[data-comms-copy=text]").click()
    channel.get_by_text("Kopioitu").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "utm_source=facebook&utm_medium=some&utm_campaign=" in copied
    channel.locator("[data-comms-ask]").click()
    address = channel.locator("[data-comms-address]")
    address.fill("https://www.facebook.com/p/123")
    # Enter answers the question here and does not send the page's form.
    address.press("Enter")
    channel.get_by_text("Merkitty julkaistuksi").wait_for()
    assert "/edit/" in page.url
    assert_no_violations(page, "[data-comms-share]")
    edit = channel.get_by_role("link", name="Täydennä tietoja").get_attribute("href")
    channel.get_by_role("button", name="Kumoa").click()
    channel.get_by_text("Merkintä poistettiin").wait_for()
    assert page.request.get(edit).status == 404
    assert complaints == []


def test_an_import_goes_from_the_file_to_saved_rows(log_in, complaints):
    page = log_in("viestinta", size=DESK)
    page.goto("/admin/communications/import/")
    assert_no_violations(page, ".comms-import")
    page.select_option("[name=platform]", "meta")
    page.set_input_files(
        "[name=file]", {"name": "julkaisut.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.get_by_role("button", name="Jatka sarakkeisiin").click()
    page.wait_for_url("**/columns/")
    assert page.locator("[name=column-published_at]").input_value() == "Publish time"
    assert_no_violations(page, ".comms-import")
    page.get_by_role("button", name="Tarkista rivit").click()
    page.get_by_text("25. maaliskuuta 2026 09:15").wait_for()
    assert page.get_by_text("”huomenna” ei ole päivämäärä.").is_visible()
    assert_no_violations(page, ".comms-import")
    page.get_by_role("button", name="Tallenna tuonti").click()
    page.get_by_role("link", name="Näytä tallennetut julkaisut").click()
    page.get_by_text("Kooste foorumista").wait_for()
    assert page.get_by_text("Väärä päivä").count() == 0
    assert complaints == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_calendar_fits_the_screen_and_is_accessible(log_in, complaints, size):
    page = log_in("viestinta", size=size)
    page.goto("/admin/communications/calendar/")
    assert page.locator(".comms-month").is_visible() is (size is DESK)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert_no_violations(page, ".comms-calendar")
    page.locator(".comms-calendar [rel=next]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**month=*")
    assert complaints == []


def test_a_pasted_link_chooses_the_channel_on_a_phone(log_in, complaints):
    page = log_in("kirjoittaja", size=PHONE)
    page.goto("/admin/communications/publications/new/")
    page.fill("[name=address]", "https://youtu.be/abc")
    assert page.locator("[name=channel] option:checked").inner_text() == "YouTube"
    page.fill("[name=title]", "Video ryhmästä")
    page.fill("[name=value]", "1 234")
    page.locator("footer button[type=submit], .footer button[type=submit]").first.click()
    page.wait_for_url("**/publications/")
    page.get_by_text("Video ryhmästä").first.wait_for()
    assert complaints == []
