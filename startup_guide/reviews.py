"""The work of keeping facts and forms of support true."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from startup_guide.history import remember_checked
from startup_guide.models import Fact, SupportForm

REVIEWED = "startup_guide.reviewed"
# Days ahead that count as soon.
SOON = 30


@dataclass(frozen=True)
class Due:
    """Something to check. `day` is the last day on which it may be stated as it is."""

    item: object
    day: date
    why: str

    @property
    def kind(self) -> str:
        return self.item._meta.model_name

    @property
    def pk(self) -> int:
        return self.item.pk

    def days_left(self, on: date | None = None) -> int:
        return (self.day - (on or timezone.localdate())).days


def ends_of(item, on: date) -> tuple[date, str]:
    """The day that comes first, and why: the review, or the end of what holds now.

    A value that follows without a gap lets the earlier one end in peace.
    """
    if isinstance(item, SupportForm):
        end = item.valid_until
    else:
        if not item.confirmed:
            return item.checked_on, "unconfirmed"
        values = list(item.values.all())
        current = next((value for value in values if value.holds(on)), None)
        last = current or item.newest()
        end = last and last.valid_until
        while end and any(value.holds(end + timedelta(days=1)) for value in values):
            following = next(v for v in values if v.holds(end + timedelta(days=1)))
            end = following.valid_until
    if end and end < item.next_review:
        return end, "validity"
    return item.next_review, "review"


def all_due(on: date | None = None) -> list[Due]:
    """Every fact and form of support, the most urgent first."""
    on = on or timezone.localdate()
    items = chain(
        Fact.objects.select_related("responsible").prefetch_related("values"),
        SupportForm.objects.select_related("responsible"),
    )
    rows = [Due(item, *ends_of(item, on)) for item in items]
    return sorted(rows, key=lambda row: (row.day, str(row.item)))


def overdue(rows: list[Due], on: date) -> list[Due]:
    """What readers do not see: past its day, or not confirmed at all."""
    return [row for row in rows if row.day < on or row.why == "unconfirmed"]


def soon(rows: list[Due], on: date) -> list[Due]:
    near = [row for row in rows if on <= row.day <= on + timedelta(days=SOON)]
    return [row for row in near if row.why != "unconfirmed"]


def year_end(rows: list[Due], on: date) -> list[Due]:
    """What ends with the year: the work of December."""
    return [row for row in rows if row.day == date(on.year, 12, 31)]


@transaction.atomic
def mark_checked(item, user) -> None:
    """Checked today, no changes: who and when stand in the history."""
    item.checked_on = timezone.localdate()
    item.save(update_fields=["checked_on"])
    if isinstance(item, Fact):
        remember_checked(item, user)
    log(item, REVIEWED, user=user)
