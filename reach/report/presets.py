"""Periods that are one click away: payment periods, this and the last year, month and quarter."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reach.days import helsinki_day
from reach.models import PaymentPeriod


class Preset(NamedTuple):
    name: str
    first_day: date
    last_day: date


def presets(today: date | None = None) -> list[Preset]:
    """Payment periods first, then months and years. One query."""
    today = today or helsinki_day()
    periods = [Preset(row.name, row.first_day, row.last_day) for row in PaymentPeriod.objects.all()]
    this_month = today.replace(day=1)
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    return [
        *periods,
        Preset(_("Last 30 days"), today - timedelta(days=29), today),
        month(last_month),
        Preset(_("Year %(year)s") % {"year": today.year}, date(today.year, 1, 1), today),
        year(today.year - 1),
    ]


def month(first_day: date) -> Preset:
    following = (first_day + timedelta(days=31)).replace(day=1)
    return Preset(date_format(first_day, "YEAR_MONTH_FORMAT"), first_day, following - timedelta(1))


def year(number: int) -> Preset:
    return Preset(_("Year %(year)s") % {"year": number}, date(number, 1, 1), date(number, 12, 31))
