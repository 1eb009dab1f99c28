"""The page of one event."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.publication import main_picture_is_described
from events import blocks, calendars, checks, followup, panels, states, summary
from events.choices import (
    FORUMS,
    Attendance,
    Booking,
    EventLanguage,
    EventType,
    Mode,
    Plan,
)
from events.models.registration import SeatPool
from events.querysets import EventManager

CAPTION_DAYS = 14


class EventPage(RoutablePageMixin, BasePage):
    """One event, or several meetings that are booked together."""

    event_type = models.CharField(_("type"), max_length=24, choices=EventType)
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("description"), blank=True)
    event_language = models.CharField(
        _("language of the event"),
        max_length=4,
        choices=EventLanguage,
        default=EventLanguage.FINNISH,
    )
    price = models.CharField(
        _("price"),
        max_length=80,
        blank=True,
        help_text=_("Left empty, the event is free of charge."),
    )
    organisers = ParentalManyToManyField(
        "core.Organisation", verbose_name=_("organisers"), blank=True, related_name="+"
    )
    contact_email = models.EmailField(
        _("questions to"), blank=True, help_text=_("Shown on the page and in messages.")
    )
    picture = models.ForeignKey(
        "core.Picture", verbose_name=_("main picture"), on_delete=models.SET_NULL,
        null=True, blank=True, related_name="+",
    )  # fmt: skip
    picture_alt = models.CharField(_("alternative text of the picture"), max_length=250, blank=True)
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)

    # time
    start = models.DateTimeField(_("begins"), db_index=True)
    end = models.DateTimeField(_("ends"), db_index=True)
    whole_day = models.BooleanField(_("lasts whole days"), default=False)
    doors_open = models.TimeField(_("doors open"), null=True, blank=True)
    sessions = StreamField(
        blocks.SESSIONS,
        verbose_name=_("meetings"),
        blank=True,
        help_text=_("When people register for several meetings at once. The first and the last "
                    "meeting set when the event begins and ends."),
    )  # fmt: skip
    plan = models.CharField(_("the date is"), max_length=12, choices=Plan, default=Plan.FIXED)
    plan_note = models.CharField(
        _("what readers should know of the change"), max_length=250, blank=True
    )

    # place
    mode = models.CharField(_("mode"), max_length=10, choices=Mode)
    place = models.ForeignKey(
        "events.Place", verbose_name=_("place"), on_delete=models.PROTECT,
        null=True, blank=True, related_name="+",
    )  # fmt: skip
    # Told to registrants only: in no listing, no JSON, no search.
    remote_link = models.URLField(
        _("link for remote participants"), max_length=500, blank=True,
        help_text=_("Never shown on the page: it is sent to those who have registered."),
    )  # fmt: skip
    remote_help = models.TextField(_("technical instructions"), max_length=600, blank=True)
    remote_test_at = models.DateTimeField(_("connection can be tested"), null=True, blank=True)

    programme = StreamField(blocks.PROGRAMME, verbose_name=_("programme"), blank=True)
    speakers = StreamField(blocks.SPEAKERS, verbose_name=_("speakers"), blank=True)

    # registration
    booking = models.CharField(
        _("registration"), max_length=8, choices=Booking, default=Booking.FORM
    )
    booking_url = models.URLField(_("address of the other site"), blank=True)
    booking_email = models.EmailField(_("e-mail for registration"), blank=True)
    booking_opens = models.DateTimeField(_("registration opens"), null=True, blank=True)
    booking_closes = models.DateTimeField(
        _("registration closes"), null=True, blank=True,
        help_text=_("Left empty, when the event begins."),
    )  # fmt: skip
    capacity_onsite = models.PositiveIntegerField(_("seats on site"), null=True, blank=True)
    capacity_remote = models.PositiveIntegerField(_("seats remotely"), null=True, blank=True)
    waiting_places = models.PositiveIntegerField(
        _("places in the queue"), null=True, blank=True,
        help_text=_("0 means no queue; left empty, there is no limit."),
    )  # fmt: skip
    asks_phone = models.BooleanField(_("ask for the phone number"), default=False)
    asks_locality = models.BooleanField(_("ask for the home town"), default=False)
    asks_diet = models.BooleanField(
        _("ask for the diet"), default=False,
        help_text=_("Asked with a consent of its own, encrypted, deleted 14 days after the event."),
    )  # fmt: skip
    asks_access = models.BooleanField(
        _("ask for accessibility needs"), default=False,
        help_text=_("Asked with a consent of its own, encrypted, deleted 14 days after the event."),
    )  # fmt: skip
    asks_photo = models.BooleanField(_("ask whether one may be photographed"), default=False)
    confirmation_text = models.TextField(
        _("what to tell in the confirmation"), max_length=1000, blank=True
    )
    is_participant_activity = models.BooleanField(
        _("activity for participants of the project"), default=False,
        help_text=_("Shows a box about the EURA 2021 form, which this form never replaces."),
    )  # fmt: skip

    # accessibility
    interpretation = models.BooleanField(_("sign language interpretation"), default=False)
    captioning = models.BooleanField(_("speech-to-text interpretation"), default=False)
    plain_language = models.BooleanField(_("in plain language"), default=False)
    assistant_free = models.BooleanField(_("an assistant comes along for free"), default=True)
    access_contact = models.CharField(
        _("contact for accessibility needs"), max_length=200, blank=True
    )

    # afterwards
    minutes = StreamField(CONTENT_BLOCKS, verbose_name=_("minutes or summary"), blank=True)
    materials = StreamField(blocks.MATERIALS, verbose_name=_("presentations"), blank=True)
    recording_url = models.URLField(_("recording"), blank=True)
    captions_due = models.DateField(
        _("captions ready by"), null=True, blank=True,
        help_text=_("Left empty, 14 days after the event: that is what the law gives."),
    )  # fmt: skip
    captions_ready = models.BooleanField(_("the recording has captions"), default=False)
    gallery = StreamField(blocks.GALLERY, verbose_name=_("picture gallery"), blank=True)
    is_closed = models.BooleanField(
        _("everything has been recorded"), default=False,
        help_text=_("A forum needs its minutes first, every event the figures of who came."),
    )  # fmt: skip

    objects = EventManager()

    parent_page_types = ["events.EventIndexPage", "events.SeriesPage"]
    subpage_types = []
    asks_if_helpful = False
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("programme"),
        index.SearchField("minutes"),
        index.FilterField("event_type"),
        index.FilterField("start"),
        index.FilterField("end"),
    ]
    api_fields = [
        "start", "end", "whole_day", "event_type", "mode", "place", "state", "sessions",
        "programme", "speakers", "organisers", "event_language", "price", "contact_email",
        "registration",
        "accessibility", "picture", "body", "minutes", "materials", "recording", "decisions",
    ]  # fmt: skip
    publication_checks = [main_picture_is_described, *checks.CHECKS]
    # The same seats, dates and switches in every language; only texts are translated.
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("remote_link", "place", "organisers", "booking_url", "booking_email",
                         "contact_email", "recording_url")
        ),
    ]  # fmt: skip
    edit_handler = panels.event_tabs(BasePage)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def full_clean(self, *args, **kwargs):
        self.follow_sessions()
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        checks.raise_for(self)

    def follow_sessions(self) -> None:
        """The first and the last meeting set the event's own beginning and end."""
        values = [block.value for block in self.sessions if block.block_type == "session"]
        starts = [value["start"] for value in values if value.get("start")]
        ends = [value["end"] for value in values if value.get("end")]
        if starts and ends:
            self.start, self.end = min(starts), max(ends)
        if self.recording_url and not self.captions_due and self.end:
            self.captions_due = timezone.localdate(self.end) + timedelta(days=CAPTION_DAYS)

    # --- what the page is made of -------------------------------------------------------------

    @cached_property
    def original(self) -> "EventPage":
        """The page in the site's main language: registrations hang on it."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return self
        found = EventPage.objects.filter(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        return found.first() or self

    @property
    def is_forum(self) -> bool:
        return self.event_type in FORUMS

    @property
    def attendances(self) -> list[Attendance]:
        """The ways of taking part that the event offers."""
        return {
            Mode.ONSITE: [Attendance.ONSITE],
            Mode.REMOTE: [Attendance.REMOTE],
            Mode.HYBRID: [Attendance.ONSITE, Attendance.REMOTE],
        }.get(self.mode, [])

    def capacity_of(self, attendance: str) -> int:
        column = {"onsite": self.capacity_onsite, "remote": self.capacity_remote}[attendance]
        return (column or 0) if attendance in self.attendances else 0

    @property
    def has_sessions(self) -> bool:
        return bool(self.sessions)

    @property
    def is_over(self) -> bool:
        return self.end < timezone.now()

    @property
    def last_booking(self):
        """When registration ends: at the given moment, with the event's beginning at the latest."""
        return min(self.booking_closes, self.start) if self.booking_closes else self.start

    @cached_property
    def seats(self) -> dict:
        """Attendance → its pool; one query."""
        return {
            pool.attendance: pool
            for pool in SeatPool.objects.filter(event__translation_key=self.translation_key)
            if pool.attendance in self.attendances
        }

    @property
    def is_full(self) -> bool:
        """Whether no way of taking part has a seat left."""
        return bool(self.seats) and all(pool.left < 1 for pool in self.seats.values())

    @property
    def state(self) -> states.State:
        return states.state_of(self)

    @property
    def takes_bookings(self) -> bool:
        return states.takes_bookings(self)

    @cached_property
    def shown_speakers(self) -> list:
        """Those who have agreed to be shown."""
        return [block.value for block in self.speakers if block.value.get("consent_given")]

    @cached_property
    def decided(self) -> list:
        return followup.decisions_of(self) if self.is_over else []

    @cached_property
    def carried_over(self) -> "followup.FollowUp | None":
        """What became of the previous edition's decisions, for a forum to come."""
        return followup.before(self) if self.is_forum and not self.is_over else None

    @cached_property
    def organiser_names(self) -> list[str]:
        names = [row.name for row in self.organisers.all()]
        return names or ([self.organisation.name] if self.organisation else [])

    @property
    def access_facts(self) -> list[str]:
        words = {
            "interpretation": gettext("Sign language interpretation"),
            "captioning": gettext("Speech-to-text interpretation"),
            "plain_language": gettext("Plain language"),
            "assistant_free": gettext("An assistant comes along for free"),
        }
        return [text for name, text in words.items() if getattr(self, name)]

    @cached_property
    def counted(self):
        """The figures of who came, when somebody has entered them."""
        return summary.figures_of(self) if self.is_over else None

    @cached_property
    def answer_sum(self):
        """The answers to the three questions, when there are enough of them."""
        return summary.public_answers_of(self)

    @property
    def takes_answers(self) -> bool:
        until = self.end + summary.ANSWERS_TAKEN
        return self.start <= timezone.now() <= until and self.plan != Plan.CANCELLED

    @path("")
    def event(self, request):
        return self.render(request)

    @path("tapahtuma.ics/", name="calendar")
    def calendar(self, request):
        return calendars.one(request, self)
