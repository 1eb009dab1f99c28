"""Periods that reports are made for, and reports that have been frozen."""

import json
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class PaymentPeriod(models.Model):
    """A payment period of the funding: what the funder asks figures for."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("As the funder calls it, such as Payment period 2.")
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    ]

    class Meta:
        verbose_name = _("payment period")
        verbose_name_plural = _("payment periods")
        ordering = ["first_day", "last_day"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The period ends before it begins.")})


class FrozenReport(models.Model):
    """A report as it was on a day: figures, definitions and method, with their checksum.

    `content` is the data of `reach.report.content`; it is never changed after it was frozen.
    """

    name = models.CharField(_("name"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    content = models.JSONField(_("content"))
    checksum = models.CharField(_("checksum"), max_length=64, editable=False)
    frozen_at = models.DateTimeField(_("frozen"), auto_now_add=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("frozen by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("frozen report")
        verbose_name_plural = _("frozen reports")
        ordering = ["-frozen_at", "-pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if self.pk is None:
            self.checksum = checksum_of(self.content)
        return super().save(*args, **kwargs)

    @property
    def is_intact(self) -> bool:
        """Whether the content is still the one that was frozen."""
        return checksum_of(self.content) == self.checksum


def checksum_of(content: dict) -> str:
    """SHA-256, as 64 hex digits, of the content written in one way only: `canonical`."""
    return sha256(canonical(content)).hexdigest()


def canonical(content: dict) -> bytes:
    """JSON in UTF-8 with sorted keys and no spaces, the same on every machine."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
