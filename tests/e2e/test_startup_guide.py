"""Journeys of a new entrepreneur, an adviser and an editor in the guide."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE

GUIDE = "/yrittajalle/"
LISTS = ["", "rahoitus/", "tuet/", "yhteystiedot/", "sanasto/", "faktat/", "faktat/alv-raja/", "laskurit/",
         "laskurit/alv-raja/", "offline/", "rahoitus/upotus.html"]  # fmt: skip


def test_from_the_home_page_to_the_adviser_of_sievi_in_three_clicks(new_page, complaints):
    page = new_page(PHONE)
    page.goto("/")
    page.click(".door a[href$='/yrittajalle/']")
    page.click(".places__list >> text=Sievi")
    adviser = page.locator(".adviser")
    expect(adviser).to_contain_text("Sievin kunnan elinkeinopalvelut")
    # The third click leads out, to the adviser's own site.
    expect(adviser.locator("a.button")).to_have_attribute("href", "https://sievi.fi/")
    assert not complaints


def test_the_municipality_stays_from_chapter_to_chapter_and_language_to_language(new_page):
    page = new_page()
    page.goto(GUIDE + "rahoitus/?kunta=sievi")
    page.click(".steps-nav__after")
    page.wait_for_url("**/yrittajalle/luvat/?kunta=sievi")
    page.goto(GUIDE + "rahoitus/?kunta=sievi")
    page.click(".languages a[hreflang=sv]")
    page.wait_for_url("**/sv/for-nyforetagare/finansiering/?kunta=sievi")
    expect(page.locator(".places__title")).to_contain_text("Sievi")


def test_the_guide_works_without_javascript(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(GUIDE)
    page.click(".places__list >> text=Nivala")
    page.click(".path__title >> text=Rahoitus ja tuet")
    expect(page.locator(".ask-adviser")).to_contain_text("NIHAK")
    page.goto(GUIDE + "laskurit/tuntihinta/")
    for name, number in {"income": "2 000", "costs": "500", "hours": "100"}.items():
        page.fill(f"[name={name}]", number)
    page.click(".calculator button.button")
    expect(page.locator(".calculator__result")).to_contain_text("25,00")


def test_marks_and_notes_stay_on_the_device_and_survive_an_edited_checklist(new_page, complaints):
    page = new_page()
    page.goto(GUIDE + "rahoitus/")
    boxes = page.locator(".checklist [data-mark]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.fill("[data-notes]", "Kysy pankista.")
    first, second = (boxes.nth(n).get_attribute("data-mark") for n in (0, 1))
    assert page.context.cookies() == []

    def edit(route):
        """The editor has renamed the first item and given the second a new key."""
        answer = route.fetch()
        html = answer.text()
        html = html.replace("Listaa rahan tarve", "Kirjoita rahan tarve")
        html = html.replace(
            f'data-mark="{second}"', f'data-mark="aivan-uusi" data-former="{second}"'
        )
        route.fulfill(response=answer, body=html)

    page.route("**/rahoitus/", edit)
    page.goto(GUIDE + "rahoitus/")
    assert page.locator(f"[data-mark='{first}']").is_checked()
    assert page.locator("[data-mark=aivan-uusi]").is_checked()
    assert page.input_value("[data-notes]") == "Kysy pankista."
    page.locator("[data-mark=aivan-uusi]").uncheck()
    page.reload()
    assert not page.locator("[data-mark=aivan-uusi]").is_checked()
    page.goto(GUIDE)
    expect(page.locator(".path__progress:visible")).to_contain_text("1 /")
    assert not complaints


def test_ticks_move_to_another_device_and_a_file_of_another_site_is_refused(new_page, tmp_path):
    page = new_page()
    page.goto(GUIDE + "rahoitus/")
    page.locator("[data-mark=c5-tarve]").check()
    with page.expect_download() as download:
        page.click("[data-export]")
    path = tmp_path / "merkinnat.json"
    download.value.save_as(path)
    stored = json.loads(path.read_text())
    assert list(stored["marks"]) == ["c5-tarve"]

    other = new_page()
    other.goto(GUIDE + "rahoitus/")
    for name, content in {
        "muu.json": {**stored, "site": "https://muu.example"},
        "outo.json": {"format": "jotain", "site": stored["site"]},
    }.items():
        (tmp_path / name).write_text(json.dumps(content))
        other.set_input_files("[data-import]", tmp_path / name)
        other.wait_for_selector("[data-device-status]:has-text('ei ole tästä oppaasta')")
        assert not other.locator("[data-mark=c5-tarve]").is_checked()
    (tmp_path / "roska.json").write_text("{<script>")
    other.set_input_files("[data-import]", tmp_path / "roska.json")
    other.set_input_files("[data-import]", path)
    other.wait_for_selector("[data-device-status]:has-text('tuotiin')")
    assert other.locator("[data-mark=c5-tarve]").is_checked()
    other.on("dialog", lambda dialog: dialog.accept())
    other.click("[data-clear]")
    assert not other.locator("[data-mark=c5-tarve]").is_checked()


def test_the_municipality_is_remembered_only_when_asked(new_page):
    page = new_page()
    page.goto(GUIDE + "?kunta=sievi")
    page.click(".places__list >> text=Nivala")
    page.wait_for_url("**/yrittajalle/?kunta=nivala")
    page.goto(GUIDE)
    expect(page.locator(".places__title")).to_have_text("Valitse kuntasi")
    page.goto(GUIDE + "?kunta=sievi")
    page.check("[data-remember-place]")
    page.goto(GUIDE + "rahoitus/")
    page.wait_for_url("**/rahoitus/?kunta=sievi")
    page.uncheck("[data-remember-place]")
    page.goto(GUIDE + "rahoitus/")
    expect(page.locator(".places__title")).to_have_text("Valitse kuntasi")


def saved(page, address: str):
    page.goto(address)
    page.click("[data-offline-save]")
    expect(page.locator("[data-device-status]")).to_contain_text("Tallennettu offline-käyttöön")
    return page


def test_the_saved_guide_is_read_with_the_network_cut(new_page):
    page = saved(new_page(), GUIDE + "?kunta=sievi")
    page.context.set_offline(True)
    page.goto(GUIDE + "rahoitus/?kunta=sievi")
    expect(page.locator(".offline-banner")).to_contain_text("Offline-versio")
    expect(page.locator("main")).to_contain_text("Sievin kunnan elinkeinopalvelut")
    expect(page.locator("main")).to_contain_text("37,21")
    kept = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
           (await (await caches.open(name)).keys()).map((row) => new URL(row.url).pathname)))).flat()"""
    )
    assert not [path for path in kept if path.startswith(("/admin", "/f/")) or "laskurit" in path]
    # The calculators say why they need a network, and lead back to what there is.
    page.goto(GUIDE + "laskurit/tuntihinta/?kunta=sievi")
    expect(page.locator("h1")).to_have_text("Tähän tarvitaan verkkoyhteys")
    page.click("main >> text=Rahoitus ja tuet")
    expect(page.locator("h1")).to_have_text("Rahoitus ja tuet")
    page.context.set_offline(False)
    page.goto(GUIDE + "rahoitus/?kunta=sievi")
    expect(page.locator("main")).to_contain_text("37,21")
    expect(page.locator(".offline-banner")).to_have_count(0)


