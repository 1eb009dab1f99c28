"""The words of the mails to registrants, each in the language in which they registered."""

from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import mail
from core.languages import public_versions
from core.templatetags.core_tags import weekday_time
from events.calendars import of_registrant, place_text
from events.choices import Attendance, SeatState


@dataclass(frozen=True)
class Letter:
    language: str
    subject: str
    body: str
    files: tuple[mail.File, ...] = ()

    def send(self, registration, reason: str) -> bool:
        """Once for each `reason`; False when it has been sent or the person is forgotten."""
        if not registration.email:
            return False
        key = f"event-{registration.event_id}-{registration.pk}-{reason}"
        return mail.send(
            key, registration.email, self.subject, self.body, self.language, self.files
        )


def letter(registration, event, subject: str, *paragraphs: str, files=()) -> Letter:
    contact = event.contact_email
    closing = _("Questions: %s") % contact if contact else ""
    body = "\n\n".join(part for part in (*paragraphs, closing) if part)
    return Letter(
        registration.language, subject % {"event": page_of(registration).title}, body, tuple(files)
    )


def in_language(build):
    """Runs the builder of a letter in the language of the registration."""

    @wraps(build)
    def built(registration, *args, **kwargs):
        with translation.override(registration.language):
            return build(registration, registration.event, *args, **kwargs)

    return built


def page_of(registration):
    """The page in the person's language, for its title and address. What holds (date, place) is
    read from the original: a translation may not have followed yet."""
    event = registration.event
    if registration.language == settings.LANGUAGE_CODE:
        return event
    return public_versions([event.pk], registration.language).get(event.pk, event)


# --- parts ---------------------------------------------------------------------------------------


def own_address(registration) -> str:
    path = reverse("events:own", args=[registration.secret])
    return settings.WAGTAILADMIN_BASE_URL + path


def facts(registration, event) -> str:
    lines = [page_of(registration).title, when(event)]
    remote = registration.attendance == Attendance.REMOTE
    where = _("Remotely") if remote else place_text(event)
    return "\n".join(line for line in [*lines, where] if line)


def when(event) -> str:
    if event.sessions:
        rows = [
            f"{weekday_time(block.value['start'])} {block.value['title']}"
            for block in event.sessions
        ]
        return "\n".join(rows)
    if event.whole_day:
        return date_format(event.start, "DATE_FORMAT")
    return f"{weekday_time(event.start)}"


def remote_part(registration, event) -> str:
    if registration.attendance != Attendance.REMOTE or not event.remote_link:
        return ""
    return "\n".join(
        line for line in (_("Remote link: %s") % event.remote_link, event.remote_help) if line
    )


def address_of(event) -> str:
    return settings.WAGTAILADMIN_BASE_URL + (event.get_url() or "/")


def calendar_file(registration, event, status: str = "") -> mail.File:
    data = of_registrant(registration, address_of(page_of(registration)), status)
    return mail.File(f"{event.slug}.ics", "text/calendar", data.decode())


def changed_files(registration, event) -> list[mail.File]:
    """Whoever waits has nothing in the calendar yet."""
    confirmed = registration.state == SeatState.CONFIRMED
    return [calendar_file(registration, event)] if confirmed else []


def own_part(registration) -> str:
    return "\n".join(
        [
            _("Your own page: change or cancel your registration, fetch the calendar file."),
            own_address(registration),
            _("The page is yours alone: do not pass the link on."),
        ]
    )


# --- letters -------------------------------------------------------------------------------------


def of_state(registration) -> Letter:
    return {
        SeatState.CONFIRMED: confirmation,
        SeatState.WAITING: in_queue,
        SeatState.OFFERED: offer,
        SeatState.CANCELLED: cancelled,
        SeatState.LAPSED: lapsed,
    }[registration.state](registration)


@in_language
def confirmation(registration, event) -> Letter:
    eura = _(
        "This is an activity for participants of the project. You also fill in the EURA 2021 form: "
        "you get instructions for it separately."
    )
    return letter(
        registration,
        event,
        _("You have a seat: %(event)s"),
        _("Welcome! Your registration is confirmed."),
        facts(registration, event),
        event.confirmation_text,
        remote_part(registration, event),
        eura if event.is_participant_activity else "",
        own_part(registration),
        _(
            "Somebody gave this address in our registration form. If it was not you, cancel the "
            "registration on the page above."
        ),
        files=[calendar_file(registration, event)],
    )


