"""What is dropped with time, and what never changes."""

from datetime import timedelta

import pytest

from reach import upsert
from reach.days import helsinki_day
from reach.figures import Figures, ReportFilter
from reach.jobs import forget
from reach.models import Campaign, DailyChannel, DailyPage, DailyReach, DailySource

pytestmark = pytest.mark.django_db


@pytest.fixture
def store():
    batches = iter(range(1, 1000))

    def add(days_ago, source="", campaign="", views=1):
        day = helsinki_day() - timedelta(days=days_ago)
        row = (1, day, "social", source, campaign, views, views, 0, 0)
        upsert.write("w", next(batches), {"DailyReach": [row]})

    return add


def ways(model=DailyReach):
    return sorted(model.objects.values_list("source", "campaign", "views"))


def test_sources_and_campaigns_are_dropped_after_their_time_and_sums_stay(store, settings):
    settings.REACH_DETAIL_DAYS = 100
    Campaign.objects.create(key="syksy", name="Syksy")
    store(101, "t.co", "syksy", views=2)
    store(101, "jodel.com", views=3)
    store(101, views=4)
    store(100, "t.co", "syksy", views=5)
    before = (list(DailyPage.objects.values()), list(DailyChannel.objects.values()))
    forget()
    for model in (DailyReach, DailySource):
        assert ways(model) == [("", "", 9), ("t.co", "syksy", 5)]
    assert before == (list(DailyPage.objects.values()), list(DailyChannel.objects.values()))
    forget()
    assert ways() == [("", "", 9), ("t.co", "syksy", 5)]


def test_words_that_name_no_campaign_are_dropped_sooner(store, settings):
    settings.REACH_WORD_DAYS = 30
    Campaign.objects.create(key="syksy", name="Syksy")
    store(31, "t.co", "Syksy", views=1)
    store(31, "t.co", "someone-77", views=2)
    store(31, "t.co", "someone-78", views=4)
    store(30, "t.co", "someone-79", views=8)
    forget()
    assert ways() == [("t.co", "-", 6), ("t.co", "Syksy", 1), ("t.co", "someone-79", 8)]
    today = helsinki_day()
    report = Figures(ReportFilter(today - timedelta(days=60), today))
    assert [(row.key, row.totals.views) for row in report.by_campaign()] == [
        ("syksy", 1),
        ("other", 14),
    ]
    assert [row.key for row in report.unknown_campaigns()] == ["someone-79"]


def test_many_rows_are_folded_in_portions(store, settings, monkeypatch):
    monkeypatch.setattr("reach.retention.PORTION", 3)
    for number in range(10):
        store(2000, f"s{number}.example", views=1)
    forget()
    assert ways() == [("", "", 10)]
