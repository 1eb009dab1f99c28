"""A scripted crowd, counted by the script itself: the report must equal it exactly."""

import random
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Locale, Page

from core.models import Attachment
from home.models import StandardPage
from reach import buffer
from reach.figures import Figures, ReportFilter
from reach.models import Kind
from tests.reach.conftest import BROWSER

pytestmark = pytest.mark.django_db

BOT = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
# Ten minutes before and after Helsinki midnight, in the night that ends summer time.
EVENING = datetime(2026, 10, 24, 20, 50, tzinfo=UTC)
NIGHT = EVENING + timedelta(minutes=20)
DAYS = (date(2026, 10, 24), date(2026, 10, 25))
CAME_FROM = {
    "": ("direct", ""),
    "www.google.fi": ("search", "www.google.fi"),
    "l.facebook.com": ("social", "l.facebook.com"),
    "testserver": ("internal", ""),
}


class Crowd:
    """Acts and keeps its own account: `seen[day, page][figure]`, `left[kind]`, `ways[channel]`."""

    def __init__(self, send, admin_client, dice):
        self.send, self.editor, self.dice = send, admin_client, dice
        self.day = None
        self.seen, self.left, self.ways, self.sent = {}, Counter(), Counter(), Counter()
        self.gone = set()

    def saw(self, page, figure):
        self.seen.setdefault((self.day, page.pk), Counter())[figure] += 1

    def reader(self, page):
        referrer = self.dice.choice(list(CAME_FROM))
        self.send(page, referrer=referrer)
        if page.pk in self.gone:
            self.left[Kind.PAGE] += 1
            return
        channel = CAME_FROM[referrer][0]
        self.ways[channel] += 1
        self.saw(page, "views")
        if channel != "internal":
            self.saw(page, "visits")
        if self.dice.random() < 0.5:
            self.send(page, referrer=referrer, engaged=True)
            self.saw(page, "engaged")

    def reload(self, page):
        if page.pk in self.gone:
            return
        self.send(page, referrer="testserver")
        self.ways["internal"] += 1
        self.saw(page, "views")

    def bot(self, page):
        self.send(page, HTTP_USER_AGENT=BOT)
        self.left[Kind.BOT] += 1

    def prefetch(self, page):
        self.send(page, HTTP_SEC_PURPOSE="prefetch")
        self.left[Kind.PREFETCH] += 1

    def objector(self, page):
        self.send(page, **self.dice.choice([{"HTTP_DNT": "1"}, {"HTTP_SEC_GPC": "1"}]))
        self.left[Kind.OPT_OUT] += 1

    def signed_in(self, page):
        self.send(page, client=self.editor)
        self.left[Kind.PAGE if page.pk in self.gone else Kind.EDITOR] += 1

    def stranger(self, page):
        self.send(page, HTTP_ORIGIN="https://evil.example", HTTP_SEC_FETCH_SITE="cross-site")
        self.left[Kind.ORIGIN] += 1

    def broken(self, page):
        Client().post("/t/", b'{"p": "x"}', content_type="text/plain", HTTP_USER_AGENT=BROWSER)

    def downloader(self, page, document):
        client = Client(headers={"user-agent": BROWSER})
        link = {"HTTP_REFERER": f"http://testserver{page.url}"}
        for wanted in ("bytes=0-999", "bytes=1000-1999", "bytes=2000-"):
            read(client.get(document.url, HTTP_RANGE=wanted, **link))
        etag = read(client.get(document.url, HTTP_USER_AGENT=BOT, **link)).headers["ETag"]
        read(client.get(document.url, HTTP_IF_NONE_MATCH=etag, **link))
        read(client.head(document.url, **link))
        self.left[Kind.BOT] += 1
        self.sent["download"] += 1
        self.saw(page, "downloads")

    def program(self, listing):
        read(Client().get(f"{listing.url}rss.xml", HTTP_USER_AGENT="Feedly/1.0"))
        read(Client().get(listing.url, HTTP_ACCEPT="application/json"))
        self.sent.update(["feed", "json"])


def read(response):
    list(response.streaming_content) if response.streaming else response.content
    return response


@contextmanager
def at(moment):
    with patch("django.utils.timezone.now", return_value=moment):
        yield


@pytest.fixture
def site(standard_page, news_index, site_root, organisation):
    """A page each in Finnish, Swedish and English, and a news listing."""
    pages = [standard_page]
    for language in ("sv", "en"):
        locale, _ = Locale.objects.get_or_create(language_code=language)
        home = site_root.get_translation_or_none(locale) or site_root.copy_for_translation(locale)
        if home.alias_of_id or not home.live:
            home.alias_of = None
            home.live = True
            home.save()
        page = StandardPage(
            title=f"In {language}", slug=f"in-{language}", organisation=organisation
        )
        page.locale = locale
        pages.append(home.add_child(instance=page))
    return pages, news_index


@pytest.mark.parametrize("seed", [1, 2])
def test_the_report_equals_what_a_crowd_did(site, make_page, send, admin_client, seed):
    dice = random.Random(seed)  # noqa: S311
    pages, listing = site
    doomed = make_page("doomed", title="Soon deleted")
    pages = [*pages, doomed]
    document = Attachment.objects.create(title="Opas", file=ContentFile(b"x" * 3000, "opas.pdf"))
    crowd = Crowd(send, admin_client, dice)
    acts = [crowd.reader] * 8 + [
        crowd.reload, crowd.bot, crowd.prefetch, crowd.objector, crowd.signed_in, crowd.stranger,
        crowd.broken,
    ]  # fmt: skip
    for moment, day in zip((EVENING, NIGHT), DAYS, strict=True):
        crowd.day = day
        with at(moment):
            for number in range(90):
                dice.choice(acts)(dice.choice(pages))
                if number % 23 == 0:
                    crowd.downloader(dice.choice(pages[:3]), document)
                    crowd.program(listing)
                if dice.random() < 0.1:
                    buffer.flush()
        if day == DAYS[0]:
            Page.objects.get(pk=doomed.pk).delete()
            crowd.gone.add(doomed.pk)
    buffer.flush()

    report = Figures(ReportFilter(*DAYS))
    for day in DAYS:
        rows = {row.page_id: row for row in Figures(ReportFilter(day, day)).pages()}
        for page in pages:
            row, expected = rows.get(page.pk), crowd.seen.get((day, page.pk), Counter())
            for figure in ("views", "visits", "engaged", "downloads"):
                assert getattr(row, figure, 0) == expected[figure], (day, page.title, figure)
    whole = sum(crowd.seen.values(), Counter())
    for figure, total in report.totals._asdict().items():
        assert total == whole[figure]
    assert {row.key: row.totals.views for row in report.by_channel()} == dict(crowd.ways)
    assert {row.kind: row.count for row in report.left_out()} == dict(crowd.left)
    assert {row.kind: row.count for row in report.sent() if row.count} == dict(crowd.sent)
    languages = {row.key: row.totals.views for row in report.by_language()}
    by_page = {row.page_id: row.views for row in report.pages()}
    assert languages["sv"] == by_page[pages[1].pk]
    assert languages["en"] == by_page[pages[2].pk]
    (gone,) = [row for row in report.pages() if row.page_id == doomed.pk]
    assert (gone.title, gone.type) == ("Soon deleted", "wagtailcore.Page")
