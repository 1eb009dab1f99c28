"""Loads a believable year of publications with figures, the plan of the coming months, targets.

Every row is marked as an example. A further run adds what is missing and changes nothing.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from communications.models import Annotation, Channel, Method, PlanEntry, Publication, Target
from communications.models.metrics import record
from core.models import Municipality, Organisation, TargetGroup, WorkPackage

DATA = Path(__file__).with_name("communications.json")
# Figures grow: told after a week, and again after a month.
FIRST, LAST = 7, 30
SHARE_IN_A_WEEK = 0.7


def create() -> None:
    """Needs pages, which `fill` finds ready."""


def fill() -> None:
    rows = json.loads(DATA.read_text())
    channels = {row.key: row for row in Channel.objects.all()}
    organisations = {row.key: row for row in Organisation.objects.all()}
    today = timezone.localdate()
    for number, row in enumerate(rows["publications"], 1):
        load_publication(number, row, channels, organisations, today)
    for row in rows["plan"]:
        load_entry(row, today + timedelta(days=row["day"]), channels, organisations)
    for row in rows["yearly"]:
        load_entry(row, next_of(row["month"], today), channels, organisations)
    year = today.year
    for row in rows["targets"]:
        Target.objects.get_or_create(
            channel=channels.get(row["channel"]),
            measure=row["measure"],
            is_sample=True,
            defaults={
                "value": row["value"],
                "starts_on": date(year, 1, 1),
                "ends_on": date(year, 12, 31),
            },
        )
    for row in rows["annotations"]:
        Annotation.objects.get_or_create(
            text=row["text"],
            is_sample=True,
            defaults={"kind": row["kind"], "day": today + timedelta(days=row["day"])},
        )


def load_publication(number, row, channels, organisations, today) -> None:
    channel = channels[row["channel"]]
    day = today + timedelta(days=row["day"])
    found, is_new = Publication.objects.get_or_create(
        channel=channel,
        platform_id=f"demo-{number}",
        defaults={
            "kind": row["kind"],
            "title": row["title"],
            "published_at": timezone.make_aware(datetime.combine(day, time(8 + number % 9, 30))),
            "organisation": organisations[row["organisation"]],
            "page": Page.objects.filter(title=row["page"]).first() if row["page"] else None,
            "is_sample": True,
            "note": "Esimerkki: luvut on keksitty.",
        },
    )
    if not is_new:
        return
    found.work_packages.set(WorkPackage.objects.filter(key__in=row["work_packages"]))
    found.municipalities.set(Municipality.objects.filter(key__in=row["municipalities"]))
    figures = {channel.metric: row["value"], **row["extra"]}
    for metric, value in figures.items():
        method = channel.method if metric == channel.metric else Method.PLATFORM
        grows = channel.medium == "some"
        if grows and day + timedelta(days=FIRST) <= today:
            early = max(1, int(value * SHARE_IN_A_WEEK))
            record(found, metric, early, as_of=day + timedelta(days=FIRST), method=method)
        if not grows or day + timedelta(days=LAST) <= today:
            as_of = min(day + timedelta(days=LAST), today)
            record(found, metric, value, as_of=as_of, method=method)


def load_entry(row, day: date, channels, organisations) -> None:
    entry, is_new = PlanEntry.objects.get_or_create(
        title=row["title"],
        is_sample=True,
        defaults={
            "starts_on": day,
            "time": time.fromisoformat(row["time"]) if "time" in row else None,
            "organisation": organisations[row["organisation"]],
            "work_package": WorkPackage.objects.filter(key=row["work_package"]).first(),
            "state": row["state"],
        },
    )
    if is_new:
        entry.channels.set(channels[key] for key in row["channels"])
        entry.target_groups.set(TargetGroup.objects.filter(key__in=row["target_groups"]))


def next_of(month: int, today: date) -> date:
    """The tenth of the next such month, this one included while that day is ahead."""
    day = date(today.year, month, 10)
    return day if day >= today else day.replace(year=today.year + 1)
