"""What the first screen of the admin reminds of: results to tell, pages to review."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from core.models import BasePage
from core.permissions import ADMINISTRATORS, COMMUNICATIONS
from core.templatetags.core_tags import day as day_text
from home.models import ProjectPage
from home.results import are_overdue, last_told

# A review is on the list this long before its day.
DAYS_AHEAD = 30
MOST_SHOWN = 10


@dataclass(frozen=True)
class Reminder:
    """One row: what to do (`text`), where (`url`), and whether its day has passed."""

    text: str
    url: str
    is_late: bool


def is_reminded(user) -> bool:
    """Communications and administrators answer for the site as a whole."""
    return (
        user.is_superuser or user.groups.filter(name__in=[COMMUNICATIONS, ADMINISTRATORS]).exists()
    )


def reminders(on: date | None = None) -> list[Reminder]:
    """Results first, then reviews, the most urgent first."""
    on = on or timezone.localdate()
    return [*results_to_tell(on), *reviews_due(on)]


def results_to_tell(on: date) -> list[Reminder]:
    """Project pages in the default language whose results are missing or old."""
    pages = ProjectPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return [results_reminder(page) for page in pages if are_overdue(page, on)]


def results_reminder(page: ProjectPage) -> Reminder:
    told = last_told(page)
    if told is None:
        text = _("“%(page)s” tells no results yet.") % {"page": page.title}
    else:
        text = _("The newest results of “%(page)s” are of %(day)s.") % {
            "page": page.title,
            "day": day_text(told),
        }
    return Reminder(
        text, reverse("wagtailadmin_pages:edit", args=[page.pk]), is_late=told is not None
    )


def reviews_due(on: date) -> list[Reminder]:
    """Public pages of every type whose review is due within `DAYS_AHEAD` days."""
    pages = []
    for model in get_page_models():
        if issubclass(model, BasePage):
            pages += model.objects.filter(
                live=True, alias_of=None, next_review__lte=on + timedelta(days=DAYS_AHEAD)
            ).only("title", "next_review")
    pages.sort(key=lambda page: page.next_review)
    return [
        Reminder(
            _("Review “%(page)s” by %(day)s.")
            % {"page": page.title, "day": day_text(page.next_review)},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            is_late=page.next_review <= on,
        )
        for page in pages
    ]
