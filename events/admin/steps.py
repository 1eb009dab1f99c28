"""What an organiser does next, from the announcement to the closed event: a list to follow."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.choices import Booking, Plan
from events.models import Decision
from events.summary import figures_of


@dataclass(frozen=True)
class Step:
    """`url` is where it is done. Optional steps may be left out."""

    text: str
    url: str
    is_done: bool
    is_optional: bool = False


def steps_of(event) -> list[Step]:
    """The steps of an event to come or of one that is over, in their order."""
    if event.plan == Plan.CANCELLED:
        return []
    return steps_after(event) if event.end <= timezone.now() else steps_before(event)


def steps_before(event) -> list[Step]:
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    found = [
        Step(_("Check the programme, the place and the seats, and publish the page."), edit,
             event.live),
        Step(_("Confirm the date: choose “As planned” and publish. Registration opens by itself."),
             edit, event.live and event.plan != Plan.TENTATIVE),
    ]  # fmt: skip
    if event.booking == Booking.FORM:
        found.append(
            Step(
                _("On the day: open the check-in on your phone and tick those who come."),
                reverse("events_checkin", args=[event.pk]),
                event.registrations.filter(check_ins__isnull=False).exists(),
            )
        )
    return found


def steps_after(event) -> list[Step]:
    decided = Decision.objects.filter(event=event).exists()
    return [
        Step(_("Enter who came."), reverse("events_figures", args=[event.pk]),
             figures_of(event) is not None),
        Step(_("Record what was decided: who does what by when."),
             reverse("events_decisions", args=[event.pk]), decided, not event.is_forum),
        Step(_("Write the minutes or a summary, and close the event."),
             reverse("events_close", args=[event.pk]), event.is_closed, not event.is_forum),
    ]  # fmt: skip
