"""The beacon in a real browser: when it is sent, and what it says."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings

PAGE = (
    "<!doctype html><title>x</title>"
    '<script src="/reach.js" defer data-page="7" data-to="/t/" data-s="600" data-part="0.5"></script>'
    '<a href="/next">next</a>'
)
READ = PAGE.replace("600", "2")
# As high as three windows.
LONG = READ + '<link rel="stylesheet" href="/long.css"><p>end</p>'


@pytest.fixture(scope="module")
def site():
    """A site of two pages on its own port; `site.beacons` holds what was posted to /t/."""
    (static,) = settings.STATICFILES_DIRS
    script = (static / "js" / "reach.js").read_bytes()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            kind, body = {
                "/reach.js": ("text/javascript", script),
                "/long.css": ("text/css", b"body { height: 300vh }"),
                "/long": ("text/html", LONG.encode()),
                "/read": ("text/html", READ.encode()),
            }.get(self.path, ("text/html", PAGE.encode()))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", "script-src 'self'; connect-src 'self'")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.beacons.append((self.path, json.loads(body)))
            server.arrived.release()
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(browser, site):
    site.beacons = []
    site.arrived = threading.Semaphore(0)
    context = browser.new_context()
    yield context.new_page()
    context.close()


def received(site, count):
    """The messages after `count` arrived; no more may come in the next moment."""
    for _ in range(count):
        assert site.arrived.acquire(timeout=10), site.beacons
    assert not site.arrived.acquire(timeout=0.4), site.beacons
    assert {path for path, _ in site.beacons} <= {"/t/"}
    return [message for _, message in site.beacons]


def test_a_view_sends_the_page_and_nothing_more(tab, site):
    tab.goto(f"{site.address}/a?secret=1")
    assert received(site, 1) == [{"p": 7, "r": "", "u": {}}]
    assert tab.context.cookies() == []
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0


def test_of_the_referrer_only_the_host_is_sent(tab, site):
    tab.goto(f"{site.address}/a", referer="https://www.example.com/path?private=1")
    assert received(site, 1)[0]["r"] == "www.example.com"


def test_only_the_three_utm_parameters_are_sent_and_they_are_cut(tab, site):
    long = "ä" * 200
    tab.goto(
        f"{site.address}/?utm_source=kirje&utm_medium=email&utm_campaign={long}"
        "&utm_content=x&utm_id=1&name=y"
    )
    (message,) = received(site, 1)
    assert message["u"] == {"utm_source": "kirje", "utm_medium": "email", "utm_campaign": "ä" * 70}
    assert len(json.dumps(message, ensure_ascii=False).encode()) < 1024


def test_following_a_link_sends_the_sites_own_host(tab, site):
    tab.goto(f"{site.address}/a")
    tab.click("a")
    assert [message["r"] for message in received(site, 2)] == ["", "127.0.0.1"]


def test_reloading_and_going_back_do_not_arrive_from_outside_again(tab, site):
    tab.goto(f"{site.address}/a", referer="https://www.example.com/")
    received(site, 1)
    tab.reload()
    received(site, 1)
    tab.goto(f"{site.address}/b")
    tab.go_back()
    hosts = [message["r"] for message in received(site, 2)]
    assert hosts == ["www.example.com", "127.0.0.1", "", "127.0.0.1"]


def test_a_page_restored_from_memory_is_a_view_again(tab, site):
    tab.goto(f"{site.address}/a")
    received(site, 1)
    tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert [message["r"] for message in received(site, 1)] == ["", "127.0.0.1"]


@pytest.mark.parametrize("wish", ["globalPrivacyControl: true", "doNotTrack: '1'"])
def test_a_browser_that_asks_not_to_be_counted_sends_nothing(tab, site, wish):
    name, _, value = wish.partition(": ")
    tab.add_init_script(
        f"Object.defineProperty(Navigator.prototype, '{name}', {{get: () => {value}}})"
    )
    tab.goto(f"{site.address}/a")
    assert received(site, 0) == []


def test_a_hidden_page_is_counted_when_it_is_first_seen_and_once(tab, site):
    tab.add_init_script(
        "let hidden = true; window.show = (seen) => { hidden = !seen;"
        " document.dispatchEvent(new Event('visibilitychange')) };"
        "Object.defineProperty(Document.prototype, 'hidden', {get: () => hidden})"
    )
    tab.goto(f"{site.address}/a")
    assert received(site, 0) == []
    for seen in ("false", "true", "false", "true"):
        tab.evaluate(f"show({seen})")
    assert len(received(site, 1)) == 1


def test_a_prerendered_page_is_counted_when_it_is_opened(tab, site):
    tab.add_init_script(
        "let ahead = true; window.open_it = () => { ahead = false;"
        " document.dispatchEvent(new Event('visibilitychange')) };"
        "Object.defineProperty(Document.prototype, 'prerendering', {get: () => ahead})"
    )
    tab.goto(f"{site.address}/a")
    assert received(site, 0) == []
    tab.evaluate("open_it()")
    assert len(received(site, 1)) == 1


def test_a_page_that_fits_the_window_is_read_when_it_has_been_seen_long_enough(tab, site):
    tab.goto(f"{site.address}/read")
    view, read = received(site, 2)
    assert read == view | {"e": 1}


def test_a_long_page_is_read_only_when_half_of_it_was_scrolled_to(tab, site):
    tab.goto(f"{site.address}/long")
    received(site, 1)
    # Two of its seconds have passed: what is missing is the scrolling.
    tab.wait_for_timeout(2500)
    assert len(site.beacons) == 1
    tab.evaluate("scrollTo(0, innerHeight)")
    assert [message.get("e") for message in received(site, 1)] == [None, 1]


def test_time_in_a_hidden_tab_is_not_reading(tab, site):
    tab.add_init_script(
        "let hidden = false; window.hide = () => { hidden = true };"
        "Object.defineProperty(Document.prototype, 'hidden', {get: () => hidden})"
    )
    tab.goto(f"{site.address}/read")
    received(site, 1)
    tab.evaluate("hide()")
    tab.wait_for_timeout(2500)
    assert len(site.beacons) == 1


def test_a_client_that_changes_pages_by_itself_says_so(tab, site):
    tab.goto(f"{site.address}/a")
    received(site, 1)
    tab.evaluate("dispatchEvent(new CustomEvent('tekijat:page', {detail: {id: 8}}))")
    first, second = received(site, 1)
    assert (first["p"], second["p"], second["r"]) == (7, 8, "127.0.0.1")


def test_a_visitor_who_has_opted_out_sends_nothing(tab, site):
    tab.add_init_script("localStorage.reachOff = 1")
    tab.goto(f"{site.address}/a")
    assert received(site, 0) == []


def test_a_full_queue_falls_back_to_fetch(tab, site):
    tab.add_init_script("Navigator.prototype.sendBeacon = () => false")
    tab.goto(f"{site.address}/a")
    assert received(site, 1) == [{"p": 7, "r": "", "u": {}}]
