"""Mails to those who keep facts true: 30 and 7 days ahead, and on the last day."""

from collections import defaultdict
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import mail
from core.permissions import COMMUNICATIONS
from startup_guide.reviews import Due, all_due

AHEAD = (30, 7, 0)


def remind(on: date | None = None) -> int:
    """Stores the mails of the day; each person gets one. Returns how many are new.

    A worker that stood still for a day makes up for it: the mail of 30 days goes out with 29 left.
    """
    on = on or timezone.localdate()
    by_address = defaultdict(list)
    for due in all_due(on):
        step = step_of(due.days_left(on))
        if step is None or due.why == "unconfirmed":
            continue
        for address in addresses_of(due):
            by_address[address, step].append(due)
    return sum(send(address, step, rows) for (address, step), rows in by_address.items())


def step_of(days_left: int) -> int | None:
    """Which of the mails is due: the nearest one whose day has come, none once it has passed."""
    return next((step for step in sorted(AHEAD) if 0 <= days_left <= step), None)


def addresses_of(due: Due) -> list[str]:
    """The responsible person, or everybody of communications where there is none."""
    responsible = due.item.responsible
    if responsible is not None and responsible.is_active and responsible.email:
        return [responsible.email]
    people = get_user_model().objects.filter(groups__name=COMMUNICATIONS, is_active=True)
    return [user.email for user in people if user.email]


def send(address: str, step: int, rows: list[Due]) -> int:
    """One mail a person for each step and set of days; the key keeps it from going out twice."""
    return sum(
        mail.send(f"guide-review:{address}:{step}:{day.isoformat()}", address, *words(group, day))
        for day, group in by_day(rows).items()
    )


def by_day(rows: list[Due]) -> dict[date, list[Due]]:
    groups = defaultdict(list)
    for row in rows:
        groups[row.day].append(row)
    return dict(groups)


def words(rows: list[Due], day: date) -> tuple[str, str, str]:
    """(subject, body, language)."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {"day": date_format(day, "DATE_FORMAT"), "count": len(rows)}
        lines = "\n".join(f"– {row.item}" for row in rows)
        address = settings.WAGTAILADMIN_BASE_URL + reverse("startup_guide_reviews")
        return (
            _("Check these facts of the startup guide by %(day)s") % facts,
            "\n\n".join(
                [
                    _("After %(day)s these amounts hide themselves from the guide:") % facts,
                    lines,
                    _("If nothing has changed, one click is enough: %(address)s")
                    % {"address": address},
                ]
            ),
            settings.LANGUAGE_CODE,
        )
