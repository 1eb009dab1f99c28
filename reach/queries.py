"""Read: questions about the stored daily rows."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F, Sum

from reach.channels import Channel
from reach.days import last_days
from reach.models import DailyReach, Kind


class PageReach(NamedTuple):
    """Totals of a page; `series` holds the views of each day, oldest first, today last."""

    views: int
    visits: int
    series: tuple[int, ...]


class Source(NamedTuple):
    """What brought visits: `channel` is a translated label, `source` a host name or ""."""

    channel: str
    source: str
    visits: int


class LeftOut(NamedTuple):
    """Beacons that were not counted; `reason` is a translated label."""

    reason: str
    count: int


def page_reach(page_ids: Iterable[int], days: int = 30) -> dict[int, PageReach]:
    """The last `days` Helsinki days of each page, zeros where nothing was counted. One query."""
    page_ids = set(page_ids)
    if not page_ids:
        return {}
    position = {day: index for index, day in enumerate(last_days(days))}
    series = {page_id: [0] * days for page_id in page_ids}
    visits = dict.fromkeys(page_ids, 0)
    rows = (
        DailyReach.objects.filter(page_id__in=page_ids, kind=Kind.VIEW, day__in=list(position))
        .order_by()
        .values_list("page_id", "day")
        .annotate(Sum("views"), Sum("visits"))
    )
    for page_id, day, day_views, day_visits in rows:
        series[page_id][position[day]] = day_views
        visits[page_id] += day_visits
    return {
        page_id: PageReach(sum(series[page_id]), visits[page_id], tuple(series[page_id]))
        for page_id in page_ids
    }


def top_sources(page_id: int, days: int = 30, limit: int = 5) -> list[Source]:
    """What brought the most visits to a page in the last `days` days, most first. One query."""
    rows = (
        DailyReach.objects.filter(page_id=page_id, kind=Kind.VIEW, day__in=last_days(days))
        .values("channel", "source")
        .annotate(total=Sum("visits"))
        .filter(total__gt=0)
        .order_by("-total", "channel", "source")[:limit]
    )
    labels = dict(Channel.choices)
    return [
        Source(labels.get(row["channel"], row["channel"]), row["source"], row["total"])
        for row in rows
    ]


def left_out(page_id: int, days: int = 30) -> list[LeftOut]:
    """What was not counted on a page in the last `days` days, and why. One query."""
    rows = (
        DailyReach.objects.filter(page_id=page_id, day__in=last_days(days))
        .exclude(kind=Kind.VIEW)
        .values(reason=F("kind"))
        .annotate(total=Sum("views"))
        .order_by("-total", "reason")
    )
    labels = dict(Kind.choices)
    return [LeftOut(labels.get(row["reason"], row["reason"]), row["total"]) for row in rows]
