"""The forms that people fill in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms.public import LongText, PublicForm
from events.choices import Attendance
from events.models.afterwards import TEXT_LIMIT
from events.models.registration import NAME_LIMIT

NEEDS_LIMIT = 500
LINE = {"spellcheck": "false"}
OPTIONAL = {"phone": "asks_phone", "locality": "asks_locality", "diet": "asks_diet",
            "access": "asks_access", "photo_consent": "asks_photo"}  # fmt: skip


class Line(forms.CharField):
    """One line of text; the browser is not told the limit, so that nothing is cut silently."""

    def __init__(self, *, limit: int, **kwargs):
        self.limit = limit
        super().__init__(**kwargs)

    def to_python(self, value):
        # A line break in a field of one line is never meant.
        return " ".join((super().to_python(value) or "").split())

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            raise forms.ValidationError(
                _("At most %(limit)d characters fit here; there are %(length)d now.")
                % {"limit": self.limit, "length": len(value)}
            )


class RegistrationForm(PublicForm):
    """Name and e-mail, and whatever the event asks besides. `event` is the page people see."""

    limit_setting = "REGISTRATIONS_PER_HOUR"

    name = Line(
        label=gettext_lazy("Name"),
        limit=NAME_LIMIT,
        widget=forms.TextInput(attrs={**LINE, "autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Write your name.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("The confirmation and the link to your registration come here."),
        max_length=254,
        widget=forms.EmailInput(attrs={**LINE, "autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write your e-mail address."),
            "invalid": gettext_lazy("Write the e-mail address like this: name@example.org."),
        },
    )
    organisation = Line(
        label=gettext_lazy("Organisation"),
        limit=NAME_LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    attendance = forms.ChoiceField(
        label=gettext_lazy("How do you take part?"),
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how you take part.")},
    )
    phone = Line(
        label=gettext_lazy("Phone"),
        limit=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    locality = Line(label=gettext_lazy("Home town"), limit=80, required=False)
    diet = LongText(
        label=gettext_lazy("Diet"),
        help_text=gettext_lazy("For example vegetarian or gluten free."),
        max_length=NEEDS_LIMIT,
        rows=2,
        required=False,
    )
    access = LongText(
        label=gettext_lazy("What do you need to be able to take part?"),
        help_text=gettext_lazy(
            "For example a place for a wheelchair or an interpreter. You need not tell why."
        ),
        max_length=NEEDS_LIMIT,
        rows=3,
        required=False,
    )
    needs_consent = forms.BooleanField(
        label=gettext_lazy(
            "The organiser may use what I tell of my diet and needs for this event. It is "
            "encrypted and deleted 14 days after the event."
        ),
        required=False,
    )
    photo_consent = forms.BooleanField(
        label=gettext_lazy("Pictures in which I am recognisable may be taken and published."),
        required=False,
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        for name, switch in OPTIONAL.items():
            if not getattr(event, switch):
                del self.fields[name]
        self.asks_needs = "diet" in self.fields or "access" in self.fields
        if not self.asks_needs:
            del self.fields["needs_consent"]
        ways = event.attendances
        self.fields["attendance"].choices = [(way, Attendance(way).label) for way in ways]
        self.only_way = ways[0] if len(ways) == 1 else None
        if self.only_way:
            # Nothing to choose: whoever sends nothing means the one way there is.
            self.fields["attendance"].required = False
            self.fields["attendance"].widget = forms.HiddenInput()
            self.initial["attendance"] = self.only_way

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_attendance(self) -> str:
        return self.cleaned_data["attendance"] or self.only_way

    def clean(self):
        cleaned = super().clean()
        told = cleaned.get("diet") or cleaned.get("access")
        if told and not cleaned.get("needs_consent"):
            self.add_error(
                "needs_consent",
                _("Tick the box so that the organiser may use it, or leave the texts empty."),
            )
        return cleaned


class AnswerForm(PublicForm):
    """Three questions after an event; nobody is asked who they are."""

    limit_setting = "REGISTRATIONS_PER_HOUR"

    useful = forms.TypedChoiceField(
        label=gettext_lazy("How useful was the event to you?"),
        choices=[
            (5, gettext_lazy("5 – very useful")),
            (4, "4"),
            (3, "3"),
            (2, "2"),
            (1, gettext_lazy("1 – not at all useful")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a number from 1 to 5.")},
    )
    takeaway = LongText(
        label=gettext_lazy("What do you take along?"), max_length=TEXT_LIMIT, rows=3, required=False
    )
    better = LongText(
        label=gettext_lazy("What should we do better next time?"),
        max_length=TEXT_LIMIT,
        rows=3,
        required=False,
    )


class ChangeForm(PublicForm):
    """The buttons of a registrant's own page. The secret address is the proof; no stamp is needed,
    because a script that knows it may cancel, too."""

    stamped = False
    limit_setting = "REGISTRATIONS_PER_HOUR"

    action = forms.ChoiceField(
        choices=[
            (name, name)
            for name in ("accept", "cancel", "onsite", "remote", "details", "withdraw-needs")
        ]
    )


class DetailsForm(RegistrationForm):
    """What registrants correct themselves. The address stays: it is who they are. Diet and needs
    are not shown again on a page that a forwarded link opens; they can be withdrawn."""

    stamped = False

    def __init__(self, *args, event, registration, **kwargs):
        super().__init__(*args, event=event, **kwargs)
        for name in ("email", "attendance", "diet", "access", "needs_consent"):
            self.fields.pop(name, None)
        for name in self.fields:
            self.initial[name] = getattr(registration, name)
