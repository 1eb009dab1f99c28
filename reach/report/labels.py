"""What the keys of figures are called, in the language of the reader."""

from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale

from core.models import Municipality, Organisation, TargetGroup, WorkPackage
from reach.channels import Channel
from reach.figures.report import OTHER_CAMPAIGNS
from reach.models import Campaign, Kind
from reach.report.form import page_types


class Labels:
    """Each table of names is read once, when the first of its keys is asked for."""

    @cached_property
    def work_packages(self) -> dict[str, str]:
        return {row.key: f"{row.code} {row.words('name')}" for row in WorkPackage.objects.all()}

    @cached_property
    def municipalities(self) -> dict[str, str]:
        return {row.key: row.words("name") for row in Municipality.objects.all()}

    @cached_property
    def target_groups(self) -> dict[str, str]:
        return {row.key: row.words("name") for row in TargetGroup.objects.all()}

    @cached_property
    def organisations(self) -> dict[str, str]:
        return {row.key: str(row) for row in Organisation.objects.all()}

    @cached_property
    def types(self) -> dict[str, str]:
        return dict(page_types())

    @cached_property
    def languages(self) -> dict[str, str]:
        return {row.language_code: str(row) for row in Locale.objects.all()}

    @cached_property
    def channels(self) -> dict[str, str]:
        return {key: str(label) for key, label in Channel.choices}

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {key: capfirst(str(label)) for key, label in Kind.choices}

    @cached_property
    def campaigns(self) -> dict[str, str]:
        return {
            OTHER_CAMPAIGNS: _("Other campaigns in links"),
            **dict(Campaign.objects.values_list("key", "name")),
        }

    def of(self, names: str, key: str) -> str:
        """The name of a key; the key itself when it is no longer known, "Not given" for none."""
        return getattr(self, names).get(key, key) if key else _("Not given")
