"""The form of an event, and the page that tells what has become of the registration."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.forms.public import public_form
from events import needs, seats
from events.addresses import event_at
from events.choices import SeatState
from events.forms import RegistrationForm
from events.models import Registration

SALT = "events.receipt"
RECEIPT = "kuitti"
RECEIPT_SECONDS = 3600


@public_form
def form(request: HttpRequest, path: str) -> HttpResponse:
    """Shows the form; POST books and leads to the receipt, 400 with what is wrong, 409 when there
    is no place left."""
    event = event_at(request, path)
    if request.method != "POST":
        if RECEIPT in request.GET:
            return receipt(request, event)
        if not event.takes_bookings:
            return show(request, event, None)
        return show(request, event, RegistrationForm(event=event, request=request))
    if not event.takes_bookings:
        return show(request, event, None, 409)
    filled = RegistrationForm(request.POST, event=event, request=request)
    if not filled.is_valid():
        return show(request, event, filled, filled.status)
    try:
        registration = book(event, filled)
    except seats.ClosedError:
        return show(request, event, None, 409)
    except seats.FullError:
        filled.add_error(
            None,
            _("All seats and all places in the queue are taken. Nothing of yours was stored."),
        )
        return show(request, event, filled, 409)
    token = signing.dumps(registration.pk, salt=SALT)
    response = redirect(f"{request.path}?{RECEIPT}={token}")
    response.status_code = 303
    return response


def book(event, filled: RegistrationForm) -> Registration:
    told = dict(filled.cleaned_data)
    attendance, email = told.pop("attendance"), told.pop("email")
    secrets = {name: told.pop(name, "") for name in needs.FIELDS}
    consent = told.pop("needs_consent", False)
    token = needs.encrypted(**secrets) if consent else ""
    return seats.register(
        event.original,
        attendance,
        email,
        sending=filled.sending,
        language=get_language(),
        needs=token,
        needs_consent_at=timezone.now() if token else None,
        **told,
    )


def receipt(request: HttpRequest, event) -> HttpResponse:
    """What happened, for an hour. It tells nothing of the person, and the same whether the address
    was known or not: the rest is in the mail, which only they can read."""
    try:
        number = signing.loads(request.GET[RECEIPT], salt=SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        number = None
    registration = Registration.objects.filter(
        pk=number, event__translation_key=event.translation_key
    ).first()
    if registration is None:
        return redirect(request.path)
    context = {
        "event": event,
        "has_seat": registration.holds_a_seat,
        "is_waiting": registration.state == SeatState.WAITING,
    }
    return render(request, "events/receipt.html", context)


def show(request: HttpRequest, event, filled, status: int = 200) -> HttpResponse:
    context = {"event": event, "form": filled, "eura": event.is_participant_activity}
    return render(request, "events/registration_form.html", context, status=status)
