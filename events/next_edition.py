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
def draft_of(event: EventPage, user=None, start: datetime | None = None, **changes) -> EventPage:
    """A draft at `start`; when None, tentatively one rhythm later on the same weekday, at the same
    time of the day. `changes` are fields of the draft."""
    parent = event.get_parent().specific
    start = start or suggested_start(event, parent)
    name = slugify(changes.get("title") or event.title)[:60]
    draft = event.copy(
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=True,
        log_action="wagtail.copy",
        user=user,
        update_attrs={
            "slug": free_slug(parent, f"{name}-{start:%Y}"),
            "plan": Plan.TENTATIVE,
            "plan_note": "",
            "start": start,
            "end": shifted(event.end, event.start, start),
            "sessions": meetings_of(event, start),
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
            **changes,
        },
    )
    draft.save_revision(user=user)
    return draft


def suggested_start(event: EventPage, parent) -> datetime:
    """One rhythm of the series later; half a year where there is none."""
    rhythm = parent.rhythm if isinstance(parent, SeriesPage) else Rhythm.YEAR
    return moved(event.start, rhythm or Rhythm.HALF_YEAR)


def moved(start: datetime, months: int) -> datetime:
    """The same weekday and time of the day about `months` later, summer time or not."""
    local = timezone.localtime(start)
    day = months_after(local.date(), months)
    day += timedelta(days=(local.weekday() - day.weekday() + 3) % 7 - 3)
    if day <= timezone.localdate():
        return moved(timezone.make_aware(datetime.combine(day, local.time())), months)
    return timezone.make_aware(datetime.combine(day, local.time()))


def shifted(moment: datetime, old_start: datetime, new_start: datetime) -> datetime:
    """`moment` moved as the start moves, by the clock on the wall: whatever summer time does in
    between, a meeting at nine stays at nine."""
    moment, old, new = (
        timezone.localtime(value).replace(tzinfo=None) for value in (moment, old_start, new_start)
    )
    return timezone.make_aware(moment + (new - old))


def meetings_of(event: EventPage, start: datetime) -> list[dict]:
    """The meetings moved as the start moves; each gets an id of its own."""
    return [
        {
            "type": "session",
            "value": {
                "title": block.value["title"],
                "start": shifted(block.value["start"], event.start, start).isoformat(),
                "end": shifted(block.value["end"], event.start, start).isoformat(),
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
