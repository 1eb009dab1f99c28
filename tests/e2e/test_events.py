"""Events in a real browser: booked, full, queued, cancelled, passed on, checked in, closed."""

import json
import re
import sqlite3
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from core.forms.public import LEAST_SECONDS
from tests.e2e.conftest import DESK, PHONE

FORUM = "/tapahtumat/ekosysteemifoorumi/yhteinen-tiekartta/"
GROUP = "/tapahtumat/ryhmavalmennukset/etaryhma-kevat/"
# A person's pause: what is sent quicker is refused.
PAUSE = (LEAST_SECONDS + 1) * 1000


@pytest.fixture
def database(running_site):
    """The server's database file."""
    return running_site.site.database


@pytest.fixture
def stored(database):
    """`stored(sql, …)` reads the server's database: the secret links are in mails only."""

    def ask(sql, *values):
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            return connection.execute(sql, values).fetchall()

    return ask


@pytest.fixture
def let_it_end(database):
    """Days pass: the event, as published and as edited, ended an hour ago."""

    def change(title):
        end = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
        start = end - timedelta(hours=3)
        with sqlite3.connect(database, timeout=20) as connection:
            [(pk,)] = connection.execute(
                "select id from wagtailcore_page where title = ? and alias_of_id is null", [title]
            ).fetchall()
            connection.execute(
                "update events_eventpage set start = ?, end = ? where page_ptr_id = ?",
                [f"{start:%Y-%m-%d %H:%M:%S}", f"{end:%Y-%m-%d %H:%M:%S}", pk],
            )
            connection.execute(
                "update wagtailcore_revision set content ="
                " json_set(content, '$.start', ?, '$.end', ?) where object_id = ?",
                [start.isoformat(), end.isoformat(), str(pk)],
            )

    return change


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
    expect(page.locator("h1")).to_contain_text("Sinulla on paikka")
    page.goto(own_page(stored, "Selma"))
    page.locator("button[value=remote]").click()
    expect(page.locator(".own .facts-list")).to_contain_text("Etänä")
    page.locator("button[value=cancel]").click()
    expect(page.locator(".own .notice")).to_contain_text("peruttu")
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
    expect(page.locator(".byline__state")).to_contain_text("jono")
    register(page, GROUP, "Jonottaja")
    expect(page.locator("h1")).to_contain_text("Olet jonossa")
    mine = own_page(stored, "Jonottaja")
    # Those with a seat make room for everybody who waited before, and for this person.
    seated = stored(
        "select r.secret from events_registration r where r.state = 'confirmed' and r.event_id ="
        " (select event_id from events_registration where email = 'jonottaja@example.org')"
    )
    for (secret,) in seated[:4]:
        page.goto(f"/ilmoittautuminen/{secret}/")
        page.locator("button[value=cancel]").click()
        page.wait_for_url("**/*tehty=cancel")
    page.goto(mine)
    expect(page.locator(".own .notice")).to_contain_text("vapautui paikka")
    assert_no_violations(page)
    page.locator("button[value=accept]").click()
    expect(page.locator(".own .notice")).to_contain_text("Sinulla on paikka")


def book_many(address, number):
    """That many people send the form at the same time, each from a page that has been read."""
    with urllib.request.urlopen(f"{address}ilmoittaudu/") as answer:
        stamp = re.search(r'name="stamp" value="([^"]+)"', answer.read().decode())[1]

    def send(person):
        fields = {
            "homepage": "", "stamp": stamp, "name": f"Osallistuja {person}",
            "email": f"osallistuja-{person}@example.org", "attendance": "onsite",
        }  # fmt: skip
        body = urllib.parse.urlencode(fields).encode()
        with urllib.request.urlopen(f"{address}ilmoittaudu/", body) as answer:
            return answer.status, answer.url

    return lambda: [send(person) for person in range(number)]


def check_in_without_connection(page, name):
    box = page.locator(".checkin__list li", has_text=name).locator("input")
    page.context.set_offline(True)
    box.check()
    page.locator("[data-walk='1']").click()
    page.locator("[data-offline]").wait_for()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("[data-status]:not([data-offline])").wait_for()
    page.reload()
    expect(page.locator(".checkin__list li", has_text=name).locator("input")).to_be_checked()
    expect(page.locator("[data-walk-ins]")).to_have_text("1")


