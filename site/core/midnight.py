"""The day that ends at midnight in Helsinki, whatever the server's zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

HELSINKI = ZoneInfo("Europe/Helsinki")


def seconds_to_midnight(at: datetime | None = None) -> int:
    """Whole seconds from an aware datetime (None means now) to the end of its day, at least one.

    Reckoned in UTC: the days on which clocks are moved have 23 and 25 hours.
    """
    now = (at or timezone.now()).astimezone(HELSINKI)
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, HELSINKI)
    return max(int((midnight.astimezone(UTC) - now.astimezone(UTC)).total_seconds()), 1)
