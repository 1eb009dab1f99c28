"""The forms that readers fill in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms.public import LongText, PublicForm
from feedback.addresses import ADDRESS_LIMIT, own_path
from feedback.models.ticket import PROBLEM_LIMIT, WISH_LIMIT
from feedback.models.vote import TEXT_LIMIT


class VoteForm(PublicForm):
    """The two buttons under a page. The page is cached, so no time stamp fits in."""

    stamped = False
    limit_setting = "VOTES_PER_HOUR"

    page = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    helpful = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes"
    )


class TextForm(PublicForm):
    """The words after a vote. The vote's own token carries the time."""

    stamped = False
    limit_setting = "VOTES_PER_HOUR"

    text = LongText(
        label=gettext_lazy("What did you miss?"),
        help_text=gettext_lazy("Do not write personal data. We cannot answer this message."),
        max_length=TEXT_LIMIT,
        rows=4,
        required=False,
    )


class AccessibilityForm(PublicForm):
    """Accessibility feedback: the problem is enough, everything else helps."""

    problem = LongText(
        label=gettext_lazy("What does not work?"),
        help_text=gettext_lazy(
            "Tell what you tried to do and what happened. You may also say which device or "
            "assistive technology you use."
        ),
        max_length=PROBLEM_LIMIT,
        rows=7,
        error_messages={"required": gettext_lazy("Tell what does not work.")},
    )
    address = forms.CharField(
        label=gettext_lazy("On which page?"),
        help_text=gettext_lazy("The address of the page or its name, for example /palaute/."),
        required=False,
    )
    wish = LongText(
        label=gettext_lazy("How should it work?"), max_length=WISH_LIMIT, rows=4, required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail, if you want an answer"),
        help_text=gettext_lazy(
            "We use it for the answer only and delete it 3 months after the answer."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": gettext_lazy("Write the e-mail address like this: name@example.org.")
        },
    )

    def clean_address(self) -> str:
        given = self.cleaned_data["address"]
        path = own_path(self.request, given)
        if path is None:
            raise forms.ValidationError(
                _("Give the address of a page of this site. It begins with %(site)s.")
                % {"site": self.request.get_host()}
            )
        if len(path) > ADDRESS_LIMIT:
            raise forms.ValidationError(
                _("The address is longer than %(limit)s characters.") % {"limit": ADDRESS_LIMIT}
            )
        return path
