"""A translator's work: from a Finnish post to its Swedish version, by hand and by a PO file."""

import re

import polib
from playwright.sync_api import expect

SOURCE = "Mitä tukea rekrytointiin saa?"
TITLE = "Vilket stöd kan du få för rekrytering?"


def send_to_translation(page):
    """From the Finnish post to the screen where its Swedish texts are written."""
    page.goto("/admin/")
    page.goto(page.get_by_role("link", name="Ajankohtaista").first.get_attribute("href"))
    page.get_by_role("link", name=re.compile(re.escape(SOURCE))).first.click()
    page.wait_for_url("**/edit/**")
    page.get_by_role("button", name="Toiminnot").first.click()
    page.get_by_role("link", name="Käännä tämä sivu").first.click()
    page.get_by_label("Svenska").check()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/edit/**")
    expect(page.get_by_role("button", name="Käännä").first).to_be_visible()


def translate_the_title(page):
    page.get_by_role("button", name="Käännä").first.click()
    field = page.locator("main textarea, main input[type=text]").first
    field.fill(TITLE)
    page.get_by_role("button", name="Tallenna").first.click()
    expect(page.locator("main")).to_contain_text(TITLE)


def translate_the_rest_in_a_file(page, folder):
    """The PO file as the site gives it, filled in by a program and handed back."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Lataa PO-tiedosto").click()
    path = folder / "sv.po"
    download.value.save_as(path)
    catalogue = polib.pofile(str(path))
    assert TITLE in [entry.msgstr for entry in catalogue]
    for entry in catalogue:
        if not entry.obsolete and not entry.msgstr:
            is_address = re.fullmatch(r"[a-z0-9-]+", entry.msgid)
            entry.msgstr = "stod-for-rekrytering" if is_address else f"På svenska: {entry.msgid}"
    catalogue.save(str(path))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Lähetä PO-tiedosto").click()
    chooser.value.set_files(path)
    page.wait_for_load_state("networkidle")


def test_a_post_is_translated_and_published_in_swedish(log_in, new_page, tmp_path, complaints):
    lead = log_in("viestinta")
    send_to_translation(lead)
    translate_the_title(lead)

    reader = new_page()
    reader.goto("/sv/aktuellt/")
    expect(reader.locator("main")).not_to_contain_text(TITLE)

    translate_the_rest_in_a_file(lead, tmp_path)
    lead.get_by_role("button", name="Julkaise kielellä Svenska").click()
    lead.wait_for_load_state("networkidle")

    reader.goto("/sv/aktuellt/")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader).to_have_url(re.compile(r"/sv/aktuellt/stod-for-rekrytering/$"))
    assert reader.locator("html").get_attribute("lang") == "sv"
    expect(reader.locator("main")).to_contain_text("På svenska: ")
    expect(reader.locator("body")).to_contain_text("Medfinansieras av Europeiska unionen")
    assert complaints == []
