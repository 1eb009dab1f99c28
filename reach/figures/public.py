"""What the public is told: how often the things of some pages were downloaded."""

from collections.abc import Iterable

from django.db.models import Sum

from reach.models import DailyCount, Kind


def downloads(page_ids: Iterable[int]) -> int:
    """Counted downloads of all days; bots and editors are not among them. One query."""
    rows = DailyCount.objects.filter(page_id__in=page_ids, kind=Kind.DOWNLOAD)
    return rows.aggregate(total=Sum("count"))["total"] or 0
