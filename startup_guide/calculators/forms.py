"""What each calculator asks. Nothing that is typed is stored or logged."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from startup_guide.calculators.fields import NumberField, whole

MONTHS = 12


class CalculatorForm(forms.Form):
    """`facts` are the rates of the day by their keys."""

    def __init__(self, *args, facts=None, **kwargs):
        super().__init__(*args, auto_id="luku-%s", **kwargs)
        self.facts = facts or {}

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, message), in the order of the fields."""
        return [(field.id_for_label, text) for field in self for text in field.errors]


class StartupGrantForm(CalculatorForm):
    days = whole(
        label=_("Days a week"),
        min_value=1,
        max_value=5,
        initial=5,
        help_text=_("At most five days a week."),
    )
    weeks = whole(
        label=_("Weeks"),
        min_value=1,
        max_value=52,
        initial=26,
        help_text=_("Half a year is 26 weeks. The grant is given for half a year at a time."),
    )


class PensionForm(CalculatorForm):
    income = NumberField(
        label=_("YEL income in a year, euros"),
        help_text=_("Write the income you are considering. The pension company confirms it."),
    )
    is_new = forms.BooleanField(label=_("I am an entrepreneur for the first time"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        discount = self.facts.get("yel-alennus")
        if discount is None or not discount.is_stated:
            del self.fields["is_new"]

    def clean_income(self):
        income, most = self.cleaned_data["income"], self.facts["yel-ylaraja"]
        if income > most.number:
            raise forms.ValidationError(
                gettext("The income is at most %(most)s.") % {"most": most.amount}
            )
        return income


class VatLimitForm(CalculatorForm):
    last_year = NumberField(
        label=_("Sales of last year, euros"), required=False, help_text=_("Empty means 0.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for month in range(1, MONTHS + 1):
            self.fields[f"month_{month}"] = NumberField(label=month_name(month), required=False)

    def sales(self) -> list:
        names = [f"month_{month}" for month in range(1, MONTHS + 1)]
        return [self.cleaned_data[name] or 0 for name in names]


def month_name(month: int) -> str:
    from django.utils.dates import MONTHS as NAMES

    return str(NAMES[month]).capitalize()


class BreakEvenForm(CalculatorForm):
    costs = NumberField(
        label=_("Fixed costs in a month, euros"),
        help_text=_("Rent, insurance, accounting and the like."),
    )
    living = NumberField(
        label=_("What you need for living in a month, euros"),
        help_text=_("Count taxes and the pension insurance in as well."),
    )
    price = NumberField(label=_("Price of one product or job without VAT, euros"), min_value=0)
    unit_cost = NumberField(label=_("Direct costs of one product or job, euros"))

    def clean(self):
        cleaned = super().clean()
        price, cost = cleaned.get("price"), cleaned.get("unit_cost")
        if price is not None and cost is not None and price <= cost:
            self.add_error(
                "price",
                gettext("The price must be higher than the direct costs, or nothing is left."),
            )
        return cleaned


class HourlyPriceForm(CalculatorForm):
    income = NumberField(
        label=_("What you need in a month, euros"),
        help_text=_("Living, taxes and the pension insurance together."),
    )
    costs = NumberField(label=_("Costs of the company in a month, euros"))
    hours = NumberField(
        label=_("Hours you can bill in a month"),
        min_value=1,
        max_value=400,
        help_text=_("Not all hours are billed: marketing and bookkeeping take their time too."),
    )
