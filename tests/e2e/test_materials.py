"""Journeys of a coach and of an editor through a package, in a real browser."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.ready_made import PASSWORD, ROOT

PACKAGE = "/materiaalit/ryhmavalmennus-materiaalipaketti/"
SESSION = f"{PACKAGE}aloitus/"


@pytest.fixture
def worker(server, tmp_path_factory):
    """Runs every job of the worker once, beside the server."""
    folder = next(Path(tmp_path_factory.getbasetemp()).glob("site*"))

    def run():
        environment = {
            **{k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "CACHE_URL"}},
            "VAR": str(folder),
            "BASE_URL": server,
            "ADMIN_PASSWORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "MATERIALS_SETTLE_SECONDS": "0",
        }
        subprocess.run(
            [sys.executable, "manage.py", "worker", "--once"],
            cwd=ROOT,
            env=environment,
            check=True,
        )

    return run


def test_from_the_front_page_to_a_running_session_without_a_network(new_page, complaints):
    page = new_page(size=PHONE)
    page.goto("/")
    page.get_by_role("link", name="Kumppanille").first.click()
    page.get_by_role("link", name="Kohti työtä yhdessä").click()
    page.get_by_role("link", name="Aloitus: tutustuminen").click()
    page.get_by_role("link", name="Ohjaa tapaaminen").click()
    expect(page.locator(".facilitator__offline")).to_contain_text("toimii ilman verkkoa")

    asked = []
    page.on("request", lambda request: asked.append(request))
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h2[data-phase]")).to_have_text("Tervetuloa")
    page.get_by_role("button", name="Käynnistä kello").click()
    expect(page.locator("span[data-left]")).to_have_text(re.compile("9:5"))
    page.get_by_role("button", name="Seuraava askel").click()
    expect(page.locator("h2[data-phase]")).to_contain_text("kolmella kuvalla")
    expect(page.locator("span[data-next]")).to_contain_text("Ryhmän sopimus")
    # The clock goes on where it was when the tablet is opened again.
    page.reload()
    expect(page.locator("h2[data-phase]")).to_contain_text("kolmella kuvalla")
    page.get_by_role("button", name="Pysäytä").click()
    assert {request.method for request in asked} == {"GET"}
    assert [line for line in complaints if "Content Security Policy" in line] == []


def test_a_change_becomes_a_version_that_is_downloaded(new_page, log_in, worker):
    reader = new_page()
    reader.goto(PACKAGE)
    editor = log_in("admin")
    title = "Aloitus: tutustuminen ja yhteiset tavat"
    editor.goto(f"/admin/pages/{number_of(editor, title)}/edit/")
    editor.fill("[name=goal]", "Osallistuja tuntee ryhmän ja tietää, mitä tehdään.")
    editor.get_by_role("tab", name="Elinkaari").click()
    editor.fill("[name=change_note]", "Tavoite lyheni")
    editor.get_by_role("button", name="Lisää toimintoja").click()
    editor.get_by_role("button", name="Julkaise", exact=True).click()
    editor.wait_for_load_state()
    worker()
    reader.reload()
    expect(reader.get_by_text("Tavoite lyheni").first).to_be_visible()
    with reader.expect_download() as started:
        reader.get_by_role("link", name=re.compile("Lataa kaikki")).click()
    assert started.value.suggested_filename == "ryhmavalmennus-materiaalipaketti-v1.1.zip"
    file = zipfile.ZipFile(io.BytesIO(Path(started.value.path()).read_bytes()))
    assert "Tavoite lyheni" in file.read("muutosloki.txt").decode()
    expect(reader.get_by_role("link", name=re.compile("Lataa vanha versio 1.0"))).to_be_visible()


def number_of(editor, title: str) -> int:
    """The id of the page with this title. Its placeholders in other languages came later."""
    editor.goto(f"/admin/pages/search/?q={title.split(':')[0]}")
    links = editor.get_by_role("link", name=title).all()
    return min(int(re.search(r"/pages/(\d+)/", link.get_attribute("href"))[1]) for link in links)
