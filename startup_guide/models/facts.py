"""Facts: every amount, rate and limit of the guide, each in one place with its source.

A fact has values, one for each time it holds or held. What is stated on a day follows from the day
alone: nobody has to touch anything for an amount to disappear.
"""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.words import Translated
from startup_guide.forms.fact import FactForm
from startup_guide.models.review import Reviewed, Validity
from startup_guide.publication import refuse_typed_amounts
from startup_guide.shown import ShownFact


class Fact(index.Indexed, Reviewed, Translated, ClusterableModel):
    """One amount or rule that chapters, support forms and calculators refer to by its key."""

    key = models.SlugField(
        _("key"),
        unique=True,
        max_length=60,
        help_text=_("Chapters and calculators find the fact by it. Never change it once in use."),
    )
    label = models.CharField(_("what it tells"), max_length=120)
    note = models.CharField(
        _("note for the reader"),
        max_length=300,
        blank=True,
        help_text=_("Conditions, in words without amounts."),
    )
    grantor = models.CharField(_("grantor or authority"), max_length=120)
    grantor_url = models.URLField(
        _("page of the grantor"),
        help_text=_("Where the reader is sent while the amount is being checked."),
    )
    confirmed = models.BooleanField(
        _("confirmed from a reliable source"),
        default=True,
        help_text=_("An unconfirmed amount is never shown."),
    )

    translated_fields = ("label", "note", "grantor")
    base_form_class = FactForm
    panels = [
        FieldPanel("label"),
        FieldPanel("key"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("grantor"), FieldPanel("grantor_url")]),
        InlinePanel("values", heading=_("Values"), label=_("Value"), min_num=1),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_interval")]),
                FieldPanel("responsible"),
                FieldPanel("confirmed"),
            ],
            heading=_("Review"),
        ),
        FieldPanel("translations"),
    ]
    search_fields = [
        index.SearchField("label"),
        index.AutocompleteField("label"),
        index.SearchField("key"),
    ]

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["label"]

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        refuse_typed_amounts(self, ("label", "note"))

    def shown(self, on: date | None = None) -> ShownFact:
        """What may be told of it on the day."""
        return ShownFact(self, list(self.values.all()), on or timezone.localdate())

    def newest(self) -> "FactValue | None":
        """The value that holds last, whether or not it may be stated."""
        values = list(self.values.all())
        return max(values, key=lambda value: value.valid_until or date.max) if values else None


class FactValue(Validity, Translated):
    """What a fact states during a time: a number with its unit, or words."""

    fact = ParentalKey(Fact, related_name="values", on_delete=models.CASCADE)
    number = models.DecimalField(
        _("number"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Calculators take their rates from here."),
    )
    text = models.CharField(
        _("or in words"),
        max_length=200,
        blank=True,
        help_text=_("Where a number does not do, such as 1 000 / 2 000 / 3 000."),
    )
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=160)
    source_url = models.URLField(_("address of the source"))

    translated_fields = ("text", "unit")
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("unit")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
        FieldPanel("translations"),
    ]

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from"))
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_from__isnull=True),
                name="fact_value_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return self.shown

    def clean(self):
        super().clean()
        if (self.number is None) == (not self.text):
            raise ValidationError(_("Give a number or words, not both."))

    @property
    def shown(self) -> str:
        """The value as people write it, in the language of the page: 37,21 €/pv."""
        words = self.words("text") if self.text else shown_number(self.number, self.unit)
        unit = self.words("unit")
        return f"{words} {unit}" if unit else words

    @property
    def validity(self) -> str:
        """When it holds: 1.1.–31.12.2026, from 1.1.2025, until 31.12.2024; empty when always."""
        return validity_in_words(self.valid_from, self.valid_until)


def shown_number(number: Decimal, unit: str) -> str:
    """Whole numbers without decimals, euros with two, others with those they have."""
    number = Decimal(number)
    if number == number.to_integral_value():
        decimals = 0
    elif unit.startswith("€"):
        decimals = 2
    else:
        decimals = max(0, -number.normalize().as_tuple().exponent)
    return number_format(number, decimals, force_grouping=True)


def validity_in_words(start: date | None, end: date | None) -> str:
    days = {
        "start": date_format(start, "DATE_FORMAT") if start else "",
        "end": date_format(end, "DATE_FORMAT") if end else "",
    }
    if start and end:
        return gettext("%(start)s – %(end)s") % days
    if start:
        return gettext("from %(start)s") % days
    return gettext("until %(end)s") % days if end else ""


class EventKind(models.TextChoices):
    STATED = "stated", _("Stated")
    CHECKED = "checked", _("Checked, no changes")
    HIDDEN = "hidden", _("Hidden until checked")


def this_moment():
    return timezone.now()


class FactEvent(models.Model):
    """What was stated when: written once, never changed. Shown to the public without names."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("moment"), default=this_moment)
    kind = models.CharField(_("what happened"), max_length=10, choices=EventKind)
    stated = models.CharField(_("what was stated"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("event of a fact")
        verbose_name_plural = _("events of facts")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.fact}: {self.get_kind_display()}"