def test_an_amount_of_the_copy_hides_itself_over_new_year(new_page):
    """Without the server: the copy knows until when what it states may be stated."""
    page = saved(new_page(), GUIDE + "?kunta=sievi")
    page.context.set_offline(True)
    page.clock.set_fixed_time("2026-12-31T23:59:00+02:00")
    page.goto(GUIDE + "rahoitus/?kunta=sievi")
    expect(page.locator("main")).to_contain_text("37,21")
    page.clock.set_fixed_time("2027-01-01T00:01:00+02:00")
    page.reload()
    expect(page.locator("main")).to_contain_text("Määrä tarkistettavana – katso myöntäjän sivulta")
    expect(page.locator("main")).not_to_contain_text("37,21")
    # What still holds stays.
    expect(page.locator("main")).to_contain_text("2 500")


def test_a_form_sent_without_a_network_says_why_there_is_no_answer(new_page):
    page = saved(new_page(), GUIDE)
    page.goto(GUIDE + "laskurit/tuntihinta/")
    for name, number in {"income": "2 000", "costs": "500", "hours": "100"}.items():
        page.fill(f"[name={name}]", number)
    page.context.set_offline(True)
    page.click(".calculator button.button")
    expect(page.locator("h1")).to_have_text("Tähän tarvitaan verkkoyhteys")


def test_a_copy_older_than_90_days_warns(new_page):
    page = saved(new_page(), GUIDE)
    page.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          const key = (await cache.keys()).find((row) => row.url.endsWith("offline-note"));
          const note = await (await cache.match(key)).json();
          note.saved -= 91 * 24 * 3600 * 1000;
          await cache.put(key, new Response(JSON.stringify(note)));
        }"""
    )
    page.context.set_offline(True)
    page.goto(GUIDE)
    expect(page.locator(".offline-banner--old")).to_contain_text("yli 90 päivää vanha")


def test_an_editor_checks_a_fact_in_one_click(log_in, complaints):
    page = log_in("viestinta")
    page.goto("/admin/startup-guide/reviews/")
    name = "Tarkistettu, ei muutoksia: Arvonlisäveron yleinen verokanta"
    page.get_by_role("button", name=name).click()
    page.wait_for_selector("text=on tarkistettu, ei muutoksia")
    assert not complaints


@pytest.mark.parametrize("address", LISTS)
def test_axe_finds_nothing_in_the_lists_and_tools(new_page, address):
    page, told = new_page(DESK, reduced_motion="reduce"), []
    page.goto(f"{GUIDE}{address}?kunta=sievi")
    for size in (PHONE, DESK):
        for scheme in ("light", "dark"):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            for found in Axe().run(page).response["violations"]:
                told.append((found["id"], [node["html"][:160] for node in found["nodes"]][:3]))
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, (address, size)
    assert not told, json.dumps(told, indent=1, ensure_ascii=False)
