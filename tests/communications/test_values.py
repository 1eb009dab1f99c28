"""Numbers and dates in Finnish and in American."""

import contextlib
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from communications.imports.values import BadValueError, moment, number, order_seen


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1 234,5", "comma", "1234.50"),
        ("1\u00a0234", "comma", "1234"),
        ("1.234,5", "comma", "1234.50"),
        ("12,0", "comma", "12"),
        ("1,234.5", "point", "1234.50"),
        ("1,234", "point", "1234"),
        ("12 %", "comma", "12"),
        (7, "comma", "7"),
        (7.25, "point", "7.25"),
    ],
)
def test_a_number_is_read_by_the_chosen_mark(text, mark, value):
    assert number(text, mark) == Decimal(value)


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", None])
def test_nothing_is_no_number(text):
    assert number(text, "comma") is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1,234.5", "comma"), ("1.234,5", "point"), ("12.5", "comma"), ("12,5", "point"), ("abc", "comma"), ("-5", "comma"),
     (-5, "comma"), ("=1+1", "comma"), ("1e9", "comma"), (float("nan"), "comma"), (float("inf"), "point"), ("9" * 40, "comma"),
     (date(2026, 1, 1), "comma")],
)  # fmt: skip
def test_another_number_is_refused_and_not_guessed(text, mark):
    with pytest.raises(BadValueError):
        number(text, mark)


@pytest.mark.parametrize(
    ("text", "order", "day", "hour"),
    [
        ("5.3.2026", "dmy", date(2026, 3, 5), 12),
        ("5.3.2026", "mdy", date(2026, 3, 5), 12),
        ("5.3.2026 klo 14.30", "dmy", date(2026, 3, 5), 14),
        ("03/05/2026", "mdy", date(2026, 3, 5), 12),
        ("03/05/2026", "dmy", date(2026, 5, 3), 12),
        ("03/05/2026 2:15 PM", "mdy", date(2026, 3, 5), 14),
        ("3/5/26 12:05 AM", "mdy", date(2026, 3, 5), 0),
        ("2026-03-05", "mdy", date(2026, 3, 5), 12),
        ("2026-03-05T08:00:00", "dmy", date(2026, 3, 5), 8),
        ("2026-03-05T22:30:00Z", "dmy", date(2026, 3, 6), 0),
        ("Mar 5, 2026", "dmy", date(2026, 3, 5), 12),
        ("Thu, Mar 5, 2026", "dmy", date(2026, 3, 5), 12),
        ("5. maaliskuuta 2026", "dmy", date(2026, 3, 5), 12),
        (datetime.fromisoformat("2026-03-05 09:30"), "dmy", date(2026, 3, 5), 9),
        (date(2026, 3, 5), "mdy", date(2026, 3, 5), 12),
    ],
)
def test_a_date_is_read_by_the_chosen_order(text, order, day, hour):
    found = timezone.localtime(moment(text, order))
    assert (found.date(), found.hour) == (day, hour)


@pytest.mark.parametrize(
    ("text", "order"),
    [("", "dmy"), (None, "dmy"), ("03/25/2026", "dmy"), ("25/03/2026", "mdy"), ("31.2.2026", "dmy"), ("eilen", "dmy"),
     ("5.3.2026 klo 29.30", "dmy"), ("5.3.1026", "dmy"), ("Foo 5, 2026", "dmy"), (45000, "dmy")],
)  # fmt: skip
def test_what_is_no_date_is_refused(text, order):
    with pytest.raises(BadValueError):
        moment(text, order)


def test_the_dates_tell_their_order_when_one_of_them_can_be_only_that():
    assert order_seen(["03/04/2026", "03/25/2026"]) == "mdy"
    assert order_seen(["03/04/2026", "25/03/2026"]) == "dmy"
    assert order_seen(["03/04/2026"]) is None
    assert order_seen(["25/03/2026", "03/25/2026"]) is None


@given(st.text(max_size=40) | st.floats() | st.integers() | st.none())
def test_no_cell_breaks_the_reading(cell):
    for read, choice in ((number, "comma"), (number, "point"), (moment, "dmy"), (moment, "mdy")):
        with contextlib.suppress(BadValueError):
            read(cell, choice)
