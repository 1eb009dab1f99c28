"""Proof that a batch has arrived."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
