"""What every form that anybody may send has in common.

No cookie is set, so there is no CSRF token: a browser states where a request comes from in headers
that no script can set (`Origin`, `Sec-Fetch-Site`), and that is asked instead. Programs are kept
out by a field that people do not see, by a signed time stamp and by a limit per network. Whatever
is refused is told in words, and what the person wrote is shown again.
"""

import functools
import re
import time
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from core.rate import is_over

# A person needs longer than this to fill in a form, and at most this long until it is sent.
LEAST_SECONDS = 3
FRESH_SECONDS = 24 * 3600
# The field that must stay empty, and the one with the time stamp.
TRAP = "homepage"
STAMP = "stamp"
SALT = "core.forms.public"

UNSEEN = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")


class LongText(forms.CharField):
    """A text of many lines.

    The browser is not told the limit: it would cut what is pasted without a word.
    """

    def __init__(self, *, max_length: int, rows: int = 6, **kwargs):
        self.limit = max_length
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def to_python(self, value):
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        return UNSEEN.sub("", text)

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                _(
                    "The text is %(length)s characters long. At most %(limit)s fit here: "
                    "shorten it and send it again."
                )
                % {"length": spaced(len(value)), "limit": spaced(self.limit)},
                code="max_length",
            )


def spaced(number: int) -> str:
    """100000 → 100 000, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


class PublicForm(forms.Form):
    """A form that anybody may send.

    Subclasses may say in `limit_setting` which setting holds the requests an hour from one
    network. `stamped = False` is for forms on cached pages, which can hold no time stamp.
    """

    stamped = True
    limit_setting = "PUBLIC_FORMS_PER_HOUR"

    def __init__(self, *args, request: HttpRequest, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.request = request
        self.is_over_limit = False
        self._accepted_stamp = None

    @property
    def status(self) -> int:
        """The HTTP status of an answer that shows the form again."""
        if not self.is_bound or self.is_valid():
            return 200
        return 429 if self.is_over_limit else 400

    @property
    def stamp(self) -> str:
        """What goes into the hidden field. A stamp that was good stays: the form is the same."""
        return self._accepted_stamp or new_stamp(type(self))

    @property
    def sending(self) -> str:
        """The same for one filled-in form however often it is sent, 32 characters."""
        return stamped_at(type(self), self._accepted_stamp)[0]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field or "", message), in the order of the fields."""
        found = [("", message) for message in self.non_field_errors()]
        for field in self:
            found += [(field.id_for_label, message) for message in field.errors]
        return found

    def clean(self):
        cleaned = super().clean()
        for message in self._refusals():
            self.add_error(None, message)
        return cleaned

    def _refusals(self):
        limit = getattr(settings, self.limit_setting)
        self.is_over_limit = is_over(self.request, type(self).__name__, limit)
        if self.is_over_limit:
            yield _(
                "Many messages have come from your network in a short time. "
                "Wait for an hour and send this again. Copy your text to be safe."
            )
        if self.data.get(TRAP):
            yield _(
                "A field that must stay empty was filled in, perhaps by your browser. "
                "It is empty now: send the form again."
            )
        if self.stamped:
            yield from self._refused_stamp()

    def _refused_stamp(self):
        try:
            _sending, made = stamped_at(type(self), self.data.get(STAMP))
        except signing.BadSignature:
            yield _("The form could not be checked. Nothing is lost: send it again.")
            return
        age = time.time() - made
        if age > FRESH_SECONDS:
            yield _("The form was open for more than a day. Check your text and send it again.")
            return
        self._accepted_stamp = self.data[STAMP]
        # With other things to mend the person comes back anyway, and later than this.
        if age < LEAST_SECONDS and not self.errors:
            yield _("The form was sent quicker than a person can write. Send it again.")


def new_stamp(form_class: type, at: float | None = None) -> str:
    content = {"n": uuid4().hex, "t": at or time.time()}
    return signing.dumps(content, salt=f"{SALT}.{form_class.__name__}")


def stamped_at(form_class: type, stamp: str | None) -> tuple[str, float]:
    """(name of the sending, when the form was made). Raises BadSignature."""
    content = signing.loads(stamp or "", salt=f"{SALT}.{form_class.__name__}")
    return content["n"], content["t"]


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Sent by a page of another site. Browsers too old to tell are believed."""
    if request.headers.get("Sec-Fetch-Site", "").lower() in {"cross-site", "same-site"}:
        return True
    origin = request.headers.get("Origin")
    # The scheme is not compared: behind a proxy the server does not always know it.
    return origin is not None and origin.partition("://")[2].lower() != request.get_host().lower()


def public_form(view):
    """The frame of a view that shows and takes a public form.

    Answers 405 to other methods, 403 to other sites' pages and 503 while the database is away;
    nothing is kept by caches or search engines.
    """

    @csrf_exempt
    @functools.wraps(view)
    def framed(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = answer(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def answer(request, *args, **kwargs):
        if request.method not in {"GET", "HEAD", "POST"}:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if request.method == "POST" and is_from_elsewhere(request):
            return stopped(
                request,
                403,
                gettext_lazy("The form was not sent"),
                gettext_lazy(
                    "It came from a page of another site. Open the form on this site and send it "
                    "from there."
                ),
            )
        try:
            return view(request, *args, **kwargs)
        except (DatabaseError, InterfaceError):
            return stopped(
                request,
                503,
                gettext_lazy("The form cannot be taken right now"),
                gettext_lazy(
                    "The service has a short break. Copy your text and send it again in a while."
                ),
            )

    return framed


def stopped(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    """A page that needs no database: says why, and gives the person's texts back."""
    hidden = {TRAP, STAMP}
    texts = [text for name, text in request.POST.items() if name not in hidden and len(text) > 20]
    context = {"title": title, "message": message, "texts": texts}
    return render(request, "core/forms/stopped.html", context, status=status)
