"""A registrant's own page, opened by the secret link in their mail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.forms.public import public_form
from core.languages import public_versions
from events import calendars, seats
from events.choices import Attendance, Plan, SeatState
from events.forms import ChangeForm, DetailsForm
from events.models import Registration

DONE = "tehty"


def registration_of(secret: str) -> Registration:
    """Raises Http404 for a link that never was, was altered, or belonged to somebody forgotten."""
    rows = Registration.objects.select_related("event__place", "event__locale")
    found = rows.filter(secret=secret, forgotten_at__isnull=True).first()
    if found is None:
        raise Http404
    return found


@public_form
def page(request: HttpRequest, secret: str) -> HttpResponse:
    """Shows the registration; POST changes it. The second press of a button changes nothing."""
    registration = registration_of(secret)
    if request.method != "POST":
        return show(request, registration)
    form = ChangeForm(request.POST, request=request)
    if not form.is_valid():
        return show(request, registration, problems=form.problems, status=form.status)
    action, details = form.cleaned_data["action"], None
    if action == "details":
        details = details_of(request, registration, request.POST)
        if not details.is_valid():
            return show(request, registration, details.problems, details.status, details)
    problem = change(registration, action, details)
    if problem:
        registration = registration_of(secret)
        return show(request, registration, problems=[("", problem)], status=409)
    response = redirect(f"{request.path}?{DONE}={action}")
    response.status_code = 303
    return response


def details_of(request: HttpRequest, registration: Registration, data=None) -> DetailsForm:
    return DetailsForm(data, event=registration.event, registration=registration, request=request)


def change(registration: Registration, action: str, details: DetailsForm | None) -> str:
    """Does what was asked for; what is in the way, or an empty text."""
    mine = Registration.objects.filter(pk=registration.pk)
    if action == "withdraw-needs":
        # A consent is withdrawn at any time (GDPR, article 7).
        mine.update(needs="", needs_consent_at=None)
    elif registration.event.is_over:
        return _("The event is over: the registration cannot be changed any more.")
    elif action == "cancel":
        # Cancelled twice is cancelled.
        seats.cancel(registration)
    elif action == "accept":
        if not seats.accept(registration):
            return _("The seat went to the next one. You may register again.")
    elif action == "details":
        mine.update(**details.cleaned_data)
    elif action not in registration.event.attendances:
        return _("The event does not offer this way of taking part.")
    elif not seats.change_attendance(registration, action):
        return _("There is no free seat for this way of taking part. Nothing has changed.")
    return ""


def show(request, registration, problems=(), status: int = 200, details=None) -> HttpResponse:
    event = registration.event
    shown = public_versions([event.pk]).get(event.pk)
    can_change = registration.is_active and not event.is_over and event.plan != Plan.CANCELLED
    context = {
        "registration": registration,
        "event": shown.specific if shown else event,
        "event_is_public": shown is not None,
        "place": registration.place_in_queue,
        "is_offered": registration.state == SeatState.OFFERED,
        "has_seat": registration.holds_a_seat,
        "can_change": can_change,
        "other_ways": [
            (way, Attendance(way).label)
            for way in event.attendances
            if can_change and way != registration.attendance
        ],
        "shows_link": registration.state == SeatState.CONFIRMED
        and registration.attendance == Attendance.REMOTE
        and event.remote_link,
        "form": {"problems": problems, "stamped": False},
        "details": details or details_of(request, registration),
        "has_needs": bool(registration.needs),
        "done": request.GET.get(DONE, ""),
    }
    return render(request, "events/own_page.html", context, status=status)


@public_form
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The person's calendar file, with the remote link when they take part remotely."""
    registration = registration_of(secret)
    event = registration.event
    address = event.get_full_url(request) or request.build_absolute_uri("/")
    data = calendars.of_registrant(registration, address)
    return calendars.answer(request, data, f"{event.slug}.ics", "private, no-store")
