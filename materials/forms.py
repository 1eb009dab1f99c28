"""The forms that users of the packages fill in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.forms.public import LongText, PublicForm
from materials.choices import Mode
from materials.models.adoption import MOST_GROUPS, MOST_PARTICIPANTS


class NumberField(forms.IntegerField):
    """A whole number a person may have written with a space in it."""

    def __init__(self, *, most: int, **kwargs):
        self.most = most
        kwargs["widget"] = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(min_value=1, **kwargs)

    def to_python(self, value):
        value = "".join((value or "").split())
        # A number of a hundred digits takes long to read, and is none.
        if len(value) > 12:
            raise forms.ValidationError(self.too_many(), code="max_value")
        return super().to_python(value)

    def validate(self, value):
        super().validate(value)
        if value is not None and value > self.most:
            raise forms.ValidationError(self.too_many(), code="max_value")

    def too_many(self) -> str:
        return _("Give a number from 1 to %(most)d.") % {"most": self.most}


class AdoptionForm(PublicForm):
    """How a package was used. Nothing but the numbers and the organisation is required."""

    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": gettext_lazy("Write the name of your organisation.")},
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)
    period = forms.CharField(
        label=gettext_lazy("When"),
        help_text=gettext_lazy("For example: spring 2027."),
        max_length=80,
        required=False,
    )
    groups = NumberField(
        label=gettext_lazy("How many groups?"),
        most=MOST_GROUPS,
        error_messages={"required": gettext_lazy("Write how many groups you ran.")},
    )
    participants = NumberField(
        label=gettext_lazy("How many participants in all?"),
        most=MOST_PARTICIPANTS,
        error_messages={"required": gettext_lazy("Write how many people took part.")},
    )
    mode = forms.ChoiceField(label=gettext_lazy("How was it run?"), choices=Mode.choices)
    worked = LongText(label=gettext_lazy("What worked?"), max_length=2000, rows=4, required=False)
    would_change = LongText(
        label=gettext_lazy("What would you change?"), max_length=2000, rows=4, required=False
    )
    may_publish = forms.ChoiceField(
        label=gettext_lazy("May we publish this?"),
        help_text=gettext_lazy("Then your organisation and what worked may stand on the page."),
        choices=[("no", gettext_lazy("No")), ("yes", gettext_lazy("Yes"))],
    )

    def clean_may_publish(self) -> bool:
        return self.cleaned_data["may_publish"] == "yes"


class SubscriptionForm(PublicForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Write your e-mail address."),
            "invalid": gettext_lazy("Write the e-mail address like this: name@example.org."),
        },
    )


class SelectionForm(PublicForm):
    """Which sessions to take. `sessions` are those of the stored content."""

    def __init__(self, *args, sessions: list[dict], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.TypedMultipleChoiceField(
            label=pgettext_lazy("material package", "Sessions"),
            coerce=int,
            choices=[(row["number"], row["title"]) for row in sessions],
            error_messages={"required": gettext_lazy("Tick at least one session.")},
        )


class LeaveForm(PublicForm):
    """The button that ends a subscription; the token in the address says whose."""

    stamped = False
