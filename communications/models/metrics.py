"""Figures of a publication: what, how much, when, and how it is known."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Metric(models.TextChoices):
    """Keys are stored and exported: they stay the same in every language."""

    REACH = "reach", pgettext_lazy("metric", "Reach (accounts reached)")
    IMPRESSIONS = "impressions", pgettext_lazy("metric", "Times shown")
    VIEWS = "views", pgettext_lazy("metric", "Views of a video or post")
    RECIPIENTS = "recipients", pgettext_lazy("metric", "Recipients")
    OPENS = "opens", pgettext_lazy("metric", "Opens")
    CIRCULATION = "circulation", pgettext_lazy("metric", "Circulation")
    AUDIENCE = "audience", pgettext_lazy("metric", "Audience (listeners, viewers, readers)")
    COPIES = "copies", pgettext_lazy("metric", "Copies handed out")
    ATTENDANCE = "attendance", pgettext_lazy("metric", "Visitors of an event")
    CLICKS = "clicks", pgettext_lazy("metric", "Clicks")
    REACTIONS = "reactions", pgettext_lazy("metric", "Reactions")
    COMMENTS = "comments", pgettext_lazy("metric", "Comments")
    SHARES = "shares", pgettext_lazy("metric", "Shares")


class Method(models.TextChoices):
    MEASURED = "measured", pgettext_lazy("method", "Measured")
    PLATFORM = "platform", pgettext_lazy("method", "Told by the platform")
    ESTIMATED = "estimated", pgettext_lazy("method", "Estimated")


class MetricSnapshot(models.Model):
    """A figure as it stood on a day. Another value is another row: none is written over.

    `is_latest` marks the newest row of its publication and metric, so that sums need no search
    through the older ones.
    """

    publication = models.ForeignKey(
        "communications.Publication", on_delete=models.CASCADE, related_name="snapshots"
    )
    metric = models.CharField(_("metric"), max_length=20, choices=Metric)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    as_of = models.DateField(_("as of"))
    method = models.CharField(_("method"), max_length=10, choices=Method)
    evidence = models.ForeignKey(
        "core.Attachment",
        verbose_name=_("evidence"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    import_job = models.ForeignKey(
        "communications.ImportJob",
        verbose_name=_("import"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="snapshots",
    )
    is_latest = models.BooleanField(_("latest"), default=True, editable=False)
    created = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["publication", "metric", "-as_of", "-pk"]
        indexes = [
            models.Index(
                fields=["metric", "method"], name="latest_by_metric", condition=Q(is_latest=True)
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "metric"],
                condition=Q(is_latest=True),
                name="one_latest_figure_of_a_metric",
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
        ]

    def __str__(self):
        return f"{self.get_metric_display()}: {self.value.normalize():f}"


@transaction.atomic
def record(
    publication, metric, value, *, as_of=None, method, evidence=None
) -> MetricSnapshot | None:
    """Adds a figure; None when the latest one says the same of the same or a later day."""
    as_of = as_of or timezone.localdate()
    latest = publication.snapshots.filter(metric=metric, is_latest=True).first()
    if latest and latest.value == value and latest.method == method and latest.as_of >= as_of:
        return None
    is_latest = latest is None or latest.as_of <= as_of
    if latest and is_latest:
        publication.snapshots.filter(pk=latest.pk).update(is_latest=False)
    return publication.snapshots.create(
        metric=metric, value=value, as_of=as_of, method=method, evidence=evidence,
        is_latest=is_latest,
    )  # fmt: skip
