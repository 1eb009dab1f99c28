"""A hit belongs to the Helsinki day on which it happened."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest

from reach import buffer
from reach.days import helsinki_day, last_days
from reach.models import DailyReach


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # winter: two hours ahead of UTC
        (datetime(2026, 1, 14, 21, 59, 59, tzinfo=UTC), date(2026, 1, 14)),
        (datetime(2026, 1, 14, 22, 0, 0, tzinfo=UTC), date(2026, 1, 15)),
        # summer: three hours
        (datetime(2026, 7, 14, 20, 59, 59, tzinfo=UTC), date(2026, 7, 14)),
        (datetime(2026, 7, 14, 21, 0, 0, tzinfo=UTC), date(2026, 7, 15)),
        # the nights around the change to summer time, 29 March 2026
        (datetime(2026, 3, 28, 22, 0, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 20, 59, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 21, 0, 0, tzinfo=UTC), date(2026, 3, 30)),
        # and back to winter time, 25 October 2026
        (datetime(2026, 10, 24, 21, 0, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 21, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 0, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_the_day_turns_at_helsinki_midnight(moment, day):
    assert helsinki_day(moment) == day


@pytest.mark.django_db
def test_hits_around_midnight_go_to_their_own_days_though_written_together(page, send, settings):
    settings.TIME_ZONE = "UTC"
    for moment in (
        datetime(2026, 10, 25, 21, 59, 59, tzinfo=UTC),
        datetime(2026, 10, 25, 22, 0, 0, tzinfo=UTC),
    ):
        with patch("django.utils.timezone.now", return_value=moment):
            send(page)
    buffer.flush()
    assert list(DailyReach.objects.order_by("day").values_list("day", "views")) == [
        (date(2026, 10, 25), 1),
        (date(2026, 10, 26), 1),
    ]


def test_the_last_days_are_consecutive_through_the_change_of_the_clock():
    days = last_days(30, datetime(2026, 3, 30, 12, tzinfo=UTC))
    assert len(set(days)) == 30
    assert (days[0], days[-1]) == (date(2026, 3, 1), date(2026, 3, 30))
