"""Reading the figures back."""

from datetime import timedelta

import pytest

from reach.days import helsinki_day
from reach.models import DailyCount, DailyPage, DailyReach, Kind, ReachedPage
from reach.queries import PageReach, counted_beside, page_reach, similar_pages, top_sources

pytestmark = pytest.mark.django_db


def store(page_id, days_ago=0, views=1, visits=1, engaged=0):
    DailyPage.objects.create(
        page_id=page_id,
        day=helsinki_day() - timedelta(days=days_ago),
        views=views,
        visits=visits,
        engaged=engaged,
    )


def store_way(page_id, channel, source, visits, days_ago=0):
    day = helsinki_day() - timedelta(days=days_ago)
    DailyReach.objects.create(
        page_id=page_id, day=day, channel=channel, source=source, views=9, visits=visits
    )


def test_many_pages_are_read_in_one_query(django_assert_num_queries):
    store(1, views=9, visits=6, engaged=4)
    store(1, days_ago=29, views=1, visits=0, engaged=1)
    store(1, days_ago=30, views=100)
    store(2, views=7, visits=7)
    with django_assert_num_queries(1):
        figures = page_reach([1, 2, 3], days=30)
    assert figures[1] == PageReach(10, 6, 5, (1, *[0] * 28, 9))
    assert figures[2].views == 7
    assert figures[3] == PageReach(0, 0, 0, (0,) * 30)


def test_no_pages_need_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert page_reach([]) == {}


def test_sources_are_ordered_by_visits_and_views_from_within_are_none():
    store_way(1, "internal", "", visits=0)
    store_way(1, "search", "www.google.fi", visits=2)
    store_way(1, "search", "www.google.fi", visits=3, days_ago=1)
    store_way(1, "social", "t.co", visits=4)
    assert [(row.source, row.visits) for row in top_sources(1)] == [
        ("www.google.fi", 5),
        ("t.co", 4),
    ]


def test_downloads_and_what_was_left_out_are_told_in_one_query(django_assert_num_queries):
    for kind, item, count in [
        (Kind.BOT, "", 12),
        (Kind.EDITOR, "", 20),
        (Kind.DOWNLOAD, "document:1", 3),
        (Kind.FEED, "feed:1.rss", 40),
    ]:
        DailyCount.objects.create(page_id=1, day=helsinki_day(), kind=kind, item=item, count=count)
    with django_assert_num_queries(1):
        downloads, left_out = counted_beside(1)
    assert downloads == 3
    assert [row.count for row in left_out] == [20, 12]


def test_a_page_is_compared_with_others_of_its_type_and_language(page):
    for number, views in enumerate((5, 9, 100), 9001):
        store(number, views=views)
        ReachedPage.objects.create(page_id=number, page_type="wagtailcore.Page", locale="fi")
    store(9004, views=1)
    ReachedPage.objects.create(page_id=9004, page_type="wagtailcore.Page", locale="sv")
    assert similar_pages(page) == (9, 3)
    DailyPage.objects.filter(page_id=9001).delete()
    assert similar_pages(page) is None
