"""The search by keyboard, on a phone without scripts, and what the demo site must be found by."""

import json
import re
import urllib.parse
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE


def assert_no_violations(page):
    found = Axe().run(page).response["violations"]
    told = [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found]
    assert not found, f"{page.url}: {json.dumps(told, indent=1)}"


def found(server, words) -> dict[str, str]:
    """Title by address of every page that the API finds; each is asked from the same search."""
    query = urllib.parse.urlencode({"SearchableText": words, "b_size": "100"})
    address = f"{server}/++api++/@search?{query}"
    with urllib.request.urlopen(address) as answer:
        told = json.load(answer)
    assert told["items_total"] == len(told["items"])
    return {row["@id"]: row["title"] for row in told["items"]}


def test_the_keyboard_alone_finds_chooses_and_narrows(new_page, complaints):
    page = new_page()
    page.goto("/haku/")
    field = page.locator("#search-words")
    offers = page.locator("#search-words-offers [role=option]")
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.focus()
    page.keyboard.type("koulu")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(offers.first).to_be_visible()
    expect(page.locator("form.search-form > [role=status]")).to_contain_text("ehdotus")
    assert_no_violations(page)

    # Down to the first, up again to what was typed, and round to the last.
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "search-words-offers-0")
    expect(offers.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")
    expect(offers.last).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()

    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(offers.first).to_be_hidden()
    expect(field).to_have_value("koulu")

    # The first offer is a word: choosing it searches.
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    word = offers.first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/haku/?q={urllib.parse.quote(word)}")
    count = page.locator("[role=status] h2.search__count")
    expect(count).to_have_text(re.compile(r"^\d+ hakutulosta?$"))
    expect(page.locator(".hit mark").first).to_contain_text(re.compile("koulu", re.IGNORECASE))
    assert_no_violations(page)

    facet = page.locator("nav.facets a").first
    fewer = facet.locator(".facet__count").inner_text().split()[0]
    facet.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku/?*tyyppi=*")
    expect(count).to_contain_text(f"{fewer} hakutulos")
    expect(page.locator("nav.facets a[aria-current=true]")).to_have_count(1)
    assert complaints == []


def test_on_a_phone_what_is_offered_fits_and_has_no_barrier(new_page, complaints):
    page = new_page(PHONE)
    page.goto("/haku/")
    page.locator("#search-words").press_sequentially("koulu")
    offers = page.locator("#search-words-offers [role=option]")
    expect(offers.first).to_be_visible()
    assert_no_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for offer in offers.all():
        assert offer.bounding_box()["height"] >= 44
    word = offers.first.inner_text()
    offers.first.click()
    page.wait_for_url(f"**/haku/?q={urllib.parse.quote(word)}")
    assert complaints == []


def test_the_field_of_the_head_offers_and_searches_by_keyboard(new_page, complaints):
    page = new_page()
    page.goto("/hanke/")
    field = page.locator(".masthead__search input[type=search]")
    offers = page.locator(".masthead__search [role=option]")
    field.focus()
    page.keyboard.type("koulu")
    expect(offers.first).to_be_visible()
    assert_no_violations(page)
    page.keyboard.press("ArrowDown")
    expect(offers.first).to_have_attribute("aria-selected", "true")
    word = offers.first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/haku/?q={urllib.parse.quote(word)}")
    expect(page.locator("[role=status] h2.search__count")).to_be_visible()
    assert complaints == []


def test_a_phone_without_scripts_searches_by_the_form(new_page, complaints):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/haku/")
    page.fill("#search-words", "starttrahaa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku/?q=starttrahaa")
    meant = page.locator(".search__spelling")
    expect(meant).to_contain_text("Tarkoititko starttiraha?")
    meant.get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/haku/?q=starttiraha")
    expect(page.locator("#search-words")).to_have_value("starttiraha")
    expect(page.locator(".hit--promoted").first).to_be_visible()
    expect(page.locator(".hit mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert complaints == []


def test_words_of_the_demo_find_what_they_mean(server):
    training = found(server, "koulutus")
    assert training
    assert found(server, "koulutuksen") == found(server, "koulutukset") == training
    assert "Ryhmävalmennukset" in found(server, "valmennus").values()
    office = found(server, "te-toimisto")
    assert office
    assert office.keys() >= found(server, "työllisyysalue").keys()
