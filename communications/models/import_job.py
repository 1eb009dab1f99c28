"""A file of a platform on its way into the log, and the mapping of its columns."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Platform(models.TextChoices):
    META = "meta", "Meta Business Suite (Facebook)"
    INSTAGRAM = "instagram", "Meta Business Suite (Instagram)"
    LINKEDIN = "linkedin", "LinkedIn"
    X = "x", "X"
    YOUTUBE = "youtube", "YouTube Studio"
    NEWSLETTER = "newsletter", pgettext_lazy("platform", "Newsletter (such as Mailchimp)")
    OTHER = "other", pgettext_lazy("platform", "Another table")


class DateOrder(models.TextChoices):
    """What 03/04 means. Dates that begin with the year, and those with dots, need no choice."""

    DAY_FIRST = "dmy", _("Day first: 3.4. is the third of April, 03/04 too")
    MONTH_FIRST = "mdy", _("Month first, American: 03/04 is the fourth of March")


class DecimalMark(models.TextChoices):
    COMMA = "comma", _("Comma, Finnish: 1 234,5")
    POINT = "point", _("Point, English: 1,234.5")


class Reading(models.Model):
    """How the columns of a file are read (abstract): `columns` is {field: heading}."""

    columns = models.JSONField(_("columns"), default=dict)
    date_order = models.CharField(
        _("order of dates"), max_length=3, choices=DateOrder, default=DateOrder.DAY_FIRST
    )
    decimal_mark = models.CharField(
        _("decimal mark"), max_length=5, choices=DecimalMark, default=DecimalMark.COMMA
    )

    class Meta:
        abstract = True


class ColumnMapping(Reading):
    """A mapping that somebody has saved; the latest of a platform is offered first."""

    name = models.CharField(_("name"), max_length=80)
    platform = models.CharField(_("platform"), max_length=15, choices=Platform)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["platform", "name"], name="one_mapping_of_a_name")
        ]

    def __str__(self):
        return self.name


class ImportState(models.TextChoices):
    MAPPING = "mapping", pgettext_lazy("import", "Columns are chosen")
    TO_CHECK = "to-check", pgettext_lazy("import", "Waits to be checked")
    CHECKED = "checked", pgettext_lazy("import", "Checked, not saved")
    TO_SAVE = "to-save", pgettext_lazy("import", "Waits to be saved")
    SAVED = "saved", pgettext_lazy("import", "Saved")
    FAILED = "failed", pgettext_lazy("import", "Failed")


class ImportJob(Reading):
    """One file with every choice made for it, so that no step has to be taken twice.

    `headings` is the row of headings; `summary` what the check or the saving found:
    `{rows, new, changed, same, errors, preview, problems, message}`.
    """

    platform = models.CharField(_("platform"), max_length=15, choices=Platform)
    file = models.FileField(_("file"), upload_to="communications/imports/", blank=True)
    file_name = models.CharField(_("name of the file"), max_length=255)
    channel = models.ForeignKey(
        "communications.Channel",
        verbose_name=_("channel"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    work_packages = models.ManyToManyField(
        "core.WorkPackage",
        verbose_name=_("work packages of all rows"),
        blank=True,
        related_name="+",
    )
    as_of = models.DateField(
        _("figures as of"),
        default=timezone.localdate,
        help_text=_("The day the file was downloaded from the platform."),
    )
    headings = models.JSONField(default=list, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState, default=ImportState.MAPPING
    )
    summary = models.JSONField(default=dict, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-added_at"]

    def __str__(self):
        return self.file_name
