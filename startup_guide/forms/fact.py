"""The editor of a fact: its values may not hold at the same time."""

from itertools import combinations

from django.utils.translation import gettext as _

from startup_guide.forms.keyed import KeyedForm


class FactForm(KeyedForm):
    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("values")
        forms = formset.forms if formset is not None else []
        kept = [form.instance for form in forms if form.is_valid() and not is_dropped(form)]
        for one, other in combinations(kept, 2):
            if one.overlaps(other):
                words = {"one": one.shown, "other": other.shown}
                self.add_error(
                    None, _("Two values hold at the same time: %(one)s and %(other)s.") % words
                )
        return cleaned


def is_dropped(form) -> bool:
    """Whether the row is to be deleted, or was left empty."""
    data = form.cleaned_data
    return bool(data.get("DELETE")) or (data.get("number") is None and not data.get("text"))
