"""Feedback in a real browser: with and without scripts, by keyboard, in both themes."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from core.forms.public import LEAST_SECONDS
from tests.e2e.conftest import DESK, PHONE

PAGE = "/tyonhakijalle/"
FORM = "/saavutettavuuspalaute/?sivu=/hanke/"
# A person's pause: what is sent quicker is refused.
PAUSE = (LEAST_SECONDS + 1) * 1000


def assert_no_violations(page):
    found = Axe().run(page).response["violations"]
    told = [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found]
    assert not found, f"{page.url}: {json.dumps(told, indent=1)}"


def focused(page, what="id"):
    return page.evaluate(f"document.activeElement.{what}")


def test_a_vote_without_scripts_leads_to_a_page_that_thanks(new_page, complaints):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(PAGE)
    page.locator("#helpful button[value=no]").click()
    page.wait_for_load_state()
    assert "/f/" in page.url
    assert page.locator("h1").count() == 1
    page.locator("textarea[name=text]").fill("Puuttuu puhelinnumero.")
    page.locator("main form button").click()
    page.wait_for_load_state()
    assert page.url.endswith("?kiitos")
    page.locator(f"main a[href='{PAGE}']").click()
    page.wait_for_load_state()
    assert page.url.endswith(PAGE)
    assert page.context.cookies() == []
    assert complaints == []


def test_a_vote_with_scripts_stays_on_the_page(new_page, complaints):
    page = new_page(DESK)
    page.goto(PAGE)
    place = page.locator("#helpful")
    place.locator("button[value=yes]").focus()
    page.keyboard.press("Enter")
    place.locator("textarea").wait_for()
    assert page.url.endswith(PAGE)
    # The focus is where the question was, and the thanks are said aloud.
    assert place.evaluate("element => element.contains(document.activeElement)")
    heading = place.locator("h2").inner_text()
    assert place.locator("[role=status]").inner_text() == heading
    page.keyboard.press("Tab")
    assert focused(page, "name") == "text"
    page.keyboard.type("Kiitos, löysin ryhmän.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    place.locator("textarea").wait_for(state="detached")
    assert place.locator("h2").inner_text() != heading
    assert page.context.cookies() == []
    assert complaints == []


def test_a_message_that_is_too_long_stays_in_the_field_in_place(new_page):
    page = new_page(DESK)
    page.goto(PAGE)
    page.locator("#helpful button[value=no]").click()
    field = page.locator("#helpful textarea")
    field.fill("a" * 2500)
    page.locator("#helpful form button").click()
    page.locator("#helpful .problems").wait_for()
    assert focused(page) == "problems"
    assert len(field.input_value()) == 2500
    assert_no_violations(page)


def test_a_script_that_fails_leaves_the_plain_way(new_page):
    page = new_page(DESK)
    page.route("**/f/", lambda route: (
        route.abort() if route.request.resource_type == "fetch" else route.continue_()
    ))  # fmt: skip
    page.goto(PAGE)
    page.locator("#helpful button[value=no]").click()
    page.wait_for_url("**/f/**")
    assert page.locator("textarea[name=text]").is_visible()


def test_errors_are_mended_by_keyboard_alone(new_page):
    page = new_page(DESK)
    page.goto(FORM)
    assert page.locator("#id_address").input_value() == "/hanke/"
    page.locator("#id_email").focus()
    page.keyboard.type("maija")
    # Enter in a field sends the form.
    page.keyboard.press("Enter")
    page.locator("#problems").wait_for()
    assert focused(page) == "problems"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "id_problem"
    described = page.locator("#id_problem").get_attribute("aria-describedby").split()
    assert all(page.locator(f"#{name}").count() == 1 for name in described)
    page.keyboard.type("Taulukko ei mahdu ruudulle.")
    page.locator("#problems a").nth(1).focus()
    page.keyboard.press("Enter")
    assert focused(page) == "id_email"
    page.keyboard.press("End")
    page.keyboard.type("@example.org")
    page.wait_for_timeout(PAUSE)
    page.keyboard.press("Enter")
    page.locator(".receipt").wait_for()
    assert page.locator(".receipt dd").first.inner_text().isdigit()
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_form_errors_and_receipt(new_page, size, scheme):
    page = new_page(size, color_scheme=scheme)
    page.goto("/palaute/")
    assert_no_violations(page)
    page.goto(FORM)
    assert_no_violations(page)
    page.locator("#id_email").fill("maija")
    page.locator("form.form button").click()
    page.locator("#problems").wait_for()
    assert_no_violations(page)
    page.locator("#id_problem").fill("Ei toimi.")
    page.locator("#id_email").fill("")
    page.wait_for_timeout(PAUSE)
    page.locator("form.form button").click()
    page.locator(".receipt").wait_for()
    assert_no_violations(page)
    page.goto(PAGE)
    page.locator("#helpful button[value=yes]").click()
    page.locator("#helpful textarea").wait_for()
    assert_no_violations(page)


@pytest.mark.parametrize("width", [320, 375, 768, 1920])
def test_the_forms_do_not_scroll_sideways(new_page, width):
    page = new_page({"width": width, "height": 800})
    for address in ("/palaute/", FORM, PAGE):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{address} is {wide}px too wide at {width}"


def test_buttons_are_large_enough_for_a_finger(new_page):
    page = new_page(PHONE)
    page.goto(PAGE)
    for button in page.locator("#helpful button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    assert page.locator(".trap input").get_attribute("tabindex") == "-1"


def test_an_editor_reads_answers_and_finds_the_feedback(new_page, log_in):
    page = new_page(DESK)
    page.goto(FORM)
    page.locator("#id_problem").fill("Painike ei tottele näppäimistöä.")
    page.wait_for_timeout(PAUSE)
    page.locator("form.form button").click()
    number = page.locator(".receipt dd").first.inner_text()
    editor = log_in("viestinta")
    editor.goto("/admin/feedback/tickets/")
    editor.get_by_role("link", name=f"{number}. Painike ei tottele").first.click()
    editor.locator("[name=answer]").fill("Korjattu tänään.")
    editor.locator("footer button[type=submit]").click()
    editor.wait_for_url("**/admin/feedback/tickets/")
    editor.goto("/admin/feedback/report/")
    assert editor.locator("table td").count() > 0
