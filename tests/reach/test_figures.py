"""The figures of a report."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reach import upsert
from reach.figures import Breakdown, Figures, ReportFilter, Totals
from reach.models import Campaign, ChannelHost, DailyCount, Kind, ReachedPage

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 6, 1)


@pytest.fixture
def store():
    """`store(page, day, channel, source, campaign, views=, …)` adds views as a flush does."""
    batches = iter(range(1, 10_000))

    def add(page_id, day=MONDAY, channel="direct", source="", campaign="", *, views=1, visits=0,
            readers=0, engaged=0):  # fmt: skip
        row = (page_id, day, channel, source, campaign, views, visits, readers, engaged)
        upsert.write("w", next(batches), {"DailyReach": [row]})

    return add


@pytest.fixture
def pages():
    """Page 1: news of tp1 in Nivala; page 2: a Swedish page of tp1 and tp2; page 3: deleted long ago,
    of nothing in particular."""
    ReachedPage.objects.create(
        page_id=1, title="Uutinen", url="/u/", page_type="news.NewsPage", locale="fi",
        organisation="ny", work_packages=["tp1"], municipalities=["nivala"],
    )  # fmt: skip
    ReachedPage.objects.create(
        page_id=2, title="Sida", url="/sv/s/", page_type="home.StandardPage", locale="sv",
        organisation="nivala", work_packages=["tp1", "tp2"],
    )  # fmt: skip
    ReachedPage.objects.create(
        page_id=3, title="Vanha", url="/v/", page_type="home.StandardPage", locale="fi"
    )


def count(kind, number, page_id=0, item="", day=MONDAY):
    DailyCount.objects.create(page_id=page_id, day=day, kind=kind, item=item, count=number)


def june(**narrowed):
    return Figures(ReportFilter(MONDAY, date(2026, 6, 30), **narrowed))


def test_the_period_includes_its_first_and_last_day(store, pages):
    for day in (date(2026, 5, 31), MONDAY, date(2026, 6, 30), date(2026, 7, 1)):
        store(1, day, views=10, visits=4, engaged=2, readers=3)
    assert june().totals == Totals(20, 8, 6, 4, 0)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before"):
        ReportFilter(MONDAY, MONDAY - timedelta(days=1))


def test_the_previous_period_is_as_long_and_ends_the_day_before(store, pages):
    store(1, date(2026, 5, 2), views=7)
    store(1, date(2026, 5, 1), views=100)
    before = june().filter.previous()
    assert (before.first_day, before.last_day) == (date(2026, 5, 2), date(2026, 5, 31))
    assert june().previous_totals.views == 7


def test_downloads_stand_beside_views_and_are_never_added_to_them(store, pages):
    store(1, views=5)
    count(Kind.DOWNLOAD, 3, 1, "document:1")
    count(Kind.DOWNLOAD, 2, 0, "document:2")
    count(Kind.FEED, 90, 1, "feed:1.rss")
    count(Kind.BOT, 70, 1)
    report = june()
    assert report.totals == Totals(views=5, downloads=5)
    assert [(row.page_id, row.views, row.downloads) for row in report.pages()] == [(1, 5, 3)]
    assert {row.kind: row.count for row in report.sent()} == {
        "download": 5, "feed": 90, "calendar": 0, "json": 0,
    }  # fmt: skip
    assert [tuple(row) for row in report.left_out()] == [(Kind.BOT, 70)]


def test_page_rows_have_the_columns_of_the_contract(store, pages):
    store(2, views=9, visits=5, readers=4, engaged=3)
    (row,) = june().pages()
    assert ",".join(row._fields) == (
        "page_id,url,title,type,work_package,language,views,visits,readers,engaged,downloads"
    )
    assert row == (2, "/sv/s/", "Sida", "home.StandardPage", "tp1, tp2", "sv", 9, 5, 4, 3, 0)


@pytest.mark.parametrize(
    ("narrowed", "views"),
    [
        ({"work_package": "tp1"}, 3),
        ({"work_package": "tp2"}, 2),
        ({"work_package": "none-such"}, 0),
        ({"page_type": "home.StandardPage"}, 6),
        ({"language": "fi"}, 5),
        ({"municipality": "nivala"}, 1),
        ({"organisation": "nivala"}, 2),
        ({"channel": "direct"}, 7),
        ({"channel": "social"}, 0),
        ({"page_id": 3}, 4),
        ({"language": "fi", "page_type": "home.StandardPage"}, 4),
    ],
)
def test_every_filter_narrows_every_figure(store, pages, narrowed, views):
    for page_id, number in ((1, 1), (2, 2), (3, 4)):
        store(page_id, views=number)
    report = june(**narrowed)
    assert report.totals.views == views
    assert sum(row.views for row in report.pages()) == views
    assert sum(point.totals.views for point in report.series()) == views
    assert sum(row.totals.views for row in report.by_channel()) == views
    assert sum(row.totals.views for row in report.by_source()) == views
    assert sum(row.totals.views for row in report.by_type()) == views


def test_a_page_in_two_work_packages_is_in_both_rows(store, pages):
    store(1, views=1)
    store(2, views=2)
    store(3, views=4)
    assert june().by_work_package() == [
        Breakdown("tp1", Totals(3), 2),
        Breakdown("tp2", Totals(2), 1),
        Breakdown("", Totals(4), 1),
    ]
    assert [row.key for row in june().by_language()] == ["fi", "sv"]
    assert [row.key for row in june().by_municipality()] == ["nivala", ""]


def test_the_series_has_every_day_week_and_month_of_the_period(store, pages):
    store(1, date(2026, 6, 3), views=2)
    store(1, date(2026, 6, 8), views=5)
    count(Kind.DOWNLOAD, 1, 1, "document:1", day=date(2026, 6, 9))
    report = Figures(ReportFilter(date(2026, 5, 30), date(2026, 6, 9)))
    assert [point.totals.views for point in report.series()] == [0, 0, 0, 0, 2, 0, 0, 0, 0, 5, 0]
    weeks = report.series("week")
    assert [(w.first_day.day, w.last_day.day, w.totals.views) for w in weeks] == [
        (30, 31, 0), (1, 7, 2), (8, 9, 5),
    ]  # fmt: skip
    assert weeks[-1].totals.downloads == 1
    months = report.series("month")
    assert [(m.first_day.month, m.totals.views) for m in months] == [(5, 0), (6, 7)]


def test_sources_with_fewer_than_five_views_stand_together(store, pages):
    store(1, channel="social", source="www.facebook.com", views=5)
    store(1, channel="social", source="t.co", views=4)
    store(2, channel="social", source="jodel.com", views=2)
    store(1, channel="direct", views=1)
    ChannelHost.objects.create(host="facebook.com", channel="social", name="Facebook")
    rows = [(r.channel, r.source, r.name, r.totals.views, r.is_small) for r in june().by_source()]
    assert rows == [
        ("social", "", "", 6, True),
        ("social", "www.facebook.com", "Facebook", 5, False),
        ("direct", "", "", 1, False),
    ]


def test_only_the_projects_own_campaigns_are_named(store, pages):
    Campaign.objects.create(key="syksy", name="Syksyn kirje")
    store(1, campaign="syksy", channel="newsletter", views=2)
    store(1, campaign="Syksy", channel="newsletter", views=1)
    store(1, campaign="made-up", views=6)
    store(1, campaign="person-77", views=1)
    store(1, views=50)
    report = june()
    assert [(row.key, row.totals.views) for row in report.by_campaign()] == [
        ("syksy", 3),
        ("other", 7),
    ]
    assert [(row.key, row.totals.views) for row in report.unknown_campaigns()] == [("made-up", 6)]


def test_downloads_are_told_by_item(store, pages):
    count(Kind.DOWNLOAD, 3, 1, "document:1")
    count(Kind.DOWNLOAD, 8, 2, "package:7@1.2")
    assert [(row.item, row.title, row.page_id, row.count) for row in june().items()] == [
        ("package:7@1.2", "Sida", 2, 8),
        ("document:1", "Uutinen", 1, 3),
    ]
    assert len(june(language="fi").items()) == 1


def test_a_whole_report_costs_a_fixed_number_of_queries(
    store, pages, django_assert_max_num_queries
):
    for page_id in (1, 2, 3):
        for day in range(5):
            store(page_id, MONDAY + timedelta(days=day), channel="social", source="t.co", views=9)
    report = june()
    with django_assert_max_num_queries(14):
        report.totals, report.previous_totals  # noqa: B018
        report.pages(), report.series(), report.series("week"), report.by_channel()
        report.by_work_package(), report.by_type(), report.by_language(), report.by_municipality()
        report.by_source(), report.items(), report.sent(), report.left_out()


def test_how_readers_of_some_pages_came_is_read_once(store, pages):
    store(1, MONDAY, channel="social", source="t.co", campaign="autumn", views=9)
    report = june(language="fi")
    with CaptureQueriesContext(connection) as queries:
        report.by_channel(), report.by_source(), report.by_campaign()
    assert sum('"reach_dailyreach"' in query["sql"] for query in queries) == 1
