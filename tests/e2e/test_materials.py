"""Journeys of a coach and of an editor through a package, in a real browser."""

import io
import os
import re
import urllib.request
import zipfile
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE

PACKAGE = "/materiaalit/ryhmavalmennus-materiaalipaketti/"
SESSION = f"{PACKAGE}aloitus/"


# A package of one text: two documents are printed for it, and thirty for the others of the demo.
MODEL = "/materiaalit/asiakasohjauksen-toimintamalli/"
# What the worker does, for the newest versions of one package.
BUILD = """
from materials import archive
from materials.models import PackageVersion, VersionState
newest = PackageVersion.objects.newest_first().filter(package__slug="{slug}")[:2]
for version in newest:
    if version.state != VersionState.BUILT:
        archive.build(version)
"""


@pytest.fixture
def build(running_site):
    """Builds what waits of the package, beside the server."""
    slug = MODEL.split("/")[-2]
    return lambda: running_site.manage("shell", "--command", BUILD.format(slug=slug))


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "laptop"])
def test_from_the_front_page_to_a_running_session_without_a_network(new_page, complaints, size):
    page = new_page(size=size)
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


def test_a_change_becomes_a_version_that_is_downloaded(new_page, log_in, build):
    reader = new_page()
    editor = log_in("admin")
    title = "Asiakasohjauksen toimintamalli"
    editor.goto(f"/admin/pages/{number_of(editor, title)}/edit/")
    editor.fill("[name=lead]", "Kuka ohjaa, mihin ja millä tiedoilla?")
    editor.get_by_role("tab", name="Elinkaari").click()
    editor.fill("[name=change_note]", "Johdanto lyheni")
    editor.get_by_role("button", name="Lisää toimintoja").click()
    editor.get_by_role("button", name="Julkaise", exact=True).click()
    expect(editor.locator(".messages")).to_contain_text("on julkaistu")
    build()
    reader.goto(MODEL)
    expect(reader.get_by_text("Johdanto lyheni").first).to_be_visible()
    with reader.expect_download() as started:
        reader.get_by_role("link", name=re.compile("Lataa kaikki")).click()
    assert started.value.suggested_filename == "asiakasohjauksen-toimintamalli-v0.3.zip"
    file = zipfile.ZipFile(io.BytesIO(Path(started.value.path()).read_bytes()))
    assert "Johdanto lyheni" in file.read("muutosloki.txt").decode()
    expect(reader.get_by_role("link", name=re.compile("Lataa vanha versio 0.2"))).to_be_visible()


def test_two_clicks_on_one_day_are_one_download(new_page, build, running_site):
    def counted(what: str) -> int:
        sql = f"SELECT sum(count) FROM reach_dailycount WHERE kind = 'download' AND item LIKE '{what}:%'"  # noqa: S608
        return int(running_site.rows(sql)[0][0] or 0)

    build()
    packages, guides = counted("package"), counted("guide")
    reader = new_page(size=PHONE)
    for _ in range(2):
        reader.goto(MODEL)
        with reader.expect_download() as started:
            reader.get_by_role("link", name=re.compile("Lataa kaikki")).click()
        with zipfile.ZipFile(started.value.path()) as file:
            assert file.testzip() is None
    with reader.expect_download() as started:
        reader.locator("[data-download][href*='/opas/']").click()
    assert started.value.suggested_filename.endswith(".pdf")
    # What was clicked last is written last.
    running_site.until(lambda: counted("guide") == guides + 1, "the guide was not counted")
    assert counted("package") == packages + 1


def number_of(editor, title: str) -> int:
    """The id of the page with this title. Its placeholders in other languages came later."""
    editor.goto(f"/admin/pages/search/?q={title.split(':')[0]}")
    links = editor.get_by_role("link", name=title).all()
    return min(int(re.search(r"/pages/(\d+)/", link.get_attribute("href"))[1]) for link in links)


BIG = 100 * 1024 * 1024
# Rows and a file of the server's own, told by a program beside it.
ADD_BIG_FILE = """
from django.core.files.storage import default_storage
from materials.models import PackageVersion, Selection, VersionState
name = "material-archives/iso.zip"
path = default_storage.path(name)
import pathlib
pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
with open(path, "wb") as file:
    file.truncate(%d)
Selection.objects.create(
    version=PackageVersion.objects.first(), key="iso", numbers=[1], state=VersionState.BUILT,
    archive=name, size=%d, sha256="0" * 64,
)
"""
REMOVE_BIG_FILE = """
from django.core.files.storage import default_storage
from materials.models import Selection
default_storage.delete("material-archives/iso.zip")
Selection.objects.filter(key="iso").delete()
"""


@pytest.fixture
def big_file(running_site):
    """The address of a download of 100 megabytes, which take no room on the disk."""
    running_site.manage("shell", "--command", ADD_BIG_FILE % (BIG, BIG))
    yield "/m/oma/iso/lataa/"
    running_site.manage("shell", "--command", REMOVE_BIG_FILE)


def memory_of_server(folder: Path) -> int:
    """Bytes in memory (RSS) of the processes that serve from this folder, all together."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            environment = (process / "environ").read_bytes()
            if b"gunicorn" in words and f"VAR={folder}".encode() in environment.split(b"\0"):
                pages = int((process / "statm").read_text().split()[1])
                total += pages * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ProcessLookupError):
            continue
    return total


def read_and_discard(address: str) -> int:
    buffer, got = bytearray(1024 * 1024), 0
    with urllib.request.urlopen(address, timeout=120) as answer:
        while count := answer.readinto(buffer):
            got += count
    return got


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc on this machine")
def test_fifty_downloads_at_once_keep_memory_flat(running_site, big_file):
    folder = running_site.site.folder
    address = f"{running_site.address}{big_file}"
    read_and_discard(address)
    before, most = memory_of_server(folder), 0
    assert before
    with ThreadPoolExecutor(50) as readers:
        downloads = [readers.submit(read_and_discard, address) for _ in range(50)]
        while not all(download.done() for download in downloads):
            most = max(most, memory_of_server(folder))
            wait(downloads, timeout=0.1)
    assert [download.result() for download in downloads] == [BIG] * 50
    # One file held whole would be more than this.
    assert most - before < BIG / 2
