"""What the project promised to reach and what it has reached: sums, never people."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from core.words import Translated
from home.forms import IndicatorForm
from home.personal_data import names_nobody
from home.project import project_identity

# More than the area has people: a larger figure is a slip of the keyboard.
MOST = 1_000_000


class IndicatorQuerySet(models.QuerySet):
    def in_order(self):
        """Those of the whole project first, then by work package."""
        return self.select_related("work_package").order_by(
            models.F("work_package__order").asc(nulls_first=True), "order", "key"
        )

    def with_history(self) -> "list[Indicator]":
        """The indicators in order with their `history`, in two queries however many there are."""
        indicators = list(self.in_order())
        by_indicator: dict[int, list[Achievement]] = {row.pk: [] for row in indicators}
        for achievement in Achievement.objects.filter(indicator__in=by_indicator).newest_first():
            by_indicator[achievement.indicator_id].append(achievement)
        for indicator in indicators:
            indicator.history = by_indicator[indicator.pk]
            for achievement in indicator.history:
                achievement.indicator = indicator
        return indicators

    def to_show(self) -> "list[Indicator]":
        """As `with_history`, in the language of the reader; copies that are never saved."""
        shown = []
        for indicator in self.with_history():
            copy = indicator.in_language()
            copy.history = [achievement.in_language() for achievement in indicator.history]
            shown.append(copy)
        return shown


class Indicator(Translated, ClusterableModel):
    """One figure of the project plan with its target; what has been reached stands below it."""

    key = models.SlugField(
        _("key"),
        unique=True,
        max_length=60,
        help_text=_("Stands in addresses and reports. Never change it once it is in use."),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        validators=[names_nobody],
        help_text=_("What is counted, for example Companies taking part"),
    )
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("For example persons or companies")
    )
    target = models.PositiveIntegerField(
        _("target"), validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    target_source = models.CharField(
        _("source of the target"),
        max_length=120,
        validators=[names_nobody],
        help_text=_("For example the project plan"),
    )
    work_package = models.ForeignKey(
        "core.WorkPackage",
        verbose_name=_("work package"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Left empty, the indicator is one of the whole project."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = IndicatorQuerySet.as_manager()
    base_form_class = IndicatorForm
    translated_fields = ("name", "unit", "target_source")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("key"),
                FieldRowPanel([FieldPanel("target"), FieldPanel("unit")]),
                FieldPanel("target_source"),
                FieldRowPanel(
                    [FieldPanel("work_package", widget=forms.Select), FieldPanel("order")]
                ),
            ],
            heading=_("Indicator"),
        ),
        InlinePanel(
            "achievements",
            heading=_("Achieved"),
            label=_("Achieved figure"),
            help_text=_(
                "Sums since the beginning of the project. Add a new row for every report, so that"
                " the history stays. Never names or other data of participants."
            ),
        ),
        MultiFieldPanel([FieldPanel("translations")], heading=_("In other languages")),
    ]

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self):
        code = f"{self.work_package.code} " if self.work_package else ""
        return code + self.words("name")

    def clean(self):
        super().clean()
        for texts in (self.translations or {}).values():
            for text in texts.values():
                names_nobody(text)

    @cached_property
    def history(self) -> "list[Achievement]":
        """What has been reported, the newest first. `with_history` fills it for many at once."""
        return list(Achievement.objects.filter(indicator=self).newest_first())

    @property
    def latest(self) -> "Achievement | None":
        return self.history[0] if self.history else None


class AchievementQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-as_of", "-pk")


class Achievement(Translated, models.Model):
    """What had been reached by a day, since the beginning of the project."""

    indicator = ParentalKey(Indicator, related_name="achievements", on_delete=models.CASCADE)
    value = models.PositiveIntegerField(
        _("achieved by then"), validators=[MinValueValidator(0), MaxValueValidator(MOST)]
    )
    as_of = models.DateField(_("situation on"))
    source = models.CharField(
        _("source"),
        max_length=120,
        validators=[names_nobody],
        help_text=_("For example EURA 2021"),
    )
    note = models.CharField(
        _("note"),
        max_length=300,
        blank=True,
        validators=[names_nobody],
        help_text=_("What explains the figure. Needed when it is smaller than the one before."),
    )

    objects = AchievementQuerySet.as_manager()
    translated_fields = ("note",)
    panels = [
        FieldRowPanel([FieldPanel("value"), FieldPanel("as_of")]),
        FieldPanel("source"),
        FieldPanel("note"),
        FieldPanel("translations"),
    ]

    class Meta:
        ordering = ["-as_of", "-pk"]
        verbose_name = _("achieved figure")
        verbose_name_plural = _("achieved figures")
        constraints = [
            models.CheckConstraint(condition=models.Q(value__gte=0), name="home_achieved_is_a_sum")
        ]

    def __str__(self):
        return f"{self.as_of}: {self.value}"

    def clean(self):
        super().clean()
        for texts in (self.translations or {}).values():
            for text in texts.values():
                names_nobody(text)
        if self.as_of is None:
            return
        if self.as_of > timezone.localdate():
            raise ValidationError({"as_of": _("The day is in the future.")})
        project = project_identity()
        if project is not None and project.starts and self.as_of < project.starts:
            raise ValidationError({"as_of": _("The project had not started on that day.")})

    @property
    def percent(self) -> int:
        """Whole percent of the target, rounded down: 100 only when the target is reached."""
        return self.value * 100 // self.indicator.target

    @property
    def bar(self) -> str:
        """The width of the bar in percent, full when the target is passed."""
        return f"{min(100, self.value * 100 / self.indicator.target):.1f}"
