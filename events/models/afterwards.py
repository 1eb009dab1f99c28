"""What is recorded when an event is over: figures, decisions, answers; and the log of deletions."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TEXT_LIMIT = 2000


class Figures(models.Model):
    """Who came, as numbers. Walk-ins are counted, never named."""

    event = models.OneToOneField(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        related_name="figures",
    )
    walk_ins = models.PositiveIntegerField(_("came without registering"), default=0)
    onsite = models.PositiveIntegerField(_("on site, walk-ins included"), null=True, blank=True)
    remote = models.PositiveIntegerField(_("remotely"), null=True, blank=True)
    companies = models.PositiveIntegerField(_("companies"), null=True, blank=True)
    dropped_out = models.PositiveIntegerField(_("dropped out of the series"), null=True, blank=True)
    encounters = models.PositiveIntegerField(_("recruitment encounters"), null=True, blank=True)
    follow_ups = models.PositiveIntegerField(_("follow-up meetings agreed"), null=True, blank=True)
    jobs = models.PositiveIntegerField(_("jobs agreed"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("figures of an event")
        verbose_name_plural = _("figures of events")

    def __str__(self):
        return str(self.event_id)

    @property
    def attended(self) -> int | None:
        """Everybody who took part; None before somebody has counted."""
        if self.entered_at is None:
            return None
        return (self.onsite or 0) + (self.remote or 0)


class DecisionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("decision", "Not begun")
    UNDER_WAY = "under-way", pgettext_lazy("decision", "Under way")
    DONE = "done", pgettext_lazy("decision", "Done")
    DROPPED = "dropped", pgettext_lazy("decision", "Given up")


class Decision(models.Model):
    """What a forum decided: who does what by when. The next edition begins with how it went."""

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    action = models.CharField(_("what is done"), max_length=250)
    owner = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("who does it"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    due = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=DecisionState, default=DecisionState.OPEN
    )
    note = models.CharField(_("note"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.action

    def clean(self):
        super().clean()
        if self.due and self.event_id and self.due < timezone.localdate(self.event.start):
            raise ValidationError({"due": _("The day is before the event itself.")})


class Answer(models.Model):
    """One anonymous answer to the three questions; nothing tells who, or when in the day."""

    event = models.ForeignKey("events.EventPage", on_delete=models.PROTECT, related_name="answers")
    sending = models.CharField(max_length=40, unique=True, editable=False)
    useful = models.PositiveSmallIntegerField(
        _("how useful, 1–5"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    takeaway = models.TextField(_("what to take along"), max_length=TEXT_LIMIT, blank=True)
    better = models.TextField(_("what to do better"), max_length=TEXT_LIMIT, blank=True)
    day = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("answer about an event")
        verbose_name_plural = _("answers about events")

    def __str__(self):
        return f"{self.event_id}: {self.useful}"


class RetentionRun(models.Model):
    """One run of the job that deletes what has been kept long enough; only numbers."""

    at = models.DateTimeField(_("time"), default=timezone.now)
    needs = models.PositiveIntegerField(_("diets and needs deleted"), default=0)
    people = models.PositiveIntegerField(_("people forgotten"), default=0)
    texts = models.PositiveIntegerField(_("texts of answers deleted"), default=0)

    class Meta:
        verbose_name = _("run of deletion")
        verbose_name_plural = _("runs of deletion")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
