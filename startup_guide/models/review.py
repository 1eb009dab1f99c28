"""What has to be checked against its source again and again."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models.base_page import ReviewInterval, months_after


class Reviewed(models.Model):
    """Mixin: checked on a day, by somebody, to be checked again after an interval."""

    checked_on = models.DateField(
        _("checked against the source on"),
        help_text=_("The amount hides itself when the interval has passed since this day."),
    )
    review_interval = models.PositiveSmallIntegerField(
        _("review interval"), choices=ReviewInterval, default=ReviewInterval.YEAR
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Gets an e-mail 30 and 7 days before the check is due, and on the day."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": _("The day of the check is in the future.")})

    @property
    def next_review(self) -> date:
        """The last day on which the latest check still counts."""
        return months_after(self.checked_on, self.review_interval)

    def is_overdue(self, on: date | None = None) -> bool:
        return self.next_review < (on or timezone.localdate())


def refuse_end_before_start(start: date | None, end: date | None) -> None:
    """Raises ValidationError for a validity that ends before it begins."""
    if start and end and end < start:
        raise ValidationError({"valid_until": _("The last day is before the first one.")})


class Validity(models.Model):
    """Mixin: holds from a day to a day, both included; an empty end is open."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("The last day. After it the amount hides itself."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        refuse_end_before_start(self.valid_from, self.valid_until)

    def holds(self, on: date | None = None) -> bool:
        on = on or timezone.localdate()
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )

    def overlaps(self, other: "Validity") -> bool:
        return (self.valid_from or date.min) <= (other.valid_until or date.max) and (
            other.valid_from or date.min
        ) <= (self.valid_until or date.max)
