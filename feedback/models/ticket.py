"""Accessibility feedback. The law gives 14 days for the answer (306/2019), so each has a date."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models.base_page import months_after

DUE_DAYS = 14
# The person's e-mail address is kept this long after the answer, then deleted.
ADDRESS_KEPT_MONTHS = 3
# The texts of an answered ticket; its number and dates stay for the report.
TEXTS_KEPT_MONTHS = 24
PROBLEM_LIMIT = 5000
WISH_LIMIT = 2000


class TicketState(models.TextChoices):
    OPEN = "open", pgettext_lazy("feedback", "Open")
    OVERDUE = "overdue", _("Open, overdue")
    IN_TIME = "in-time", _("Answered in time")
    LATE = "late", _("Answered late")


class TicketQuerySet(models.QuerySet):
    def open(self) -> "TicketQuerySet":
        return self.filter(answered__isnull=True)

    def in_state(self, state: str, on: date | None = None) -> "TicketQuerySet":
        """`state` is a value of TicketState; `on` is the day from which it is looked at."""
        on = on or timezone.localdate()
        return self.filter(
            {
                TicketState.OPEN: Q(answered__isnull=True, due__gte=on),
                TicketState.OVERDUE: Q(answered__isnull=True, due__lt=on),
                TicketState.IN_TIME: Q(answered__lte=F("due")),
                TicketState.LATE: Q(answered__gt=F("due")),
            }[TicketState(state)]
        )

    def open_first(self) -> "TicketQuerySet":
        """The open ones by their due dates, then the answered ones, newest answer first."""
        return self.order_by(F("answered").desc(nulls_first=True), "due", "number")

    def with_address_too_old(self, on: date | None = None) -> "TicketQuerySet":
        answered = months_after(on or timezone.localdate(), -ADDRESS_KEPT_MONTHS)
        return self.exclude(email="").filter(answered__lte=answered)

    def with_texts_too_old(self, on: date | None = None) -> "TicketQuerySet":
        answered = months_after(on or timezone.localdate(), -TEXTS_KEPT_MONTHS)
        return self.exclude(problem="", answer="").filter(answered__lte=answered)


class Ticket(models.Model):
    """One piece of accessibility feedback, from its receipt to the answer."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    # The filled-in form it came from: sending it twice makes one ticket.
    sending = models.CharField(max_length=40, unique=True, editable=False)
    problem = models.TextField(_("problem"), max_length=PROBLEM_LIMIT)
    address = models.CharField(_("page or address"), max_length=500, blank=True)
    wish = models.TextField(_("how it should work"), max_length=WISH_LIMIT, blank=True)
    email = models.EmailField(_("e-mail for the answer"), blank=True)
    language = models.CharField(_("language"), max_length=20)
    received = models.DateField(_("received"), default=timezone.localdate)
    due = models.DateField(_("answer due"))
    answer = models.TextField(_("answer"), blank=True)
    answered = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("accessibility feedback")
        verbose_name_plural = _("accessibility feedback")

    def __str__(self):
        return f"{self.number}. {Truncator(self.problem).chars(60)}"

    def save(self, *args, **kwargs):
        if self.due is None:
            self.due = self.received + timedelta(days=DUE_DAYS)
        return super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.answered is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due < timezone.localdate()

    @property
    def state(self) -> TicketState:
        if self.answered is None:
            return TicketState.OVERDUE if self.is_overdue else TicketState.OPEN
        return TicketState.IN_TIME if self.answered <= self.due else TicketState.LATE

    @property
    def state_label(self) -> str:
        return self.state.label


class EventKind(models.TextChoices):
    RECEIVED = "received", _("Received")
    ACKNOWLEDGED = "acknowledged", _("Acknowledgement sent by e-mail")
    REMINDED_7 = "reminded-7", _("First reminder sent")
    REMINDED_12 = "reminded-12", _("Second reminder sent")
    ANSWERED = "answered", _("Answered")
    CHANGED = "changed", _("Answer changed")
    MAILED = "mailed", _("Answer sent by e-mail")
    FORGOTTEN = "forgotten", _("E-mail address deleted")


# Days after the receipt on which the answerers are reminded while there is no answer.
REMINDERS = {7: EventKind.REMINDED_7, 12: EventKind.REMINDED_12}


class TicketEvent(models.Model):
    """What happened to a ticket, and by whom when a person did it."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("event"), max_length=20, choices=EventKind)
    at = models.DateTimeField(_("time"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("event of accessibility feedback")
        verbose_name_plural = _("events of accessibility feedback")
        ordering = ["at", "pk"]
        # These happen once, whatever runs at the same time.
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "kind"],
                condition=Q(
                    kind__in=["received", "acknowledged", "reminded-7", "reminded-12", "answered"]
                ),
                name="ticket_event_once",
            )
        ]

    def __str__(self):
        return f"{self.ticket_id}: {self.get_kind_display()}"
