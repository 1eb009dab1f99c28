"""The words an event chooses from. Values of types and modes stand in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventType(models.TextChoices):
    ECOSYSTEM_FORUM = "ekosysteemifoorumi", _("Ecosystem forum")
    FORESIGHT_FORUM = "ennakointifoorumi", _("Foresight forum")
    TRAINING = "koulutus", _("Training")
    GROUP_COACHING = "ryhmavalmennus", _("Group coaching")
    RECRUITMENT = "rekrytointi", _("Recruitment event")
    COMPANY_VISIT = "yritysvierailu", _("Company visit")
    BRIEFING = "tietoisku", _("Briefing")
    WORKSHOP = "tyopaja", _("Workshop or network meeting")
    INFORMATION = "info", _("Information event")


FORUMS = {EventType.ECOSYSTEM_FORUM, EventType.FORESIGHT_FORUM}


class Mode(models.TextChoices):
    ONSITE = "lahi", _("On site")
    REMOTE = "eta", _("Remote")
    HYBRID = "hybridi", _("Hybrid")


class Attendance(models.TextChoices):
    """How one person takes part; the value is that of the form's field `attendance`."""

    ONSITE = "onsite", _("On site")
    REMOTE = "remote", _("Remotely")


class Booking(models.TextChoices):
    """How people register."""

    NONE = "none", _("No registration")
    FORM = "form", _("Form on this site")
    LINK = "link", _("On another site")
    EMAIL = "email", _("By e-mail")


class Plan(models.TextChoices):
    """What the organiser says of the date; everything else follows from time and bookings."""

    FIXED = "fixed", _("As planned")
    TENTATIVE = "tentative", _("Date not fixed yet")
    MOVED = "moved", pgettext_lazy("event", "Moved to a new date")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


class SeatState(models.TextChoices):
    """A confirmed and an offered registration hold a seat; the other states hold none."""

    CONFIRMED = "confirmed", pgettext_lazy("seat", "Confirmed")
    OFFERED = "offered", pgettext_lazy("seat", "Seat offered")
    WAITING = "waiting", pgettext_lazy("seat", "In the queue")
    CANCELLED = "cancelled", pgettext_lazy("seat", "Cancelled by the person")
    LAPSED = "lapsed", pgettext_lazy("seat", "Offer expired")


HOLDING = (SeatState.CONFIRMED, SeatState.OFFERED)
ACTIVE = (*HOLDING, SeatState.WAITING)


class EventLanguage(models.TextChoices):
    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")
