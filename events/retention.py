"""What is kept how long: needs 14 days after the event, people 90 days, counts for good.

Each run leaves a row of numbers in `RetentionRun` when it deleted something.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.mail import MailState
from core.models import OutgoingMail
from core.models.base_page import months_after
from events.models import Answer, Registration, RetentionRun
from events.models.registration import new_secret

log = logging.getLogger(__name__)

NEEDS_KEPT = timedelta(days=14)
PEOPLE_KEPT = timedelta(days=90)
TEXTS_KEPT_MONTHS = 24
RUNS_KEPT = timedelta(days=400)


def run(at: datetime | None = None) -> RetentionRun | None:
    """A worker job; the row of the log, None when there was nothing to delete."""
    at = at or timezone.now()
    with transaction.atomic():
        done = RetentionRun(
            at=at, needs=forget_needs(at), people=forget_people(at), texts=forget_texts(at)
        )
        RetentionRun.objects.filter(at__lt=at - RUNS_KEPT).delete()
        if not (done.needs or done.people or done.texts):
            return None
        done.save()
    log.info(
        "Events: %s needs, %s people and %s texts deleted", done.needs, done.people, done.texts
    )
    return done


def forget_needs(at: datetime) -> int:
    """After the event; at once when the person does not come."""
    old = Registration.objects.exclude(needs="", needs_consent_at__isnull=True)
    old = old.filter(Q(event__end__lte=at - NEEDS_KEPT) | Q(state__in=["cancelled", "lapsed"]))
    return old.update(needs="", needs_consent_at=None)


def forget_people(at: datetime) -> int:
    old = Registration.objects.filter(forgotten_at__isnull=True, event__end__lte=at - PEOPLE_KEPT)
    count = 0
    for registration in old:
        forget(registration, at)
        count += 1
    return count


def forget(registration: Registration, at: datetime | None = None) -> None:
    """Leaves only the count of a registration. Mail about it that has not left is emptied, and
    what the person's link opened is gone."""
    address = registration.email
    Registration.objects.filter(pk=registration.pk).update(
        name="",
        email="",
        organisation="",
        phone="",
        locality="",
        needs="",
        needs_consent_at=None,
        photo_consent=None,
        sending="",
        secret=new_secret(),
        forgotten_at=at or timezone.now(),
    )
    if address:
        prefix = f"event-{registration.event_id}-{registration.pk}-"
        mails = OutgoingMail.objects.filter(key__startswith=prefix).exclude(to="")
        mails.empty(state=MailState.FAILED)


def forget_texts(at: datetime) -> int:
    day = months_after(timezone.localdate(at), -TEXTS_KEPT_MONTHS)
    old = Answer.objects.exclude(takeaway="", better="").filter(day__lte=day)
    return old.update(takeaway="", better="")
