"""The day of an event: the project reports by Helsinki days, whatever the server's zone."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from core.midnight import HELSINKI


def helsinki_day(at: datetime | None = None) -> date:
    """The Helsinki date of an aware datetime; None means now."""
    return (at or timezone.now()).astimezone(HELSINKI).date()


def last_days(count: int, at: datetime | None = None) -> list[date]:
    """The last `count` Helsinki days, oldest first, today included."""
    today = helsinki_day(at)
    return [today - timedelta(days=back) for back in reversed(range(count))]