def make_edition(page, series, title):
    """From the menu to the published page, as the screens lead."""
    page.goto("/admin/")
    page.get_by_role("link", name="Tapahtumat", exact=True).first.click()
    page.get_by_role("link", name=f"Tee seuraava kerta {series}").click()
    page.get_by_label("Otsikko").fill(title)
    page.get_by_label(re.compile("Päivä on varma")).check()
    page.get_by_role("button", name="Tee luonnos").click()
    page.wait_for_url("**/edit/")
    expect(page.locator("input[name=title]")).to_have_value(title)
    # The form remembers how it looked two seconds after it opened; no person has typed by then.
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name="Lisää toimintoja").click()
    page.get_by_role("button", name="Julkaise", exact=True).click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def desk(page, title):
    page.goto("/admin/events/")
    page.get_by_role("link", name=title, exact=True).click()
    page.wait_for_url(re.compile(r"/admin/events/\d+/$"))


def test_a_forum_from_its_series_to_its_minutes(log_in, new_page, stored, let_it_end, server):
    title = "Ennakointifoorumi syksy"
    page = log_in("viestinta")
    make_edition(page, "Ennakointifoorumit", title)

    [(slug,)] = stored("select slug from wagtailcore_page where title = ? and alias_of_id is null",
                       title)  # fmt: skip
    path = f"/tapahtumat/ennakointifoorumit/{slug}/"
    send_all = book_many(server + path, 30)
    visitor = new_page(PHONE)
    visitor.goto(path)
    expect(visitor.locator(".byline__state")).to_contain_text("Ilmoittautuminen on auki")
    visitor.wait_for_timeout(PAUSE)
    answers = send_all()
    assert {status for status, _address in answers} == {200}
    assert all("kuitti=" in address for _status, address in answers)

    desk(page, title)
    expect(page.locator(".events-desk__sums")).to_contain_text("30 on paikka")
    page.get_by_role("link", name="Läsnäolo", exact=True).click()
    check_in_without_connection(page, "Osallistuja 7")
    page.locator(".checkin__list li", has_text="Osallistuja 9").locator("input").check()
    page.locator("[data-status]:not([data-offline])").wait_for()

    let_it_end(title)
    desk(page, title)
    page.get_by_role("link", name="Kirjoita muistio tai yhteenveto ja päätä tapahtuma").click()
    page.get_by_role("button", name="Päätä tapahtuma").click()
    expect(page.locator("form .errorlist, form .error-message").first).to_contain_text("muistio")

    page.get_by_role("link", name="Kirjaa, ketkä tulivat").click()
    expect(page.get_by_label("Paikan päällä, ilmoittautumatta")).to_have_value("3")
    page.get_by_label("Etänä").fill("12")
    page.get_by_role("button", name="Tallenna").click()
    page.wait_for_url(re.compile(r"/admin/events/\d+/$"))

    page.get_by_role("link", name="Kirjaa päätökset").click()
    page.locator("[name=form-0-action]").fill("Kootaan osaamistarpeet yhteen taulukkoon")
    page.locator("[name=form-0-owner]").select_option(index=1)
    page.get_by_role("button", name="Tallenna päätökset").click()
    expect(page.locator(".messages")).to_contain_text("tallennettiin")

    desk(page, title)
    page.get_by_role("link", name="Kirjoita muistio tai yhteenveto ja päätä tapahtuma").click()
    page.get_by_label("Muistio tai yhteenveto").fill("Vertasimme tietoja.\n\nSovimme taulukosta.")
    page.get_by_role("button", name="Päätä tapahtuma").click()
    page.wait_for_url(re.compile(r"/admin/events/\d+/$"))

    visitor.goto(path)
    expect(visitor.locator("#minutes-heading + .prose")).to_contain_text("Sovimme taulukosta.")
    expect(visitor.locator(".decisions")).to_contain_text("Kootaan osaamistarpeet")
    expect(visitor.locator(".event-figures")).to_contain_text(re.compile(r"3.*12", re.S))
    assert_no_violations(visitor)
    visitor.goto("/tapahtumat/ennakointifoorumit/")
    expect(visitor.locator(".follow-up__sum")).to_contain_text("0/1")


def test_a_past_forum_shows_minutes_figures_and_decisions(new_page):
    page = new_page(PHONE)
    page.goto("/tapahtumat/ekosysteemifoorumi/kaynnistys/")
    expect(page.locator("#minutes-heading")).to_have_count(1)
    expect(page.locator(".event-figures")).to_contain_text(re.compile(r"61.*48", re.S))
    page.goto("/tapahtumat/ekosysteemifoorumi/")
    expect(page.locator(".follow-up")).to_contain_text("5/7")
