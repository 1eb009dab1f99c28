"""The communication plan: what will be published, what is aimed at, what else happened."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communications.models.metrics import Metric

ENDS_FIRST = _("The end is before the beginning.")


class PlanState(models.TextChoices):
    IDEA = "idea", pgettext_lazy("state of the plan", "Idea")
    PLANNED = "planned", pgettext_lazy("state of the plan", "Planned")
    IN_PROGRESS = "in-progress", pgettext_lazy("state of the plan", "In progress")
    PUBLISHED = "published", pgettext_lazy("state of the plan", "Published")
    CANCELLED = "cancelled", pgettext_lazy("state of the plan", "Cancelled")


class PlanEntryQuerySet(models.QuerySet):
    def on_days(self, first, last):
        """Those of which a day lies from `first` to `last`, both included."""
        return self.filter(starts_on__lte=last).filter(
            Q(ends_on__gte=first) | Q(ends_on__isnull=True, starts_on__gte=first)
        )

    def late(self, today=None):
        """Past their day and neither published nor cancelled."""
        today = today or timezone.localdate()
        return self.exclude(state__in=[PlanState.PUBLISHED, PlanState.CANCELLED]).filter(
            Q(ends_on__lt=today) | Q(ends_on__isnull=True, starts_on__lt=today)
        )


class PlanEntry(models.Model):
    """One thing to be published, on a day or through several."""

    title = models.CharField(_("what"), max_length=160)
    starts_on = models.DateField(_("day"), db_index=True)
    time = models.TimeField(_("time"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    channels = models.ManyToManyField(
        "communications.Channel", verbose_name=_("channels"), blank=True, related_name="+"
    )
    target_groups = models.ManyToManyField(
        "core.TargetGroup", verbose_name=_("target groups"), blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    state = models.CharField(
        _("state"), max_length=15, choices=PlanState, default=PlanState.PLANNED
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("related page"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    work_package = models.ForeignKey(
        "core.WorkPackage",
        verbose_name=_("work package"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.TextField(_("note"), blank=True, max_length=2000)
    is_sample = models.BooleanField(_("example"), default=False)

    objects = PlanEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the plan")
        verbose_name_plural = _("communication plan")
        ordering = ["starts_on", "time", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="plan_entry_ends_last",
                violation_error_message=ENDS_FIRST,
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": ENDS_FIRST})

    @property
    def last_day(self):
        return self.ends_on or self.starts_on

    @property
    def is_late(self) -> bool:
        closed = {PlanState.PUBLISHED, PlanState.CANCELLED}
        return self.state not in closed and self.last_day < timezone.localdate()


class Target(models.Model):
    """What is aimed at in a period: so many publications, or so much of a metric."""

    PUBLICATIONS = "publications"
    MEASURES = [(PUBLICATIONS, pgettext_lazy("metric", "Number of publications")), *Metric.choices]

    channel = models.ForeignKey(
        "communications.Channel",
        verbose_name=_("channel"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Only the number of publications can be aimed at in all channels together."),
    )
    measure = models.CharField(_("measure"), max_length=20, choices=MEASURES, default=PUBLICATIONS)
    value = models.PositiveBigIntegerField(_("target"), validators=[MinValueValidator(1)])
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    work_package = models.ForeignKey(
        "core.WorkPackage",
        verbose_name=_("work package"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=255, blank=True)
    is_sample = models.BooleanField(_("example"), default=False)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["-starts_on", "channel__order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="target_ends_last",
                violation_error_message=ENDS_FIRST,
            )
        ]

    def __str__(self):
        channel = self.channel or _("All channels")
        return f"{channel}: {self.get_measure_display()}, {self.value}"

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = ENDS_FIRST
        if self.measure != self.PUBLICATIONS and not self.channel_id:
            errors["channel"] = _(
                "Choose a channel: metrics of different channels are not added up."
            )
        if errors:
            raise ValidationError(errors)


class Annotation(models.Model):
    """Something that explains the figures of a day: a campaign, a break, a change of method."""

    class Kind(models.TextChoices):
        CAMPAIGN = "campaign", pgettext_lazy("annotation", "Campaign")
        EVENT = "event", pgettext_lazy("annotation", "Event")
        DISTURBANCE = "disturbance", pgettext_lazy("annotation", "Disturbance")
        METHOD = "method", pgettext_lazy("annotation", "Change of method")
        OTHER = "other", pgettext_lazy("annotation", "Other")

    day = models.DateField(_("day"), db_index=True)
    text = models.CharField(_("text"), max_length=200)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.EVENT)
    is_sample = models.BooleanField(_("example"), default=False)

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        ordering = ["-day", "-pk"]

    def __str__(self):
        return self.text
