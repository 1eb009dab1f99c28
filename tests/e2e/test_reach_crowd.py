"""Real browsers and programs on a real server of two workers; the report equals their account."""

import json
import re
import threading
import urllib.request
from collections import Counter

import pytest

from tests.e2e.conftest import AGENT, DESK
from tests.reach.server import CountingSite
from tests.ready_made import PASSWORD, demo_site

READ_SECONDS = "2"
PREPARE = """
import json
from django.core.files.base import ContentFile
from core.models import Attachment
from core.querysets import visible_pages
from home.models import StandardPage, HomePage
home = HomePage.objects.filter(locale__language_code="fi").first()
doomed = home.add_child(instance=StandardPage(
    title="Poistuva", slug="poistuva", organisation=home.organisation, live=True))
file = Attachment.objects.create(title="Joukon opas", file=ContentFile(b"x" * 5000, "joukko.pdf"))
print(json.dumps({"doomed": doomed.pk, "file": file.url}))
"""
DELETE = "from wagtail.models import Page; Page.objects.get(pk=%d).delete()"
REPORT = """
import json
from reach.days import helsinki_day
from reach.figures import Figures, ReportFilter
# The sample figures of the demo end yesterday.
report = Figures(ReportFilter(helsinki_day(), helsinki_day()))
print(json.dumps({
    "pages": {row.page_id: [row.views, row.visits, row.engaged, row.downloads]
              for row in report.pages()},
    "left_out": dict(report.left_out()),
    "sent": dict(report.sent()),
    "titles": {row.page_id: row.title for row in report.pages()},
}))
"""


@pytest.fixture(scope="module")
def site(shelf, tmp_path_factory):
    site = CountingSite(
        demo_site(shelf).copy(tmp_path_factory.mktemp("crowd")),
        REACH_FLUSH_SECONDS="0.3", REACH_ENGAGED_SECONDS=READ_SECONDS,
    )  # fmt: skip
    yield site
    site.terminate()


class Account:
    """What was done, page by page; a beacon is heard of when the browser has got its answer."""

    def __init__(self):
        self.pages: dict[int, Counter] = {}
        self.left, self.sent = Counter(), Counter()

    def saw(self, page_id, *figures):
        self.pages.setdefault(page_id, Counter()).update(figures)


def page_id_of(tab) -> int:
    return int(tab.locator("script[data-page]").get_attribute("data-page"))


def ask(site, path, **headers):
    headers = {"User-Agent": AGENT, **headers}
    request = urllib.request.Request(site.address + path, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        response.read()


def test_browsers_and_programs_are_counted_exactly(site, browser):
    made = json.loads(site.manage("shell", "-v0", "-c", PREPARE))
    site.start()
    account = Account()
    context = browser.new_context(viewport=DESK, base_url=site.address, user_agent=AGENT)
    tab = context.new_page()

    def beacon(action):
        """Does something that sends exactly one beacon and waits until it was answered."""
        with tab.expect_response(lambda response: response.url.endswith("/t/")) as answer:
            action()
        assert answer.value.status == 204

    # Readers in three languages, who stay long enough to have read.
    for path in ("/", "/sv/", "/en/"):
        beacon(lambda path=path: tab.goto(path, referer="https://www.google.fi/"))
        page_id = page_id_of(tab)
        beacon(lambda: tab.evaluate("scrollTo(0, document.body.scrollHeight)"))
        account.saw(page_id, "views", "visits", "engaged")
        # A reload is a view and no visit; they leave before they have read it again.
        beacon(tab.reload)
        account.saw(page_id, "views")
    # From page to page by a link.
    beacon(lambda: tab.goto("/poistuva/"))
    account.saw(made["doomed"], "views", "visits")
    tab.goto("about:blank")

    # Those who do not want to be counted, in their browser's settings or by the switch.
    tab.goto("/mittaus/")
    tab.get_by_label("Älä laske näyttökertojani tällä laitteella").check()
    assert tab.get_by_text("Näyttökertojasi ei lasketa tästä lähtien.").is_visible()
    tab.goto("/")
    tab.wait_for_load_state("networkidle")
    tab.goto("/mittaus/")
    tab.get_by_label("Älä laske näyttökertojani tällä laitteella").uncheck()
    context.close()

    # A real browser that calls itself a robot.
    robot = browser.new_context(base_url=site.address, user_agent=AGENT + " HeadlessChrome/150.0")
    tab = robot.new_page()
    beacon(lambda: tab.goto("/"))
    account.left["filtered:bot"] += 1
    robot.close()

    # A signed-in editor.
    editor = browser.new_context(base_url=site.address, user_agent=AGENT, locale="fi-FI")
    tab = editor.new_page()
    tab.goto("/admin/login/")
    tab.fill("input[name=username]", "admin")
    tab.fill("input[name=password]", PASSWORD)
    tab.click("button[type=submit]")
    tab.wait_for_url("**/admin/")
    beacon(lambda: tab.goto("/"))
    account.left["filtered:editor"] += 1
    editor.close()

    # Programs, many at once, spread over both workers.
    home_id = min(account.pages)
    body = re.sub(r"\s", "", json.dumps({"p": home_id, "r": "t.co"})).encode()
    senders = [
        threading.Thread(target=lambda: [site.beacon(body) for _ in range(25)]) for _ in range(4)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    account.saw(home_id, *["views", "visits"] * 100)
    for headers, kind in [
        ({"DNT": "1"}, "filtered:opt-out"),
        ({"Sec-GPC": "1"}, "filtered:opt-out"),
        ({"Sec-Purpose": "prefetch"}, "filtered:prefetch"),
        ({"User-Agent": "Googlebot/2.1"}, "filtered:bot"),
    ]:
        site.beacon(body, **headers)
        account.left[kind] += 1
    link = {"Referer": f"{site.address}/poistuva/"}
    for wanted in ("bytes=0-999", "bytes=1000-", "bytes=-100"):
        ask(site, made["file"], Range=wanted, **link)
    account.saw(made["doomed"], "downloads")
    account.sent["download"] += 1
    ask(site, "/ajankohtaista/rss.xml", **{"User-Agent": "Feedly/1.0"})
    ask(site, "/", Accept="application/json")
    account.sent.update(["feed", "json"])

    site.manage("shell", "-v0", "-c", DELETE % made["doomed"])
    site.terminate()
    report = json.loads(site.manage("shell", "-v0", "-c", REPORT))
    expected = {
        str(page_id): [seen[name] for name in ("views", "visits", "engaged", "downloads")]
        for page_id, seen in account.pages.items()
    }
    assert report["pages"] == expected
    assert report["left_out"] == dict(account.left)
    assert {kind: count for kind, count in report["sent"].items() if count} == dict(account.sent)
    assert report["titles"][str(made["doomed"])] == "Poistuva"
