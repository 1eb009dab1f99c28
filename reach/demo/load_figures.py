"""A year of sample figures, so that the report shows what it will look like.

Nobody has measured them: an annotation marked as a sample says so wherever the report shows them.
They end on the day before the demo is loaded, so that real figures follow. The same site gets the
same figures: chance is drawn from each page's address.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from math import exp

from django.utils import timezone

from communications.models import Annotation
from core.midnight import HELSINKI
from core.querysets import visible_pages
from reach import upsert
from reach.channels import Channel
from reach.days import helsinki_day
from reach.models import DailyPage, Kind, PaymentPeriod
from reach.page_facts import PageFacts, facts_of
from reach.rollup import Sums, to_rows

DAYS = 365
# Monday to Sunday: a public service is read in office hours.
WEEKDAYS = (1.15, 1.2, 1.15, 1.05, 0.9, 0.4, 0.45)
# July and the turn of the year are quiet.
MONTHS = (0.8, 1, 1.1, 1.05, 0.95, 0.7, 0.4, 0.85, 1.1, 1.15, 1.1, 0.7)
# Views a day: of a page that stands, and of a post on its first day.
STANDING = {"home.HomePage": 34, "news.NewsIndexPage": 12, "home.ProjectPage": 7}
POST = "news.NewsPage"
FIRST_DAY_OF_POST, HALF_LIFE = 42, 9
OTHER_PAGE = 3.2
RARE_DAYS = 5
LANGUAGES = {"fi": 1.0, "sv": 0.09, "en": 0.13, "fi-simple": 0.16}
# Share of views, where from, and which part of them is read to the end.
WAYS = [
    (0.27, Channel.SEARCH, "www.google.com", "", 0.46),
    (0.05, Channel.SEARCH, "www.bing.com", "", 0.41),
    (0.19, Channel.DIRECT, "", "", 0.38),
    (0.14, Channel.INTERNAL, "", "", 0.52),
    (0.13, Channel.SOCIAL, "facebook", "", 0.24),
    (0.05, Channel.SOCIAL, "linkedin", "", 0.33),
    (0.06, Channel.NEWSLETTER, "newsletter", "", 0.49),
    (0.07, Channel.REFERRAL, "www.ylivieska.fi", "", 0.44),
    (0.02, Channel.QR, "poster", "", 0.35),
    (0.02, Channel.AI, "chatgpt.com", "", 0.30),
]


def create() -> None:
    """Everything hangs on pages, which are there only when all have been made."""


def fill() -> None:
    today = helsinki_day()
    if not DailyPage.objects.exists():
        upsert.write("demo", 1, to_rows(sums(today), {}))
        upsert.forget("demo")
    first_day = today - timedelta(days=DAYS)
    if not Annotation.objects.filter(is_sample=True, kind=Annotation.Kind.METHOD).exists():
        Annotation.objects.create(
            day=today - timedelta(days=1),
            text="Sivujen luvut tähän päivään asti ovat esimerkkejä, joita kukaan ei ole mitannut.",
            kind=Annotation.Kind.METHOD,
            is_sample=True,
        )
    if not PaymentPeriod.objects.exists():
        half = (first_day + timedelta(days=DAYS // 2)).replace(day=1)
        PaymentPeriod.objects.create(
            name="Maksatusjakso 1 (esimerkki)",
            first_day=first_day.replace(day=1),
            last_day=half - timedelta(days=1),
        )
        PaymentPeriod.objects.create(
            name="Maksatusjakso 2 (esimerkki)", first_day=half, last_day=today
        )


def sums(today: date) -> Sums:
    """The year before `today`, in the shape that a worker flushes."""
    found = Sums()
    for page in visible_pages().select_related("locale"):
        facts = facts_of(page.pk)
        if facts is None or not facts.url:
            continue
        found.pages[page.pk] = facts
        chance = random.Random(facts.url)  # noqa: S311
        published = timezone.localtime(page.first_published_at, HELSINKI).date()
        for day, views in views_by_day(facts, published, today, chance):
            add_views(found, page.pk, day, views, chance)
            if chance.random() < 0.25:
                found.counts[(page.pk, day, Kind.BOT, "")] = chance.randint(1, 9)
    return found


def views_by_day(facts: PageFacts, published: date, today: date, chance) -> Iterator[tuple]:
    """(day, views) of the days with views."""
    is_post = facts.page_type == POST
    usual = STANDING.get(facts.page_type, OTHER_PAGE) * chance.uniform(0.7, 1.3)
    # A page that few read is read on some days only.
    step = 1 if facts.locale == "fi" or facts.page_type in STANDING else RARE_DAYS
    for back in range(DAYS, 0, -step):
        day = today - timedelta(days=back)
        if is_post:
            age = (day - published).days
            if age < 0:
                continue
            usual = 0.4 + FIRST_DAY_OF_POST * exp(-age / HALF_LIFE)
        mean = usual * WEEKDAYS[day.weekday()] * MONTHS[day.month - 1]
        mean *= LANGUAGES.get(facts.locale, 0.1)
        if views := round(mean * chance.uniform(0.5, 1.5) + chance.random() - 0.5):
            yield day, views


def add_views(found: Sums, page_id: int, day: date, views: int, chance) -> None:
    ways = chance.choices(WAYS, weights=[way[0] for way in WAYS], k=max(views, 0))
    for _share, channel, source, campaign, part_read in ways:
        row = found.views.setdefault((page_id, day, channel, source, campaign), [0, 0, 0, 0])
        row[0] += 1
        row[1] += channel != Channel.INTERNAL
        row[3] += chance.random() < part_read
