"""Publishing demo pages the way an editor does, dated in the past."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core.models import BasePage
from core.publication import blocking_problems


def days_from_now(days: int, hour: int = 9) -> datetime:
    """That many days from today at a full hour in Helsinki; never in the future for `days` <= 0."""
    local = timezone.localtime() + timedelta(days=days)
    moment = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return min(moment, timezone.now()) if days <= 0 else moment


@transaction.atomic
def publish(page: BasePage, at: datetime | None = None) -> None:
    """A revision and its publication, dated `at`. The page must pass its publication check."""
    blocking = blocking_problems(page)
    if blocking:
        raise ValueError(f"{page.title}: {'; '.join(problem.message for problem in blocking)}")
    page.save_revision().publish()
    if at:
        type(page).objects.filter(pk=page.pk).update(first_published_at=at, last_published_at=at)
