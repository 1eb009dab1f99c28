"""The main job, end to end: written, approved, read on a phone, counted, and read by a program."""

import json
import re
import urllib.request

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE

TITLE = "Pikarekry kokoaa työnantajat Kalajoelle"
LEAD = "Tapaa kymmenen työnantajaa yhden iltapäivän aikana."
TEXT = "Tule paikalle omana itsenäsi. Kohtaaminen kestää kymmenen minuuttia."


def write_post(page):
    """A draft with title, lead, text and work package; it saves itself."""
    page.get_by_role("link", name="Kirjoita uutinen").click()
    # The form remembers how it looked two seconds after it opened; no person has typed by then.
    page.wait_for_timeout(3_000)
    page.fill("input[name=title]", TITLE)
    page.fill("textarea[name=lead]", LEAD)
    body = page.locator("[data-streamfield-stream-container]").first
    body.scroll_into_view_if_needed()
    page.locator("section:has(input[name=body-count])").get_by_role(
        "button", name="Lisää lohko"
    ).first.click()
    page.get_by_role("option", name="Kappale").first.click()
    editor = page.locator("[role=textbox][contenteditable=true]").first
    editor.click()
    page.keyboard.type(TEXT)
    page.get_by_role("tab", name="Luokittelu").click()
    page.get_by_label("TP2").check()
    # The first automatic save turns the form for a new page into the form of a stored one, which
    # again remembers how it looks before the next change counts.
    page.wait_for_url("**/edit/**")
    page.wait_for_timeout(3_000)
    page.get_by_label("Kalajoki", exact=True).check()
    expect(page.locator("[data-publication-check]")).to_contain_text(
        "Sivun voi julkaista", timeout=15_000
    )


def send_for_approval(page):
    page.get_by_role("button", name="Lisää toimintoja").click()
    page.get_by_role("button", name=re.compile("Lähetä tarkistettavaksi")).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def approve(page):
    page.goto("/admin/")
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url("**/edit/**")
    page.wait_for_timeout(3_000)
    page.get_by_label("Kalajoki", exact=True).check()
    expect(page.locator("[data-publication-check]")).not_to_contain_text("Estää julkaisun")
    page.get_by_role("button", name="Lisää toimintoja").click()
    page.get_by_role("button", name="Hyväksy", exact=False).first.click()
    page.wait_for_load_state("networkidle")


def read_on_a_phone(new_page):
    page = new_page(PHONE)
    page.goto("/ajankohtaista/")
    with page.expect_response(lambda r: r.url.endswith("/t/")) as beacon:
        page.get_by_role("link", name=TITLE).click()
        page.wait_for_url("**/ajankohtaista/*pikarekry*/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text(TEXT)
    expect(page.locator("body")).to_contain_text("Euroopan unionin osarahoittama")
    assert beacon.value.status == 204
    assert page.context.cookies() == []
    return page.url


def as_program(address):
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Type"].startswith("application/json")
        return json.load(answer)


def test_a_post_from_its_writer_to_its_readers_and_its_figure(log_in, new_page, complaints):
    writer = log_in("kirjoittaja")
    write_post(writer)
    send_for_approval(writer)

    lead = log_in("viestinta")
    approve(lead)

    address = read_on_a_phone(new_page)

    content = as_program(address)
    assert content["@type"] == "News Item"
    assert content["title"] == TITLE
    assert content["description"] == LEAD
    assert TEXT in json.dumps(content["blocks"], ensure_ascii=False)

    lead.wait_for_timeout(2_000)  # the counter puts its buffer away once a second
    lead.goto("/admin/pages/")
    lead.goto(as_listing(lead))
    row = lead.locator("tr", has_text=TITLE)
    expect(row.locator("td").filter(has_text=re.compile(r"^\s*1\s*$")).first).to_be_visible()
    assert complaints == []


def as_listing(page):
    page.goto("/admin/")
    return page.get_by_role("link", name="Ajankohtaista").first.get_attribute("href")