@in_language
def in_queue(registration, event) -> Letter:
    return letter(
        registration,
        event,
        _("You are in the queue: %(event)s"),
        _("All seats are taken. You are number %(place)d in the queue.")
        % {"place": registration.place_in_queue or 1},
        facts(registration, event),
        _(
            "When a seat becomes free, we write to you. We hold the seat for you for 24 hours, and "
            "you accept it with one press."
        ),
        own_part(registration),
    )


@in_language
def offer(registration, event) -> Letter:
    moment = weekday_time(registration.hold_until)
    return letter(
        registration,
        event,
        _("A seat has become free for you: %(event)s"),
        _("Accept the seat by %(moment)s. After that it goes to the next one.")
        % {"moment": moment},
        f"{_('Accept or decline here:')} {own_address(registration)}",
        facts(registration, event),
    )


@in_language
def lapsed(registration, event) -> Letter:
    return letter(
        registration,
        event,
        _("The seat went to the next one: %(event)s"),
        _("You did not accept the seat in time, so it was offered to the next one in the queue."),
        facts(registration, event),
        _("You are welcome to register again."),
    )


@in_language
def cancelled(registration, event, had_a_seat: bool = False) -> Letter:
    """Those who had a seat have it in their calendar: the file takes it out."""
    file = calendar_file(registration, event, status="CANCELLED")
    return letter(
        registration,
        event,
        _("Your registration is cancelled: %(event)s"),
        _("Your registration has been cancelled. Thank you for telling us: somebody else gets the "
          "seat."),
        facts(registration, event),
        files=[file] if had_a_seat else [],
    )  # fmt: skip


@in_language
def known_already(registration, event) -> Letter:
    return letter(
        registration,
        event,
        _("You have registered already: %(event)s"),
        _("Your address was given in the registration form again. Nothing has changed."),
        facts(registration, event),
        own_part(registration),
    )


@in_language
def event_cancelled(registration, event) -> Letter:
    return letter(
        registration,
        event,
        _("Cancelled: %(event)s"),
        pgettext("event", "The event has been cancelled."),
        event.plan_note,
        facts(registration, event),
        _("You need not do anything. If the event is in your calendar, open the attached file: it "
          "takes it out."),
        files=changed_files(registration, event),
    )  # fmt: skip


@in_language
def event_changed(registration, event) -> Letter:
    return letter(
        registration,
        event,
        _("New date or place: %(event)s"),
        _("The date or the place of the event has changed. This holds now:"),
        facts(registration, event),
        event.plan_note,
        _("Your registration holds. If the change does not suit you, cancel it on your own page."),
        own_part(registration),
        files=changed_files(registration, event),
    )


@in_language
def reminder(registration, event, start, title: str = "") -> Letter:
    moment = weekday_time(start)
    meeting = f"{page_of(registration).title}\n{title}\n{moment}"
    return letter(
        registration,
        event,
        _("A reminder, %(moment)s: %(event)s") % {"moment": moment, "event": "%(event)s"},
        _("A reminder of the event for which you have registered."),
        meeting if event.sessions else facts(registration, event),
        remote_part(registration, event),
        _("If you cannot come, cancel your registration so that somebody else gets the seat."),
        own_part(registration),
    )


@in_language
def thanks(registration, event) -> Letter:
    feedback_address = f"{address_of(page_of(registration))}palaute/"
    return letter(
        registration,
        event,
        _("Thank you for taking part: %(event)s"),
        _("Thank you for being there."),
        _("Three short questions, without your name: %(address)s") % {"address": feedback_address},
    )


@in_language
def message(registration, event, subject: str, body: str) -> Letter:
    """What an organiser writes; the name of the event stands in the subject."""
    title = subject.replace("%", "%%")
    return letter(registration, event, f"{title} – %(event)s", body, facts(registration, event))
