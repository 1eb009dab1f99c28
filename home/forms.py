"""Forms of the admin whose rows must agree with each other."""

from itertools import pairwise

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class IndicatorForm(WagtailAdminModelForm):
    """The achieved figures add up from report to report.

    A figure smaller than the one before is a correction and needs a note that says so; a day has
    one figure.
    """

    def clean(self):
        cleaned = super().clean()
        rows = self.formsets.get("achievements")
        if rows is not None and rows.is_valid():
            kept = [row for row in rows.forms if self._is_filled(row, rows)]
            kept.sort(key=lambda row: row.cleaned_data["as_of"])
            for before, after in pairwise(kept):
                self._compare(before.cleaned_data, after)
        return cleaned

    @staticmethod
    def _is_filled(row, rows) -> bool:
        return row.cleaned_data.get("as_of") is not None and not rows._should_delete_form(row)

    @staticmethod
    def _compare(before: dict, row) -> None:
        data = row.cleaned_data
        if data["as_of"] == before["as_of"]:
            row.add_error("as_of", _("This day has a figure already."))
        elif data["value"] < before["value"] and not data.get("note", "").strip():
            row.add_error(
                "note",
                _("The figure is smaller than the one before. Tell why, such as a correction."),
            )
