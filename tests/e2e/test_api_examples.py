"""The example clients of docs/api work against a running site, and its reference is for everybody."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import DESK, PHONE
from tests.ready_made import ROOT, demo_site
from tests.server import RunningSite, free_port

DOCS = ROOT / "docs" / "api"
MODULES = ROOT / ".venv" / "tools" / "plone" / "node_modules"
EVIL = "<img src=x onerror=\"document.title='evil'\">"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def municipality(tmp_path_factory):
    """(address, folder) of another site: a web server of its own, another origin."""
    folder = tmp_path_factory.mktemp("municipality")
    address = ("127.0.0.1", free_port())
    served = http.server.ThreadingHTTPServer(
        address, functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{address[1]}", folder
    served.shutdown()


@pytest.fixture(scope="module")
def open_site(shelf, tmp_path_factory, municipality):
    """The demo site, whose JSON the municipality's pages may read."""
    copy = demo_site(shelf).copy(tmp_path_factory.mktemp("site"))
    site = RunningSite(copy, WEB_CONCURRENCY="1", CORS_ALLOWED_ORIGINS=municipality[0])
    site.start()
    yield site.address
    site.terminate()


@pytest.fixture
def news_page(open_site, municipality, new_page):
    """Opens the page of docs/api on the municipality's site."""
    address, folder = municipality
    html = (DOCS / "news-list.html").read_text("utf-8")
    (folder / "index.html").write_text(html.replace("https://tekijat.example", open_site), "utf-8")
    shutil.copy(DOCS / "news-list.js", folder)

    def open_page(answer=None):
        page = new_page(PHONE)
        if answer is not None:
            page.route("**/++api++/**", lambda route: route.fulfill(**answer))
        page.goto(address)
        return page

    return open_page


def expect():
    return pytest.importorskip("playwright.sync_api").expect


def test_another_site_shows_the_news_of_its_municipality(news_page, open_site, complaints):
    page = news_page()
    expect()(page.locator("#uutiset li").first).to_be_visible()
    expect()(page.locator("#tila")).to_have_text("")
    link = page.locator("#uutiset a").first
    assert link.get_attribute("href").startswith(f"{open_site}/ajankohtaista/")
    assert not complaints
    assert not Axe().run(page).response["violations"]


def test_the_list_says_when_it_is_empty_or_cannot_be_read_and_trusts_no_text(news_page):
    cors = {"Access-Control-Allow-Origin": "*"}
    page = news_page({"json": {"items": []}, "headers": cors})
    expect()(page.locator("#tila")).to_have_text("Uutisia ei ole vielä.")
    page = news_page({"status": 503, "body": "", "headers": cors})
    expect()(page.locator("#tila")).to_contain_text("ei saatu haettua")
    post = {"title": EVIL, "@id": "https://tekijat.example/x", "effective": "2026-11-24T09:00:00Z"}
    page = news_page({"json": {"items": [post]}, "headers": cors})
    expect()(page.locator("#uutiset a")).to_have_text(EVIL)
    assert page.locator("#uutiset img").all() == []
    assert page.title() != "evil"


def test_a_site_that_is_not_on_the_list_reads_nothing(news_page, municipality, server):
    """The shared server of the journeys allows no other site."""
    request = urllib.request.Request(f"{server}/++api++/ajankohtaista")
    request.add_header("Origin", municipality[0])
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_plain_example_is_short():
    assert len((DOCS / "news-list.js").read_text("utf-8").splitlines()) <= 30


def test_the_same_news_by_plones_client(server, tmp_path):
    node = shutil.which("node")
    if not (node and (MODULES / "@plone" / "client").is_dir()):
        if os.environ.get("CI") == "true":
            pytest.fail("Node.js or @plone/client is missing.")
        pytest.skip("Node.js or @plone/client is missing.")
    # Node looks for packages beside the file.
    shutil.copy(DOCS / "news-list.mjs", tmp_path)
    Path(tmp_path / "node_modules").symlink_to(MODULES)

    def run(address, place):
        words = [node, str(tmp_path / "news-list.mjs"), address, place]
        return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)

    done = run(server, "nivala")
    assert done.returncode == 0, done.stderr
    with urllib.request.urlopen(f"{server}/++api++/ajankohtaista?kunta=nivala", timeout=30) as told:
        items = json.load(told)["items"]
    assert items
    shown = re.findall(r"^\d{4}-\d\d-\d\d (.*) (http\S+)$", done.stdout, re.MULTILINE)
    assert shown == [(post["title"], post["@id"]) for post in items[:5]]
    failed = run(f"http://127.0.0.1:{free_port()}", "nivala")
    assert (failed.returncode, "cannot be read" in failed.stderr) == (1, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_reference(server, new_page, complaints, scheme):
    page = new_page(DESK, color_scheme=scheme, reduced_motion="reduce")
    page.goto("/++api++/@docs")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"]
        assert not Axe().run(page).response["violations"], size
    assert not complaints
