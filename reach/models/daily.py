"""The daily rows: sums of one Helsinki day, never a single hit.

`DailyReach` is the finest. The other tables of views are its sums, written in the same transaction,
so that a question about a year reads thousands of rows and not millions. Empty text stands for
"none": key columns hold no NULL, which would not be unique.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reach.channels import Channel

COUNT_FIELDS = ("views", "visits", "readers", "engaged")
# Stands in `campaign` for words that were dropped: they named no campaign of the project.
OTHER_WORDS = "-"


class Kind(models.TextChoices):
    """What is counted beside the views: what the server sent, and what was left out and why."""

    DOWNLOAD = "download", _("downloads")
    FEED = "feed", _("reads of feeds")
    CALENDAR = "calendar", _("reads of calendars")
    JSON = "json", _("reads of pages as JSON")

    BOT = "filtered:bot", _("bots")
    EDITOR = "filtered:editor", _("signed-in editors")
    PREFETCH = "filtered:prefetch", _("pages fetched in advance")
    OPT_OUT = "filtered:opt-out", _("browsers that ask not to be counted")
    RATE = "filtered:rate", _("too many from one network")
    PAGE = "filtered:page", _("pages that are not public")
    ORIGIN = "filtered:origin", _("sent from another site")

    @property
    def is_left_out(self) -> bool:
        return self.value.startswith("filtered:")


class Counts(models.Model):
    """The four figures of views. `readers` is filled in the DAILY mode only."""

    views = models.PositiveBigIntegerField(_("views"), default=0)
    visits = models.PositiveBigIntegerField(_("visits"), default=0)
    readers = models.PositiveBigIntegerField(_("daily readers"), default=0)
    engaged = models.PositiveBigIntegerField(_("engaged reads"), default=0)

    class Meta:
        abstract = True


class DailyReach(Counts):
    """One page, day and way of arriving. `page_id` is a number of `ReachedPage`."""

    page_id = models.PositiveIntegerField(_("page number"))
    day = models.DateField(_("day"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    source = models.CharField(_("source"), max_length=120, blank=True)
    campaign = models.CharField(_("campaign"), max_length=120, blank=True)

    KEY = ("page_id", "day", "channel", "source", "campaign")

    class Meta:
        verbose_name = _("daily reach")
        verbose_name_plural = _("daily reach")
        constraints = [
            # Begins with page and day, so it also serves the questions about given pages.
            models.UniqueConstraint(
                fields=["page_id", "day", "channel", "source", "campaign"],
                name="reach_one_row_per_way",
            )
        ]
        indexes = [models.Index(fields=["day"], name="reach_day")]

    def __str__(self):
        return f"{self.page_id} {self.day} {self.channel}"


class DailyPage(Counts):
    """One page and day."""

    page_id = models.PositiveIntegerField(_("page number"))
    day = models.DateField(_("day"))

    KEY = ("page_id", "day")

    class Meta:
        verbose_name = _("daily reach of a page")
        verbose_name_plural = _("daily reach of pages")
        constraints = [
            models.UniqueConstraint(fields=["page_id", "day"], name="reach_one_row_per_page_day")
        ]
        indexes = [models.Index(fields=["day"], name="reach_page_day")]

    def __str__(self):
        return f"{self.page_id} {self.day}"


class DailyChannel(Counts):
    """One page, day and channel."""

    page_id = models.PositiveIntegerField(_("page number"))
    day = models.DateField(_("day"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)

    KEY = ("page_id", "day", "channel")

    class Meta:
        verbose_name = _("daily reach by channel")
        verbose_name_plural = _("daily reach by channel")
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "day", "channel"], name="reach_one_row_per_channel"
            )
        ]
        indexes = [models.Index(fields=["day"], name="reach_channel_day")]

    def __str__(self):
        return f"{self.page_id} {self.day} {self.channel}"


class DailySource(Counts):
    """One day and way of arriving, all pages together."""

    day = models.DateField(_("day"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    source = models.CharField(_("source"), max_length=120, blank=True)
    campaign = models.CharField(_("campaign"), max_length=120, blank=True)

    KEY = ("day", "channel", "source", "campaign")

    class Meta:
        verbose_name = _("daily reach by source")
        verbose_name_plural = _("daily reach by source")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "channel", "source", "campaign"], name="reach_one_row_per_source"
            )
        ]

    def __str__(self):
        return f"{self.day} {self.channel} {self.source}"


class DailyCount(models.Model):
    """One page, day, kind and item of what is counted beside the views; never added to them.

    `page_id` is 0 where no public page was looked at. `item` names what was sent, such as
    `document:12` or `package:7@1.2` (see `CountedItem`); it is empty where the page says it all.
    """

    page_id = models.PositiveIntegerField(_("page number"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    item = models.CharField(_("item"), max_length=120, blank=True)
    count = models.PositiveBigIntegerField(_("count"), default=0)

    KEY = ("page_id", "day", "kind", "item")

    class Meta:
        verbose_name = _("daily count")
        verbose_name_plural = _("daily counts")
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "day", "kind", "item"], name="reach_one_row_per_count"
            )
        ]
        # Most questions are about one kind, and what was left out makes most of the rows.
        indexes = [models.Index(fields=["kind", "day"], name="reach_count_kind_day")]

    def __str__(self):
        return f"{self.page_id} {self.day} {self.kind}"
