"""The head of the site by keyboard, on phone and desk, with scripts and without; sizes of targets."""

import pytest

from core.design_tokens import NAMES, SCHEMES, Palette
from tests.e2e.conftest import DESK, PHONE

LEAST_TARGET = 24
WIDTHS = [320, 375, 480, 768, 991, 1024, 1087, 1088, 1280, 1920]
# What the keyboard stands on: its place, and whether the eye can see where that is.
FOCUSED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    tag: element.tagName, text: element.innerText?.trim() ?? "", type: element.type ?? "",
    href: element.getAttribute("href") ?? "", top: box.top, left: box.left,
    in_head: element.closest(".masthead") !== null,
    ring: getComputedStyle(element).outlineStyle !== "none",
    seen: hit !== null && (element.contains(hit) || hit.contains(element)),
  };
}"""
SMALL_TARGETS = """least => [...document.querySelectorAll("a[href], button, summary, input, select")]
  .filter(element => element.checkVisibility() && element.type !== "hidden")
  // A skip link is small until it is focused; a link in running text is as high as its line.
  .filter(element => !element.matches(".skip-link") && !element.closest(".trap, .prose p, .prose li"))
  .map(element => {
    const own = element.getBoundingClientRect(), after = getComputedStyle(element, "::after");
    const covers = after.position === "absolute" && after.inset === "0px";
    const box = covers ? element.closest("li, article, div").getBoundingClientRect() : own;
    return [element.outerHTML.slice(0, 100), Math.round(box.width), Math.round(box.height)];
  })
  .filter(([, width, height]) => width && height && (width < least || height < least))"""


def steps(page, limit=30):
    """What Tab stops at inside the head, from the top of the page, after the skip link."""
    page.keyboard.press("Tab")
    found = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUSED)
        if not step["in_head"]:
            return found
        found.append(step)
    raise AssertionError("The head has no end.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_a_desk_the_keyboard_meets_everything_in_the_order_of_reading(new_page, scripts):
    page = new_page(DESK, java_script_enabled=scripts)
    page.goto("/hanke/")
    met = steps(page)
    assert all(step["ring"] and step["seen"] for step in met), met
    tags = [step["tag"] for step in met]
    assert "SUMMARY" not in tags
    assert tags.index("INPUT") < tags.index("BUTTON")
    assert met[-1]["href"] == "/tapahtumat/"
    # Downwards, and from left to right within a row.
    rows = [(round(step["top"] / 40), step["left"]) for step in met]
    assert rows == sorted(rows)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_a_phone_summaries_open_search_and_menu_by_keyboard(new_page, scripts):
    page = new_page(PHONE, java_script_enabled=scripts)
    page.goto("/hanke/")
    met = steps(page)
    assert all(step["ring"] and step["seen"] for step in met), met
    assert {"Haku", "Valikko"} <= {step["text"] for step in met} or {"Search", "Menu"} <= {
        step["text"] for step in met
    }
    for switch, inside in (
        (".search-switch", ".masthead__search input"),
        (".menu-switch", ".menu a"),
    ):
        assert not page.locator(inside).first.is_visible()
        page.locator(f"{switch} > summary").focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        assert page.locator(inside).first.is_visible()
        page.keyboard.press("Tab")
        assert page.locator(inside).first.evaluate("element => element === document.activeElement")
    # One at a time: what opened first has made room.
    assert not page.locator(".masthead__search input").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tyonhakijalle/")


def test_the_search_of_the_head_searches_without_scripts(new_page):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/")
    page.locator(".search-switch > summary").press("Enter")
    page.locator(".masthead__search input").fill("valmennus")
    page.keyboard.press("Enter")
    page.wait_for_url("**valmennus**")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_language_switch_is_honest_and_leads_on_without_scripts(new_page, size):
    page = new_page(size, java_script_enabled=False)
    page.goto("/hanke/")
    switch = page.locator(".language-switch > summary")
    if not page.locator(".languages").count():
        pytest.skip("The site has one language only.")
    if switch.is_visible():
        switch.press("Enter")
    current = page.locator(".languages [aria-current]")
    assert current.get_attribute("hreflang") == "fi"
    for link in page.locator(".languages a:not([aria-current])").all():
        assert link.is_visible()
        leads_home = link.get_attribute("href").count("/") == 2
        assert ("(" in link.inner_text()) == leads_home
    page.locator(".languages a[hreflang=sv]").click()
    page.wait_for_load_state()
    assert "/sv/" in page.url
    assert page.locator("html").get_attribute("lang") == "sv"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_head_fits_and_shows_the_emblem_at_every_width(new_page, width):
    page = new_page({"width": width, "height": 720})
    for address in ("/", "/hanke/"):
        page.goto(address)
        for switch in (None, ".language-switch", ".search-switch", ".menu-switch"):
            summary = page.locator(f"{switch} > summary")
            if switch and summary.count() and summary.is_visible():
                summary.click()
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{address} is {wide}px too wide at {width} with {switch} open"
    page.goto("/")
    emblem = page.locator(".eu-lockup img").bounding_box()
    mark = page.locator(".brand img").bounding_box()
    assert emblem["y"] + emblem["height"] < 200
    assert emblem["width"] >= mark["width"] or emblem["height"] >= mark["height"]
    assert page.locator(".masthead").bounding_box()["height"] <= 190


def test_the_first_screen_of_a_phone_says_what_the_site_is_and_offers_four_doors(new_page):
    page = new_page(PHONE)
    page.goto("/")
    assert page.locator("h1").bounding_box()["y"] < 200
    doors = page.locator(".door").all()
    assert len(doors) == 4
    last = doors[-1].bounding_box()
    assert last["y"] + last["height"] <= PHONE["height"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_targets_are_large_enough(new_page, size):
    page = new_page(size)
    for address in ("/", "/ajankohtaista/", "/hanke/", "/eiole/"):
        page.goto(address)
        for switch in page.locator(".masthead details > summary").all():
            if switch.is_visible():
                switch.click()
                assert page.evaluate(SMALL_TARGETS, LEAST_TARGET) == [], address
        assert page.evaluate(SMALL_TARGETS, LEAST_TARGET) == [], address


def test_nothing_moves_for_those_who_ask_for_stillness(new_page):
    page = new_page(DESK, reduced_motion="reduce")
    page.goto("/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(element => {
          const style = getComputedStyle(element);
          return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
        }).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_browser_computes_the_colours_that_we_do(new_page, scheme):
    page = new_page(color_scheme=scheme)
    page.goto("/")
    shown = page.evaluate(
        """names => {
          const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
          const probe = document.body.appendChild(document.createElement("i"));
          return Object.fromEntries(names.map(name => {
            probe.style.color = `var(--${name})`;
            canvas.fillStyle = getComputedStyle(probe).color;
            canvas.fillRect(0, 0, 1, 1);
            return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)];
          }));
        }""",
        list(NAMES),
    )
    palette = Palette(scheme, "#0B5563", "#083B46", "#F2A33A")
    for token, channels in shown.items():
        ours = [int(palette[token][start : start + 2], 16) for start in (1, 3, 5)]
        assert all(abs(a - b) <= 2 for a, b in zip(ours, channels, strict=True)), (
            token, ours, channels,
        )  # fmt: skip


def test_forced_colours_keep_the_head_and_its_edges(new_page):
    page = new_page(DESK, forced_colors="active")
    page.goto("/hanke/")
    current = page.locator(".menu [aria-current]")
    assert (
        current.evaluate("element => getComputedStyle(element).textDecorationLine") == "underline"
    )
    button = page.locator(".search-box__go")
    assert button.evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"


def test_paper_shows_no_switches(new_page):
    page = new_page(PHONE)
    page.emulate_media(media="print")
    page.goto("/hanke/")
    for name in (
        ".menu-switch",
        ".menu",
        ".search-switch",
        ".masthead__search",
        ".languages",
        ".footer",
    ):
        for element in page.locator(name).all():
            assert not element.is_visible(), name
    assert page.locator(".eu-lockup img").is_visible()


def test_the_style_page_shows_both_schemes_without_complaint(log_in, complaints):
    expect = pytest.importorskip("playwright.sync_api").expect
    page = log_in("viestinta")
    page.goto("/admin/style-guide/")
    for scheme, ground in (("light", "rgb(255, 253, 249)"), ("dark", "rgb(13, 27, 34)")):
        address = f"/admin/style-guide/button/{scheme}/"
        frame = page.locator(f"iframe[src='{address}']")
        frame.scroll_into_view_if_needed()
        body = page.frame_locator(f"iframe[src='{address}']").locator("body")
        expect(body).to_have_css("background-color", ground)
    assert complaints == []
