"""Spreadsheets of what anybody has written: no cell may act as a formula."""

import re
from datetime import date
from decimal import Decimal

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# Programs for spreadsheets compute a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Characters that a workbook cannot hold.
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harmless(value):
    """The text with an apostrophe before it when a program might take it for a formula.

    Numbers, dates and nothing stay what they are; everything else is put out as its text.
    """
    if value is None or isinstance(value, (bool, int, float, Decimal, date)):
        return value
    text = ILLEGAL.sub("", str(value))
    return f"'{text}" if text.startswith(FORMULA) else text


class HarmlessExport(SpreadsheetExportMixin):
    """Mixin, before Wagtail's own views in the order of bases."""

    def preprocess_field_value(self, field, value, export_format):
        return harmless(super().preprocess_field_value(field, value, export_format))
