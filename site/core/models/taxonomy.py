"""How content is classified: work package, municipality, target group.

Each term has a stable key: it stands in addresses (`?kunta=nivala`), reports and imports, so
editors rename a term freely and change its key never.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from core.words import Translated


class TermQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("order", "name")


class Term(Translated):
    """One term of a taxonomy."""

    key = models.SlugField(
        _("key"),
        unique=True,
        max_length=40,
        help_text=_("Stands in addresses and reports. Never change it once it is in use."),
    )
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TermQuerySet.as_manager()
    translated_fields = ("name",)
    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("order"),
        FieldPanel("translations"),
    ]

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.words("name")


@register_snippet
class WorkPackage(Term):
    """A work package (työpaketti) of the project plan; reports add up by it."""

    code = models.CharField(_("code"), max_length=10, help_text=_("For example TP1"))
    description = models.TextField(_("description"), blank=True)
    lead = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("responsible organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    translated_fields = ("name", "description")
    panels = [FieldPanel("code"), *Term.panels, FieldPanel("lead"), FieldPanel("description")]

    class Meta(Term.Meta):
        verbose_name = _("work package")
        verbose_name_plural = _("work packages")

    def __str__(self):
        return f"{self.code} {self.words('name')}"


@register_snippet
class Municipality(Term):
    """A municipality of the area, or the whole area as one choice."""

    whole_area = models.BooleanField(_("means the whole area"), default=False)

    panels = [*Term.panels, FieldPanel("whole_area")]

    class Meta(Term.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")


@register_snippet
class TargetGroup(Term):
    """Whom the content is for."""

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
