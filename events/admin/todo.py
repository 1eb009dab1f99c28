"""What waits to be recorded: figures of events that are over, captions, minutes."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.templatetags.core_tags import day
from events.admin.access import own_events
from events.choices import FORUMS, Plan
from events.models import Figures

FIGURES_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    """What to do, where, and whether its day has passed."""

    text: str
    url: str
    is_late: bool


def tasks_of(user) -> list[Task]:
    """The open tasks of the user's own events, the oldest event first."""
    now = timezone.now()
    counted = Figures.objects.filter(entered_at__isnull=False).values("event")
    over = own_events(user).filter(live=True, end__lt=now).exclude(plan=Plan.CANCELLED)
    tasks = []
    for event in over.filter(is_closed=False).exclude(pk__in=counted).order_by("end"):
        tasks.append(
            Task(
                _("Enter who came to “%(event)s”.") % {"event": event.title},
                reverse("events_figures", args=[event.pk]),
                event.end + FIGURES_WITHIN < now,
            )
        )
    for event in over.filter(is_closed=False, event_type__in=FORUMS).order_by("end"):
        if not event.minutes:
            tasks.append(
                Task(
                    _("Write the minutes of “%(event)s” and close it.") % {"event": event.title},
                    reverse("events_close", args=[event.pk]),
                    event.end + FIGURES_WITHIN < now,
                )
            )
    for event in over.exclude(recording_url="").filter(captions_ready=False).order_by("end"):
        tasks.append(
            Task(
                _("Captions for the recording of “%(event)s” by %(day)s.")
                % {"event": event.title, "day": day(event.captions_due)},
                reverse("wagtailadmin_pages:edit", args=[event.pk]),
                bool(event.captions_due and event.captions_due < timezone.localdate()),
            )
        )
    return tasks
