"""A choice of municipalities, stored as their keys.

The keys are stable and stand in addresses; with them a contact is read together with its places.
"""

from django import forms
from django.db import models
from django.utils.functional import lazy


def municipality_choices() -> list[tuple[str, str]]:
    from core.models import Municipality

    places = Municipality.objects.filter(whole_area=False).in_order()
    return [(place.key, place.words("name")) for place in places]


class MunicipalityKeysField(models.JSONField):
    """A list of keys of municipalities; empty means the whole area."""

    def __init__(self, **kwargs):
        super().__init__(**{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=lazy(municipality_choices, list)(),
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
