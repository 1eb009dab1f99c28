"""The form for accessibility feedback, and the page that tells the number and the date of answer.

The form is not on the feedback page itself: it holds a signed time stamp and must not be cached,
and with an address of its own it works without a script and the page stays as cacheable as others.
"""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from core.forms.public import public_form
from feedback import tickets
from feedback.addresses import ADDRESS_LIMIT, PAGE, form_addresses, own_path, word_of
from feedback.forms import AccessibilityForm
from feedback.models import FeedbackPage, Ticket

SALT = "feedback.ticket"
RECEIPT_SECONDS = 3600


@public_form
def form(request: HttpRequest) -> HttpResponse:
    """Shows the form; POST stores a ticket and leads to its receipt, 400 with what is wrong."""
    request.translated_urls = form_addresses()
    if request.method != "POST":
        filled = AccessibilityForm(initial={"address": asked_page(request)}, request=request)
        return show(request, {"form": filled})
    filled = AccessibilityForm(request.POST, request=request)
    if not filled.is_valid():
        return show(request, {"form": filled}, filled.status)
    ticket = tickets.receive(sending=filled.sending, language=get_language(), **filled.cleaned_data)
    token = signing.dumps(ticket.pk, salt=SALT)
    response = redirect(reverse(f"feedback:{word_of(get_language())}-received", args=[token]))
    response.status_code = 303
    return response


@public_form
def received(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt, for an hour; after that there is nothing at the address."""
    try:
        number = signing.loads(token, salt=SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        raise Http404 from None
    ticket = Ticket.objects.filter(pk=number).first()
    if ticket is None or request.method == "POST":
        raise Http404
    return render(request, "feedback/received.html", {"ticket": ticket, **around()})


def show(request: HttpRequest, context: dict, status: int = 200) -> HttpResponse:
    return render(
        request, "feedback/accessibility_form.html", {**context, **around()}, status=status
    )


def around() -> dict:
    """The feedback page in this language, to lead back to."""
    pages = FeedbackPage.objects.visible().filter(locale__language_code=get_language())
    return {"feedback_page": pages.first()}


def asked_page(request: HttpRequest) -> str:
    """The page the person comes from, when it is one of this site."""
    given = request.GET.get(PAGE, "")
    if not given.startswith("/") or len(given) > ADDRESS_LIMIT:
        return ""
    return own_path(request, given) or ""
