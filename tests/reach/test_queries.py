"""Reading the figures back."""

from datetime import timedelta

import pytest

from reach.days import helsinki_day
from reach.models import DailyReach, Kind
from reach.queries import PageReach, left_out, page_reach, top_sources

pytestmark = pytest.mark.django_db


def store(page_id, days_ago=0, views=1, visits=1, kind=Kind.VIEW, channel="direct", source=""):
    return DailyReach.objects.create(
        page_id=page_id,
        day=helsinki_day() - timedelta(days=days_ago),
        kind=kind,
        locale="fi",
        channel=channel,
        source=source,
        views=views,
        visits=visits,
    )


def test_many_pages_are_read_in_one_query(django_assert_num_queries):
    store(1, views=5, visits=2)
    store(1, views=4, visits=4, channel="search", source="www.google.fi")
    store(1, days_ago=29, views=1, visits=0)
    store(1, days_ago=30, views=100)
    store(1, kind=Kind.BOT, channel="", views=50, visits=0)
    store(2, views=7, visits=7)
    with django_assert_num_queries(1):
        figures = page_reach([1, 2, 3], days=30)
    assert figures[1] == PageReach(10, 6, (1, *[0] * 28, 9))
    assert figures[2].views == 7
    assert figures[3] == PageReach(0, 0, (0,) * 30)


def test_no_pages_need_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert page_reach([]) == {}


def test_sources_are_ordered_by_visits_and_views_from_within_are_none():
    store(1, views=9, visits=0, channel="internal")
    store(1, views=2, visits=2, channel="search", source="www.google.fi")
    store(1, views=3, visits=3, channel="search", source="www.google.fi", days_ago=1)
    store(1, views=4, visits=4, channel="social", source="t.co")
    assert [(row.source, row.visits) for row in top_sources(1)] == [
        ("www.google.fi", 5),
        ("t.co", 4),
    ]


def test_what_was_left_out_is_told_by_reason():
    store(1, kind=Kind.BOT, channel="", views=12, visits=0)
    store(1, kind=Kind.EDITOR, channel="", views=20, visits=0)
    store(1, views=3)
    assert [row.count for row in left_out(1)] == [20, 12]
