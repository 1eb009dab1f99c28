"""Seats and the people who hold or wait for them.

Everything hangs on the event in the site's main language, whichever translation people used.
How a seat is taken, passed on and given back is in `events.seats`.
"""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.choices import ACTIVE, HOLDING, Attendance, SeatState

NAME_LIMIT = 120


class SeatPool(models.Model):
    """The seats of one event for one way of taking part. The database itself refuses the seat
    beyond the last one."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="pools")
    attendance = models.CharField(_("way of taking part"), max_length=10, choices=Attendance)
    capacity = models.PositiveIntegerField(_("seats"))
    taken = models.PositiveIntegerField(_("taken"), default=0)

    class Meta:
        verbose_name = _("seats of an event")
        verbose_name_plural = _("seats of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "attendance"], name="seat_pool_once"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")), name="seat_pool_not_oversold"
            ),
        ]

    def __str__(self):
        return f"{self.event_id} {self.attendance}: {self.taken}/{self.capacity}"

    @property
    def left(self) -> int:
        return self.capacity - self.taken


class RegistrationQuerySet(models.QuerySet):
    def active(self) -> "RegistrationQuerySet":
        return self.filter(state__in=ACTIVE)

    def holding(self) -> "RegistrationQuerySet":
        return self.filter(state__in=HOLDING)

    def waiting(self) -> "RegistrationQuerySet":
        """First come first: the order in which seats are passed on."""
        return self.filter(state=SeatState.WAITING).order_by("queued_at", "pk")

    def of_person(self, email: str) -> "RegistrationQuerySet":
        return self.filter(email=email.strip().lower()).exclude(email="")


def new_secret() -> str:
    return secrets.token_urlsafe(32)


class Registration(models.Model):
    """One person at one event. After 90 days only the count is left of them."""

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    attendance = models.CharField(_("way of taking part"), max_length=10, choices=Attendance)
    state = models.CharField(_("state"), max_length=12, choices=SeatState)
    # Opens the person's own page; 256 random bits, replaced when the person is forgotten.
    secret = models.CharField(max_length=64, unique=True, default=new_secret, editable=False)
    # The filled-in form it came from.
    sending = models.CharField(max_length=40, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=NAME_LIMIT, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=NAME_LIMIT, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    locality = models.CharField(_("home town"), max_length=80, blank=True)
    # Diet and accessibility needs, encrypted (`events.needs`).
    needs = models.TextField(blank=True, editable=False)
    needs_consent_at = models.DateTimeField(null=True, editable=False)
    photo_consent = models.BooleanField(_("may be photographed"), null=True)
    language = models.CharField(_("language"), max_length=20)
    created = models.DateTimeField(_("registered"), default=timezone.now)
    queued_at = models.DateTimeField(default=timezone.now)
    hold_until = models.DateTimeField(_("seat held until"), null=True, blank=True)
    # Counts changes of state, so that each is told once.
    turn = models.PositiveIntegerField(default=0, editable=False)
    forgotten_at = models.DateTimeField(null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"], condition=~Q(email=""), name="registration_once"
            )
        ]
        indexes = [
            models.Index(fields=["event", "attendance", "state"], name="registration_queue"),
            models.Index(fields=["email"], name="registration_person"),
        ]

    def __str__(self):
        # Never the name: this text ends up in logs.
        return f"{self.event_id}/{self.pk}"

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE

    @property
    def holds_a_seat(self) -> bool:
        return self.state in HOLDING

    @property
    def place_in_queue(self) -> int | None:
        """1 for the next one to get a seat; None for whoever does not wait."""
        if self.state != SeatState.WAITING:
            return None
        before = Q(queued_at__lt=self.queued_at) | Q(queued_at=self.queued_at, pk__lt=self.pk)
        same = Registration.objects.filter(event_id=self.event_id, attendance=self.attendance)
        return same.waiting().filter(before).count() + 1


class CheckIn(models.Model):
    """Somebody came. `session` is the id of one meeting of several, else empty."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="check_ins"
    )
    session = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        constraints = [
            models.UniqueConstraint(fields=["registration", "session"], name="check_in_once")
        ]

    def __str__(self):
        return f"{self.registration_id} {self.session}"
