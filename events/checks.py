"""What hinders saving or publishing an event."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publication import Problem, consent_of
from events.choices import Attendance, Booking, Mode, Plan

CAPACITY_FIELDS = {Attendance.ONSITE: "capacity_onsite", Attendance.REMOTE: "capacity_remote"}


def raise_for(event) -> None:
    """Raises ValidationError with every contradiction, by field."""
    errors = {**errors_of_time(event), **errors_of_booking(event), **errors_of_closing(event)}
    if errors:
        raise ValidationError(errors)


def errors_of_time(event) -> dict:
    errors = {}
    if event.start and event.end and event.end <= event.start:
        errors["end"] = _("The end is not after the beginning.")
    if event.booking_opens and event.booking_closes and event.booking_closes <= event.booking_opens:
        errors["booking_closes"] = _("Registration would close before it opens.")
    if event.plan == Plan.CANCELLED and not event.plan_note.strip():
        errors["plan_note"] = _("Tell in a sentence why the event is cancelled.")
    return errors


def errors_of_booking(event) -> dict:
    errors = {}
    if event.booking == Booking.LINK and not event.booking_url:
        errors["booking_url"] = _("Give the address where people register.")
    if event.booking == Booking.EMAIL and not event.booking_email:
        errors["booking_email"] = _("Give the address to which people write.")
    if event.booking != Booking.FORM:
        return errors
    for attendance in event.attendances:
        if not event.capacity_of(attendance):
            errors[CAPACITY_FIELDS[attendance]] = _("Tell how many seats there are.")
    for attendance, taken in booked(event).items():
        if taken > event.capacity_of(attendance):
            errors[CAPACITY_FIELDS[attendance]] = _(
                "%(taken)d seats are booked already: fewer are not possible. Nobody who holds a "
                "seat loses it."
            ) % {"taken": taken}
    return errors


def booked(event) -> dict[str, int]:
    """Attendance → seats taken, of an event that is stored already."""
    from events.models import SeatPool

    if not event.pk:
        return {}
    pools = SeatPool.objects.filter(event__translation_key=event.translation_key, taken__gt=0)
    return dict(pools.values_list("attendance", "taken"))


def errors_of_closing(event) -> dict:
    if not event.is_closed:
        return {}
    if event.end and event.end > timezone.now():
        return {"is_closed": _("The event is not over yet.")}
    missing = []
    if event.is_forum and not event.minutes:
        missing.append(_("A forum is closed with its minutes or a summary: write it first."))
    if not figures_are_entered(event):
        missing.append(_("Enter the figures of who came first."))
    return {"is_closed": missing} if missing else {}


def figures_are_entered(event) -> bool:
    from events.models import Figures

    found = Figures.objects.filter(event__translation_key=event.translation_key)
    return found.filter(entered_at__isnull=False).exists()


# --- the publication check -------------------------------------------------------------------


def place_is_told(event):
    if event.mode in {Mode.ONSITE, Mode.HYBRID} and event.place_id is None:
        yield Problem("place", _("Tell where the event is held."), "place", blocking=True)


def remote_link_is_there(event):
    if event.mode in {Mode.REMOTE, Mode.HYBRID} and not event.remote_link and not event.is_over:
        yield Problem(
            "remote_link",
            _("There is no link for remote participants yet. It is sent a day and an hour before."),
            "remote_link",
        )


def speakers_have_agreed(event):
    for block in event.speakers:
        if not block.value.get("consent_given"):
            yield Problem(
                "speaker_consent",
                _("%s has not given their consent and is not shown.") % block.value.get("name"),
                "speakers",
            )
        elif block.value.get("picture"):
            yield from consent_of(block.value["picture"], "speakers")


def gallery_is_described(event):
    for block in event.gallery:
        picture = block.value.get("picture")
        if picture:
            yield from consent_of(picture, "gallery")


def recording_is_captioned(event):
    if event.recording_url and not event.captions_ready:
        late = event.captions_due and event.captions_due < timezone.localdate()
        yield Problem(
            "captions",
            _("The captions of the recording are overdue: the law gives 14 days.")
            if late
            else _("The recording has no captions yet."),
            "captions_ready",
        )


def title_fits(event):
    if len(event.title) > 100:
        yield Problem("title", _("The title is too long for listings."), "title")


CHECKS = [
    place_is_told,
    remote_link_is_there,
    speakers_have_agreed,
    gallery_is_described,
    recording_is_captioned,
    title_fits,
]
