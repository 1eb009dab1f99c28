"""The EU's visibility as a browser measures it: sizes, the lobby screen, the texts to copy."""

import base64
import io
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from PIL import Image

from core.emblem import logo_box
from tests.e2e.conftest import DESK, PHONE

LOBBY = {"width": 1920, "height": 1080}
PLACES = """() => {
  const box = (selector) => [...document.querySelectorAll(selector)].map((e) => {
    const { x, y, width, height } = e.getBoundingClientRect();
    return { x, y, width, height };
  });
  return { emblem: box(".eu__emblem")[0], logos: box(".partners__logo img") };
}"""
# What the server puts out for a logo (`core.templatetags.emblem_tags`), at its full size.
LOGO = """([source, width, height]) => new Promise((done) => {
  const list = document.querySelector(".partners ul");
  list.innerHTML = "";
  const item = document.createElement("li");
  item.innerHTML = '<picture class="partners__logo"><img alt="Logo"></picture>';
  const img = item.querySelector("img");
  if (width) { img.width = width; img.height = height; }
  img.onload = () => done();
  img.src = source;
  list.append(item);
})"""


def picture(width, height) -> str:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#B8432A").save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["375", "1280"])
@pytest.mark.parametrize("shape", [(2400, 80), (80, 2400), (800, 800)], ids=str)
@pytest.mark.parametrize("computed", [True, False])
def test_no_logo_is_shown_as_large_as_the_emblem(new_page, size, shape, computed):
    page = new_page(size, bypass_csp=True)
    page.goto("/")
    page.evaluate(LOGO, [picture(*shape), *(logo_box(*shape) if computed else (0, 0))])
    places = page.evaluate(PLACES)
    (logo,), shown = places["logos"], places["emblem"]
    assert (shown["width"], shown["height"]) == (120, 80)
    # With the computed size the emblem is larger; a logo without one still stays in its bounds.
    assert logo["width"] <= shown["width"]
    assert logo["height"] <= shown["height"]
    if computed:
        assert logo["width"] <= 96.5
        assert logo["height"] <= 64.5
        assert logo["width"] >= 1
        assert logo["height"] >= 1


def test_the_lobby_screen_never_scrolls_and_always_shows_the_emblem(new_page, complaints):
    page = new_page(LOBBY)
    page.goto("/hanke/naytto/")
    for moment in (3000, 18000, 33000, 48000):
        page.evaluate(
            "at => document.getAnimations().forEach(a => { a.currentTime = at; })", moment
        )
        assert page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        ) == [1920, 1080]
        shown = page.locator(".panel").evaluate_all(
            "panels => panels.filter(p => getComputedStyle(p).visibility === 'visible').length"
        )
        assert shown == 1
        for part in (".strip__emblem", ".strip__statement"):
            assert page.locator(part).is_visible()
            box = page.locator(part).bounding_box()
            assert box["y"] + box["height"] <= LOBBY["height"]
            assert box["x"] >= 0
        # No line of the panel runs over the strip.
        strip = page.locator(".strip").bounding_box()["y"]
        lowest = page.evaluate(
            """() => Math.max(...[...document.querySelectorAll(".panel")]
              .filter(p => getComputedStyle(p).visibility === "visible")
              .flatMap(p => [...p.querySelectorAll("p, dd, li, svg, h1, h2")])
              .map(e => e.getBoundingClientRect().bottom))"""
        )
        assert lowest <= strip
    assert complaints == []
    assert page.context.cookies() == []


def test_reduced_motion_shows_the_first_panel_and_stands_still(new_page):
    page = new_page(LOBBY, reduced_motion="reduce")
    page.goto("/hanke/naytto/")
    assert page.evaluate("document.getAnimations().length") == 0
    panels = page.locator(".panel")
    assert panels.first.is_visible()
    assert not panels.nth(1).is_visible()
    text = panels.first.inner_text()
    assert "Tulevaisuuden tekijät" in text
    assert "1\xa0083\xa0375\xa0€" in text


def test_the_changing_can_be_stopped_by_keyboard(new_page):
    page = new_page(LOBBY)
    page.goto("/hanke/naytto/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "pause"
    page.keyboard.press("Space")
    states = page.locator(".panel").evaluate_all(
        "panels => panels.map(p => getComputedStyle(p).animationPlayState)"
    )
    assert set(states) == {"paused"}


def test_on_a_phone_the_screen_is_a_plain_page(new_page):
    page = new_page(PHONE)
    page.goto("/hanke/naytto/")
    assert page.locator(".panel").evaluate_all(
        "panels => panels.every(p => getComputedStyle(p).visibility === 'visible')"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_ready_text_is_copied_with_one_press(new_page, complaints):
    page = new_page(DESK, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/hanke/esittely/")
    page.locator("[data-copies='handout-nivala-html']").click()
    section = page.locator("section:has(#handout-nivala-html)")
    section.locator("[role=status]:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Nivalan kaupunki" in copied
    assert "Euroopan unionin osarahoittama" in copied
    assert complaints == []


def test_without_a_script_the_texts_stand_there_to_be_selected(new_page):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/hanke/esittely/")
    assert page.locator("textarea").count() == 8
    assert not page.locator("button[data-copies]").first.is_visible()


@pytest.fixture
def other_site(server):
    """The address of another site, which shows the description of a beneficiary in a frame."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            source = f"{server}/hanke/esittely/nivala.html"
            self.wfile.write(
                f'<!doctype html><iframe src="{source}" width="600" height="900"></iframe>'.encode()
            )

        def log_message(self, *arguments):
            pass

    site = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}/"
    site.shutdown()
    site.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_works_on_another_site(new_page, other_site, complaints, scheme):
    page = new_page(DESK, color_scheme=scheme)
    page.goto(other_site)
    inside = page.frame_locator("iframe")
    inside.locator("h1").wait_for()
    assert inside.locator(".statement").inner_text().split() == [
        "Euroopan",
        "unionin",
        "osarahoittama",
    ]
    assert inside.locator("img").evaluate_all("all => all.every(i => i.naturalWidth > 0)")
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK, LOBBY], ids=["375", "1280", "1920"])
@pytest.mark.parametrize(
    "address", ["/hanke/naytto/", "/hanke/esittely/", "/hanke/esittely/nivala.html"]
)
def test_axe_finds_nothing(new_page, address, size, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = new_page(size, color_scheme=scheme, bypass_csp=True)
    page.goto(address)
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
