"""Blocks that name a fact, a form of support or an item of a list by its key.

A key and not a database id: what a chapter needs is then fetched in one query for the whole page,
and a chapter can be exported and translated without losing what it names.
"""

from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def fact_choices() -> list[tuple[str, str]]:
    from startup_guide.models import Fact

    return list(Fact.objects.order_by("label").values_list("key", "label"))


def support_choices() -> list[tuple[str, str]]:
    from startup_guide.models import SupportForm

    return list(SupportForm.objects.order_by("order", "name").values_list("key", "name"))


class StoredKeyBlock(blocks.ChoiceBlock):
    """A choice among rows of a table; the table is asked when somebody edits, not when a page is
    shown.
    """

    def normalize_choice(self, value):
        return value


class FactBlock(StoredKeyBlock):
    """A fact. The index gets its label and never its amount."""

    def __init__(self, **kwargs):
        super().__init__(**{"choices": fact_choices, "label": _("Fact"), **kwargs})

    class Meta:
        icon = "order"


class SupportBlock(StoredKeyBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"choices": support_choices, "label": _("Form of support"), **kwargs})

    class Meta:
        icon = "order"


class KeyBlock(blocks.CharBlock):
    """A name for programs: neither searched nor translated."""

    def __init__(self, **kwargs):
        kwargs = {"required": False, "max_length": 60, "validators": [validate_slug], **kwargs}
        super().__init__(search_index=False, **kwargs)

    def get_translatable_segments(self, value) -> list:
        return []

    def restore_translated_segments(self, value, segments):
        return value
