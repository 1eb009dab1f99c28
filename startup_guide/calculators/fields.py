"""Numbers as people type them: 1 234,50."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = Decimal(10) ** 9


class NumberInput(forms.TextInput):
    """Text, since a browser's own number field may take no comma."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class NumberField(forms.DecimalField):
    """A number at least 0 and at most a thousand million, with a comma or a point."""

    default_error_messages = {
        "invalid": _("Write a number, for example 1 200 or 37,50."),
        "min_value": _("The number is too small."),
        "max_value": _("The number is too large."),
        "max_digits": _("The number is too large."),
        "max_whole_digits": _("The number is too large."),
        "max_decimal_places": _("Write at most two decimals."),
        "required": _("Write a number."),
    }

    def __init__(self, **kwargs):
        kwargs = {"min_value": 0, "max_value": LARGEST, "decimal_places": 2, **kwargs}
        kwargs.setdefault("widget", NumberInput())
        super().__init__(max_digits=12, **kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"[\s\u00a0\u202f€]", "", value).replace("\u2212", "-")
            # A comma parts the decimals; a point before it can only part thousands.
            value = value.replace(".", "").replace(",", ".") if "," in value else value
            if value and not re.fullmatch(r"-?\d{1,40}(\.\d{1,20})?", value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def whole(**kwargs) -> NumberField:
    return NumberField(decimal_places=0, **kwargs)
