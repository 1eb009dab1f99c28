"""Read: what the editor's screens ask about single pages; reports ask `reach.figures`."""

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from django.db.models import F, Sum

from reach.channels import Channel
from reach.days import last_days
from reach.models import DailyCount, DailyPage, DailyReach, Kind, ReachedPage


class PageReach(NamedTuple):
    """Totals of a page; `series` holds the views of each day, oldest first, today last."""

    views: int
    visits: int
    engaged: int
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
    visits, engaged = dict.fromkeys(page_ids, 0), dict.fromkeys(page_ids, 0)
    rows = (
        DailyPage.objects.filter(page_id__in=page_ids, day__range=(min(position), max(position)))
        .order_by()
        .values_list("page_id", "day", "views", "visits", "engaged")
    )
    for page_id, day, day_views, day_visits, day_engaged in rows:
        series[page_id][position[day]] = day_views
        visits[page_id] += day_visits
        engaged[page_id] += day_engaged
    return {
        page_id: PageReach(
            sum(series[page_id]), visits[page_id], engaged[page_id], tuple(series[page_id])
        )
        for page_id in page_ids
    }


def top_sources(page_id: int, days: int = 30, limit: int = 5) -> list[Source]:
    """What brought the most visits to a page in the last `days` days, most first. One query."""
    rows = (
        DailyReach.objects.filter(page_id=page_id, day__in=last_days(days))
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


def counted_beside(page_id: int, days: int = 30) -> tuple[int, list[LeftOut]]:
    """Downloads that belong to a page, and what was not counted on it and why. One query."""
    rows = (
        DailyCount.objects.filter(page_id=page_id, day__in=last_days(days))
        .values(reason=F("kind"))
        .annotate(total=Sum("count"))
        .order_by("-total", "reason")
    )
    sums = {row["reason"]: row["total"] for row in rows}
    left_out = [
        LeftOut(Kind(reason).label, total)
        for reason, total in sums.items()
        if Kind(reason).is_left_out
    ]
    return sums.get(Kind.DOWNLOAD, 0), left_out


class Comparison(NamedTuple):
    """The middle of the views of other pages of the same type and language, and their number."""

    median: float
    pages: int


def similar_pages(page, days: int = 30, fewest: int = 3) -> Comparison | None:
    """Pages like `page` that were viewed in the period; None for fewer than `fewest`. One query."""
    similar = ReachedPage.objects.filter(
        page_type=type(page)._meta.label, locale=page.locale.language_code
    ).exclude(page_id=page.pk)
    first_day, *_, last_day = last_days(days)
    views = (
        DailyPage.objects.filter(
            page_id__in=similar.values("page_id"), day__range=(first_day, last_day)
        )
        .order_by()
        .values("page_id")
        .annotate(total=Sum("views"))
        .values_list("total", flat=True)
    )
    found = list(views)
    return Comparison(median(found), len(found)) if len(found) >= fewest else None
