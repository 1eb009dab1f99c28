"""The calculators: what they are called, which facts they need, how they compute.

A calculator one of whose needed facts may not be stated is not there: no rate is ever guessed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from startup_guide.calculators import forms, results


@dataclass(frozen=True)
class Calculator:
    """`key` stands in addresses. `needs` are the facts it shows; `optional` of them may hide."""

    key: str
    title: str
    lead: str
    form: type[forms.CalculatorForm]
    compute: Callable
    needs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def is_ready(self, facts: dict) -> bool:
        return all(
            key in facts and facts[key].number is not None
            for key in self.needs
            if key not in self.optional
        )

    def result(self, form, facts: dict) -> results.Result:
        return self.compute(form.cleaned_data, form, facts)


CALCULATORS = {
    calculator.key: calculator
    for calculator in (
        Calculator(
            "starttiraha",
            _("Start-up grant"),
            _("How much the start-up grant would be in the time you plan."),
            forms.StartupGrantForm,
            results.startup_grant,
            ("starttiraha-paiva",),
        ),
        Calculator(
            "yel-maksu",
            _("YEL payment"),
            _("What the pension insurance of an entrepreneur costs with the income you write."),
            forms.PensionForm,
            results.pension_payment,
            ("yel-prosentti", "yel-alaraja", "yel-ylaraja", "yel-alennus"),
            ("yel-alennus",),
        ),
        Calculator(
            "alv-raja",
            _("Follow the VAT limit"),
            _("Add up your sales by month and see how far the limit is."),
            forms.VatLimitForm,
            results.vat_limit,
            ("alv-raja",),
        ),
        Calculator(
            "kannattavuus",
            _("Break-even"),
            _("How much you must sell in a month to pay the costs and your living."),
            forms.BreakEvenForm,
            results.break_even,
        ),
        Calculator(
            "tuntihinta",
            _("Price of an hour"),
            _("What an hour of your work must cost so that you get by."),
            forms.HourlyPriceForm,
            results.hourly_price,
            ("alv-yleinen",),
            ("alv-yleinen",),
        ),
    )
}

__all__ = ["CALCULATORS", "Calculator"]
