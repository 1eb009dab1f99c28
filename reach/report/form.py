"""The question of a report, as it stands in the address."""

from datetime import date

from django import forms
from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale

from core.models import BasePage, Municipality, Organisation, WorkPackage
from reach.channels import Channel
from reach.days import helsinki_day
from reach.figures import ReportFilter

# More days than any project lasts: a report of more would only cost time.
MOST_DAYS = 3660
# `from` is a word of Python's own, so the fields cannot be written as attributes.
NARROWING = (
    "work_package",
    "page_type",
    "language",
    "municipality",
    "organisation",
    "channel",
)


def page_types() -> list[tuple[str, str]]:
    """(`app_label.ModelName`, name) of the page types of this house, by name."""
    found = [
        (model._meta.label, capfirst(str(model._meta.verbose_name)))
        for model in apps.get_models()
        if issubclass(model, BasePage)
    ]
    return sorted(found, key=lambda pair: pair[1])


def with_period(data) -> dict:
    """The data, with this year until today where a day was not given."""
    today = helsinki_day()
    usual = {"from": date(today.year, 1, 1).isoformat(), "to": today.isoformat()}
    given = {name: data[name] for name in data}
    return given | {end: day for end, day in usual.items() if not given.get(end)}


class ReportForm(forms.Form):
    """`?from=YYYY-MM-DD&to=YYYY-MM-DD` and what narrows the report. Empty: the year to this day."""

    work_package = forms.ChoiceField(label=_("Work package"), required=False)
    page_type = forms.ChoiceField(label=_("Page type"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)

    def __init__(self, data=None, **kwargs):
        # The fields show the period that the report is about, also where nobody has chosen one.
        super().__init__(with_period(data or {}), **kwargs)
        dates = {"input_formats": ["%Y-%m-%d", "%d.%m.%Y"]}
        own = {
            "from": forms.DateField(label=_("First day"), widget=AdminDateInput(), **dates),
            "to": forms.DateField(label=_("Last day"), widget=AdminDateInput(), **dates),
        }
        self.fields = {**own, **self.fields}
        everything = [("", _("All"))]
        for name, rows in self.choices().items():
            self.fields[name].choices = everything + rows

    @staticmethod
    def choices() -> dict[str, list[tuple[str, str]]]:
        return {
            "work_package": [
                (row.key, f"{row.code} {row.words('name')}") for row in WorkPackage.objects.all()
            ],
            "page_type": page_types(),
            "language": [(row.language_code, str(row)) for row in Locale.objects.all()],
            "municipality": [(row.key, str(row)) for row in Municipality.objects.all()],
            "organisation": [(row.key, str(row)) for row in Organisation.objects.all()],
            "channel": list(Channel.choices),
        }

    def clean(self):
        data = super().clean()
        first, last = data.get("from"), data.get("to")
        if first and last:
            if last < first:
                self.add_error("to", _("The period ends before it begins."))
            elif (last - first).days >= MOST_DAYS:
                self.add_error("from", _("The period is longer than ten years."))
        return data

    @property
    def question(self) -> ReportFilter:
        """What a valid form asks for."""
        data = self.cleaned_data
        return ReportFilter(data["from"], data["to"], **{name: data[name] for name in NARROWING})

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """(label of the field, label of the choice) of everything that narrows the report."""
        found = []
        for name in NARROWING:
            if value := self.cleaned_data.get(name):
                field = self.fields[name]
                found.append((str(field.label), str(dict(field.choices)[value])))
        return found
