"""Events in a real browser: booked, full, queued, cancelled, passed on, checked in, closed."""

import json
import re
import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe

from core.forms.public import LEAST_SECONDS
from tests.e2e.conftest import DESK, PHONE

FORUM = "/tapahtumat/ekosysteemifoorumi/yhteinen-tiekartta/"
GROUP = "/tapahtumat/ryhmavalmennukset/etaryhma-kevat/"
# A person's pause: what is sent quicker is refused.
PAUSE = (LEAST_SECONDS + 1) * 1000


@pytest.fixture
def stored(server, tmp_path_factory):
    """`stored(sql, …)` reads the server's database: the secret links are in mails only."""

    def ask(sql, *values):
        path = max(tmp_path_factory.getbasetemp().glob("site*/db.sqlite3"))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            return database.execute(sql, values).fetchall()

    return ask


def assert_no_violations(page):
    found = Axe().run(page).response["violations"]
    told = [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found]
    assert not found, f"{page.url}: {json.dumps(told, indent=1)}"


def register(page, event, name, way=None):
    page.goto(event)
    page.locator(".booking a.button").first.click()
    page.fill("[name=name]", name)
    page.fill("[name=email]", f"{name.lower()}@example.org")
    if way:
        page.check(f"[name=attendance][value={way}]")
    page.wait_for_timeout(PAUSE)
    page.locator("form.form button").click()
    page.wait_for_url("**/ilmoittaudu/?kuitti=*")


def own_page(stored, name):
    rows = stored(
        "select secret from events_registration where email = ?", f"{name.lower()}@example.org"
    )
    return f"/ilmoittautuminen/{rows[0][0]}/"


def test_a_person_registers_changes_and_cancels_without_scripts(new_page, stored, complaints):
    page = new_page(PHONE, java_script_enabled=False)
    register(page, FORUM, "Selma", "onsite")
    assert "Sinulla on paikka" in page.locator("h1").inner_text()
    page.goto(own_page(stored, "Selma"))
    page.locator("button[value=remote]").click()
    assert "Etänä" in page.locator(".own .facts-list").inner_text()
    page.locator("button[value=cancel]").click()
    assert "peruttu" in page.locator(".own .notice").inner_text()
    assert page.context.cookies() == []
    assert complaints == []


def test_forms_and_their_errors_are_accessible(new_page):
    page = new_page(DESK)
    page.goto(FORUM + "ilmoittaudu/")
    assert_no_violations(page)
    page.locator("form.form button").click()
    page.locator("#problems").wait_for()
    assert_no_violations(page)


def test_a_full_event_queues_and_passes_the_seat_on(new_page, stored):
    page = new_page(PHONE)
    page.goto(GROUP)
    assert "jono" in page.locator(".byline__state").inner_text()
    register(page, GROUP, "Jonottaja")
    assert "Olet jonossa" in page.locator("h1").inner_text()
    mine = own_page(stored, "Jonottaja")
    # Those with a seat make room for everybody who waited before, and for this person.
    seated = stored(
        "select r.secret from events_registration r where r.state = 'confirmed' and r.event_id ="
        " (select event_id from events_registration where email = 'jonottaja@example.org')"
    )
    for (secret,) in seated[:4]:
        page.goto(f"/ilmoittautuminen/{secret}/")
        page.locator("button[value=cancel]").click()
    page.goto(mine)
    assert "vapautui paikka" in page.locator(".own .notice").inner_text()
    assert_no_violations(page)
    page.locator("button[value=accept]").click()
    assert "Sinulla on paikka" in page.locator(".own .notice").inner_text()


def test_an_organiser_checks_in_offline_and_closes_a_forum(new_page, log_in, stored):
    register(new_page(), FORUM, "Ovela", "onsite")
    page = log_in("admin", size=PHONE)
    page.goto("/admin/events/")
    page.get_by_role("link", name="Ekosysteemifoorumi: yhteinen tiekartta").click()
    page.get_by_role("link", name="Läsnäolo").click()
    box = page.locator(".checkin__list li", has_text="Ovela").locator("input")
    page.context.set_offline(True)
    box.check()
    page.locator("[data-walk='1']").click()
    page.locator("[data-offline]").wait_for()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("[data-status]:not([data-offline])").wait_for()
    page.reload()
    assert page.locator(".checkin__list li", has_text="Ovela").locator("input").is_checked()
    assert page.locator("[data-walk-ins]").inner_text() == "1"
    # What the forum of the demo shows when it is closed with its minutes.
    page.goto("/tapahtumat/ekosysteemifoorumi/kaynnistys/")
    assert page.locator("#minutes-heading").count() == 1
    assert re.search(r"61.*48", page.locator(".event-figures").inner_text(), re.S)
    page.goto("/tapahtumat/ekosysteemifoorumi/")
    assert "5/7" in page.locator(".follow-up").inner_text()
