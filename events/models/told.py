"""What registrants and calendars have been told of an event, to notice what is new."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.choices import Plan


class Told(models.Model):
    """The published date, place and plan of an event; `sequence` grows with each change of them
    (SEQUENCE of RFC 5545)."""

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="told")
    sequence = models.PositiveIntegerField(default=0)
    start = models.DateTimeField()
    end = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    plan = models.CharField(max_length=12, choices=Plan)
    # Digest of the meetings' times; None where it was not noted yet.
    meetings = models.CharField(max_length=64, null=True)  # noqa: DJ001

    class Meta:
        verbose_name = _("what was told of an event")
        verbose_name_plural = _("what was told of events")

    def __str__(self):
        return f"{self.event_id}: {self.sequence}"
