"""The stored figures: one row per page, day and way of arriving. No raw hit is ever stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a row counts: views, or beacons left out and why."""

    VIEW = "view", _("views")
    BOT = "filtered:bot", _("bots")
    EDITOR = "filtered:editor", _("signed-in editors")
    PREFETCH = "filtered:prefetch", _("pages fetched in advance")
    OPT_OUT = "filtered:opt-out", _("browsers that ask not to be counted")
    RATE = "filtered:rate", _("too many from one network")
    PAGE = "filtered:page", _("pages that are not public")
    ORIGIN = "filtered:origin", _("sent from another site")


class DailyReach(models.Model):
    """Totals of one page, Helsinki day, kind and way of arriving.

    `page_id` is a plain number, and title and type are copies, so that a deleted page stays in the
    reports. Empty text stands for "none": the key columns hold no NULL, which would not be unique.
    Rows of a `filtered:` kind keep their count in `views`; `page_id` is 0 where the page was not
    looked at.
    """

    page_id = models.PositiveIntegerField(_("page number"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    locale = models.CharField(_("language"), max_length=20, blank=True)
    channel = models.CharField(_("channel"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    campaign = models.CharField(_("campaign"), max_length=120, blank=True)

    views = models.PositiveBigIntegerField(_("views"), default=0)
    visits = models.PositiveBigIntegerField(_("visits"), default=0)
    readers = models.PositiveBigIntegerField(_("daily readers"), default=0)
    engaged = models.PositiveBigIntegerField(_("engaged reads"), default=0)

    title = models.CharField(_("title"), max_length=255, blank=True)
    page_type = models.CharField(_("page type"), max_length=120, blank=True)

    KEY = ("page_id", "day", "kind", "locale", "channel", "source", "campaign")

    class Meta:
        verbose_name = _("daily reach")
        verbose_name_plural = _("daily reach")
        constraints = [
            # Begins with page and day, so it also serves the questions about given pages.
            models.UniqueConstraint(
                fields=["page_id", "day", "kind", "locale", "channel", "source", "campaign"],
                name="reach_one_row_per_key",
            )
        ]
        indexes = [models.Index(fields=["day"], name="reach_day")]

    def __str__(self):
        return f"{self.page_id} {self.day} {self.kind}"


class FlushReceipt(models.Model):
    """The last batch that a worker has committed.

    Written in the batch's own transaction: when the connection breaks during COMMIT, the worker
    learns from here whether its batch arrived, and never counts it twice.
    """

    worker = models.CharField(max_length=32, primary_key=True)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("flush receipt")
        verbose_name_plural = _("flush receipts")

    def __str__(self):
        return f"{self.worker} {self.sequence}"
