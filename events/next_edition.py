"""The next edition of an event as a draft: what stays the same is copied, what belongs to the past
edition is left behind."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from core.models.base_page import months_after
from events.choices import Plan
from events.models import EventPage, SeriesPage
from events.models.series_page import Rhythm


@transaction.atomic
def draft_of(event: EventPage, user=None) -> EventPage:
    """A tentative draft at the same time of the day, one rhythm later, on the same weekday."""
    parent = event.get_parent().specific
    rhythm = parent.rhythm if isinstance(parent, SeriesPage) else Rhythm.YEAR
    start = moved(event.start, rhythm or Rhythm.HALF_YEAR)
    draft = event.copy(
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=True,
        log_action="wagtail.copy",
        user=user,
        update_attrs={
            "slug": free_slug(parent, f"{slugify(event.title)[:60]}-{start:%Y}"),
            "plan": Plan.TENTATIVE,
            "plan_note": "",
            "start": start,
            "end": start + (event.end - event.start),
            "sessions": shifted(event, start - event.start),
            "booking_opens": None,
            "booking_closes": None,
            "remote_link": "",
            "remote_test_at": None,
            "speakers": [],
            "minutes": [],
            "materials": [],
            "recording_url": "",
            "captions_due": None,
            "captions_ready": False,
            "gallery": [],
            "is_closed": False,
        },
    )
    draft.save_revision(user=user)
    return draft


def moved(start: datetime, months: int) -> datetime:
    """The same weekday and time of the day about `months` later, summer time or not."""
    local = timezone.localtime(start)
    day = months_after(local.date(), months)
    day += timedelta(days=(local.weekday() - day.weekday() + 3) % 7 - 3)
    if day <= timezone.localdate():
        return moved(timezone.make_aware(datetime.combine(day, local.time())), months)
    return timezone.make_aware(datetime.combine(day, local.time()))


def shifted(event: EventPage, by: timedelta) -> list[dict]:
    """The meetings moved by the same time; each gets an id of its own."""
    return [
        {
            "type": "session",
            "value": {
                "title": block.value["title"],
                "start": (block.value["start"] + by).isoformat(),
                "end": (block.value["end"] + by).isoformat(),
            },
        }
        for block in event.sessions
    ]


def free_slug(parent, wanted: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
