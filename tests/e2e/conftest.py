"""A real server with the demo site and a real browser, shared by the journeys of a process."""

import os
from pathlib import Path

import pytest

from tests.ready_made import PASSWORD, demo_site
from tests.server import RunningSite

CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
PHONE = {"width": 375, "height": 720}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    """The journeys of a file stay together: some go on where others have begun."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group(Path(item.path).stem))


@pytest.fixture(scope="session")
def running_site(shelf, tmp_path_factory):
    """A gunicorn that serves a copy of the demo site."""
    copy = demo_site(shelf).copy(tmp_path_factory.mktemp("site"))
    site = RunningSite(copy, WEB_CONCURRENCY="1", MATERIALS_SETTLE_SECONDS="0")
    site.start()
    yield site
    site.terminate()


@pytest.fixture(scope="session")
def server(running_site):
    """The address of the demo site."""
    return running_site.address


@pytest.fixture(scope="session")
def browser():
    # Playwright keeps a loop open in this thread, which Django would take for asynchronous code in
    # every test that the process runs later. Nothing runs in that loop but the browser's messages.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    playwright_api = pytest.importorskip("playwright.sync_api")
    # What is awaited comes later on a busy machine.
    playwright_api.expect.set_options(timeout=20_000)
    path = next((path for path in CHROMIUM if Path(path).exists()), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Chromium on this machine.")
        pytest.skip("There is no Chromium on this machine.")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Complaints(list):
    """What the browser's console and network complained about."""

    def watch(self, page):
        page.on("console", lambda m: self.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.append(str(error)))


@pytest.fixture
def complaints():
    return Complaints()


@pytest.fixture
def new_page(browser, server, complaints):
    """Opens a page in a fresh profile; `size` is a viewport."""
    contexts = []

    def open_page(size=DESK, **options):
        # The headless browser calls itself one, and the counter leaves such out.
        options.setdefault("user_agent", AGENT)
        context = browser.new_context(viewport=size, base_url=server, locale="fi-FI", **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        complaints.watch(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def log_in(new_page):
    """Opens the admin as a demo user in a profile of its own."""

    def enter(name, **options):
        page = new_page(**options)
        page.goto("/admin/login/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return enter
