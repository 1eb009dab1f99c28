"""The forms of organisers."""

from django import forms
from django.db.models import Q
from django.forms import modelformset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.choices import ACTIVE, Attendance, EventType, SeatState
from events.models import Decision, Figures


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search registrants"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *SeatState.choices]
    )

    def narrow(self, registrations):
        if not self.is_valid():
            return registrations
        text, state = self.cleaned_data["q"], self.cleaned_data["state"]
        if text:
            registrations = registrations.filter(
                Q(name__icontains=text) | Q(email__icontains=text) | Q(organisation__icontains=text)
            )
        return registrations.filter(state=state) if state else registrations


class MessageForm(forms.Form):
    to = forms.ChoiceField(
        label=_("To"),
        choices=[
            ("confirmed", _("Those with a seat")),
            ("active", _("Those with a seat and those in the queue")),
        ],
    )
    subject = forms.CharField(label=_("Subject"), max_length=120)
    body = forms.CharField(
        label=_("Message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The name and time of the event are added at the end."),
    )
    # Names the message, so that a second press of the button sends nothing twice.
    name = forms.UUIDField(widget=forms.HiddenInput)

    def clean_subject(self) -> str:
        return " ".join(self.cleaned_data["subject"].split())

    @property
    def states(self) -> tuple:
        if self.cleaned_data["to"] == "active":
            return ACTIVE
        return (SeatState.CONFIRMED, SeatState.OFFERED)


class FiguresForm(forms.ModelForm):
    """Only the numbers that make sense for the kind of event."""

    class Meta:
        model = Figures
        fields = [
            "onsite", "remote", "companies", "dropped_out", "encounters", "follow_ups", "jobs",
        ]  # fmt: skip

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        if Attendance.ONSITE not in event.attendances:
            del self.fields["onsite"]
        if Attendance.REMOTE not in event.attendances:
            del self.fields["remote"]
        if event.event_type != EventType.RECRUITMENT:
            for name in ("encounters", "follow_ups", "jobs"):
                del self.fields[name]
        if not event.has_sessions:
            del self.fields["dropped_out"]
        for name in ("onsite", "remote"):
            if name in self.fields:
                self.fields[name].required = True


DecisionFormSet = modelformset_factory(
    Decision,
    fields=["action", "owner", "due", "state", "note"],
    extra=3,
    can_delete=True,
    max_num=60,
    widgets={
        "action": forms.Textarea(attrs={"rows": 2}),
        "due": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    },
)


class CloseForm(forms.Form):
    """The summary, while the page has no minutes yet. `event` is the latest version of the page."""

    summary = forms.CharField(
        label=_("Minutes or summary"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("What was discussed and agreed. An empty line begins a new paragraph. Do not "
                    "write names of participants: the page is public."),
    )  # fmt: skip

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        if event.minutes:
            del self.fields["summary"]


class EditionForm(forms.Form):
    """The name and the day of the next edition."""

    title = forms.CharField(label=_("Title"), max_length=100)
    start = forms.DateTimeField(
        label=_("Begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("The end and all meetings move along."),
    )
    is_fixed = forms.BooleanField(
        label=_("The date is certain: registration may open"),
        required=False,
        help_text=_("Otherwise the page says that the date is not fixed yet."),
    )

    def clean_start(self):
        start = self.cleaned_data["start"]
        if start <= timezone.now():
            raise forms.ValidationError(_("The next edition begins in the future."))
        return start


class PersonForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"))
