"""Public pages in a real browser: phone and desk, keyboard, no cookies, nobody else asked."""

import re
from urllib.parse import urlsplit

import pytest

from tests.e2e.conftest import DESK, PHONE

PAGES = ["/", "/ajankohtaista/", "/ajankohtaista/?kunta=nivala", "/ajankohtaista/?kunta=sievi&tyyppi=blogi",
         "/hanke/", "/tyonhakijalle/", "/saavutettavuusseloste/", "/eiole/"]  # fmt: skip


def first_post(page):
    page.goto("/ajankohtaista/")
    return page.locator("main article a, main li a[href*='/ajankohtaista/']").first.get_attribute(
        "href"
    )


def test_no_cookie_no_policy_violation_and_no_foreign_host(new_page, server, complaints):
    page = new_page(PHONE)
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    for address in [*PAGES[:-1], first_post(page)]:
        page.goto(address, wait_until="networkidle")
    assert page.context.cookies() == []
    assert set(asked) == {urlsplit(server).netloc}
    assert complaints == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_no_page_scrolls_sideways(new_page, width):
    page = new_page({"width": width, "height": 800})
    for address in [*PAGES, first_post(page)]:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{address} is {wide}px too wide at {width}"


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(new_page):
    page = new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused.startswith("#")
    page.keyboard.press("Enter")
    target = page.locator(focused)
    assert target.evaluate("element => element.tagName") == "MAIN"


def test_the_menu_opens_by_keyboard_on_a_phone_without_scripts(new_page):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/")
    link = page.get_by_role("navigation").get_by_role("link", name="Ajankohtaista").first
    if not link.is_visible():
        summary = page.locator("header .menu-switch > summary")
        summary.focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    assert link.is_visible()
    link.click()
    assert page.url.endswith("/ajankohtaista/")


def test_facets_work_without_scripts(new_page):
    page = new_page(DESK, java_script_enabled=False)
    page.goto("/ajankohtaista/")
    page.locator("a[href*='kunta=nivala']").first.click()
    page.wait_for_load_state()
    assert "kunta=nivala" in page.url
    assert page.locator("h1").count() == 1
    page.get_by_role("link", name="Poista rajaukset").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/ajankohtaista/")


def reachable(page, clicks):
    """{address: text of its main part} of the pages within so many clicks from the home page."""
    found, edge = {}, ["/"]
    for _ in range(clicks + 1):
        following = []
        for address in edge:
            answer = page.goto(address, wait_until="domcontentloaded")
            if not answer.ok or "html" not in answer.headers.get("content-type", ""):
                continue
            found[address] = page.locator("main").inner_text().replace("\xa0", " ")
            links = page.eval_on_selector_all(
                "a[href^='/']", "all => all.map(a => a.getAttribute('href').split('#')[0])"
            )
            following += [a for a in links if not re.search(r"\?|\.(pdf|xml|json|ics)$", a)]
        edge = [address for address in dict.fromkeys(following) if address not in found]
    return found


def test_what_people_must_find_is_two_clicks_from_home(new_page):
    page = new_page(PHONE, java_script_enabled=False)
    first = reachable(page, clicks=1)
    assert any("1 083 375" in text for text in first.values()), "the sum of the support"
    assert any("rekisterinpitäjä" in text.lower() for text in first.values()), "privacy notice"
    page.goto("/hanke/")
    swedish = page.locator("header a[lang=sv], header a[hreflang=sv]").first
    page.goto(swedish.get_attribute("href"))
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "1 083 375" in page.locator("main").inner_text().replace("\xa0", " ")
