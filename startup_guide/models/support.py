"""Forms of support: who grants what to whom. Their amounts are facts."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.words import Translated
from startup_guide.blocks.keys import FactBlock
from startup_guide.forms.keyed import KeyedForm
from startup_guide.models.review import Reviewed, Validity
from startup_guide.publication import refuse_typed_amounts


class Stage(models.TextChoices):
    BEFORE = "before", _("Before starting")
    STARTING = "starting", _("When starting")
    GROWTH = "growth", _("Growth")
    EMPLOYER = "employer", _("As an employer")


class AmountType(models.TextChoices):
    PER_DAY = "per-day", _("euros a day")
    LUMP_SUM = "lump-sum", _("lump sum")
    SHARE = "share", _("share of the costs")
    LOAN = "loan", _("loan")
    GUARANTEE = "guarantee", _("guarantee")
    VARIES = "varies", _("decided case by case")


class SupportForm(index.Indexed, Reviewed, Validity, Translated, ClusterableModel):
    """One form of support, as a card in chapters and a row in the overview."""

    key = models.SlugField(_("key"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(
        _("description"), max_length=400, help_text=_("In words without amounts.")
    )
    granted_by = models.CharField(_("granted by"), max_length=160)
    for_whom = models.CharField(_("for whom"), max_length=250)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    amount_type = models.CharField(_("kind of amount"), max_length=10, choices=AmountType)
    amounts = StreamField(
        [("fact", FactBlock())],
        verbose_name=_("amounts and conditions"),
        blank=True,
        help_text=_("Facts, in the order they are shown on the card."),
    )
    apply_before = models.BooleanField(_("apply before starting"), default=False)
    de_minimis = models.BooleanField(
        _("de minimis aid"), null=True, blank=True, help_text=_("Leave open when not known.")
    )
    municipalities = ParentalManyToManyField(
        "core.Municipality",
        verbose_name=_("only in these municipalities"),
        blank=True,
        related_name="+",
        help_text=_("None chosen: the whole area."),
    )
    not_with = models.ManyToManyField(
        "self", verbose_name=_("cannot be combined with"), blank=True, symmetrical=True
    )
    channel = models.CharField(_("where to apply"), max_length=160)
    source = models.CharField(_("source"), max_length=160)
    source_url = models.URLField(_("page of the grantor"))
    processing = models.CharField(_("processing time"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    base_form_class = KeyedForm
    translated_fields = (
        "name",
        "description",
        "granted_by",
        "for_whom",
        "channel",
        "processing",
    )
    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("description"),
        FieldPanel("granted_by"),
        FieldPanel("for_whom"),
        FieldRowPanel([FieldPanel("stage"), FieldPanel("amount_type")]),
        FieldPanel("amounts"),
        FieldRowPanel([FieldPanel("apply_before"), FieldPanel("de_minimis")]),
        FieldPanel("municipalities"),
        FieldPanel("not_with"),
        FieldPanel("channel"),
        FieldPanel("processing"),
        FieldPanel("order"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
                FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_interval")]),
                FieldPanel("responsible"),
            ],
            heading=_("Source and review"),
        ),
        FieldPanel("translations"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("key"),
    ]

    class Meta:
        verbose_name = _("form of support")
        verbose_name_plural = _("forms of support")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        refuse_typed_amounts(self, ("name", "description", "for_whom", "channel", "processing"))

    def may_state(self, on: date | None = None) -> bool:
        """Whether its amounts may be stated on the day."""
        on = on or timezone.localdate()
        return self.holds(on) and not self.is_overdue(on)

    @property
    def fact_keys(self) -> list[str]:
        return [row["value"] for row in self.amounts.raw_data]
