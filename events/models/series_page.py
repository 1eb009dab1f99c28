"""A series of events: its purpose, its editions, what became of its decisions."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from events import calendars, followup
from events.listing import give_seats
from events.models.afterwards import Figures


class Rhythm(models.IntegerChoices):
    """Months from one edition to the next."""

    HALF_YEAR = 6, _("twice a year")
    YEAR = 12, _("once a year")
    IRREGULAR = 0, _("as needed")


class SeriesPage(RoutablePageMixin, BasePage):
    """The home of editions that follow each other."""

    rhythm = models.PositiveSmallIntegerField(_("rhythm"), choices=Rhythm, default=Rhythm.YEAR)
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("purpose"), blank=True)

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.EventPage"]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    api_fields = ["rhythm", "body", "follow_up"]
    edit_handler = page_tabs(
        BasePage,
        [
            TitleFieldPanel("title"),
            FieldPanel("lead"),
            FieldRowPanel([FieldPanel("rhythm")]),
            FieldPanel("body"),
        ],
    )

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def events(self):
        from events.models import EventPage

        return EventPage.objects.visible().child_of(self)

    @cached_property
    def editions(self) -> list:
        """Visible editions, newest first, with their figures."""
        found = list(self.events().for_cards().order_by("-start"))
        give_seats(found)
        return found

    @cached_property
    def upcoming(self) -> list:
        now = timezone.now()
        return sorted((e for e in self.editions if e.end >= now), key=lambda event: event.start)

    @cached_property
    def past(self) -> list:
        now = timezone.now()
        return [event for event in self.editions if event.end < now]

    @cached_property
    def follow_up(self) -> "followup.FollowUp | None":
        """The decisions of the latest edition that made any."""
        return followup.of_events(self.past)

    @cached_property
    def trend(self) -> dict | None:
        """Who came to each counted edition, oldest first, as a table; None without any."""
        keys = [event.translation_key for event in self.past]
        found = Figures.objects.filter(
            event__translation_key__in=keys, entered_at__isnull=False
        ).select_related("event")
        counted = {row.event.translation_key: row for row in found}
        rows = [
            [
                date_format(event.start, "DATE_FORMAT"),
                *(counted[event.translation_key].onsite or 0,
                  counted[event.translation_key].remote or 0,
                  counted[event.translation_key].attended),
            ]
            for event in reversed(self.past)
            if event.translation_key in counted
        ]  # fmt: skip
        heads = [gettext("Day"), gettext("On site"), gettext("Remotely"), gettext("Together")]
        return {"caption": gettext("Who came"), "heads": heads, "rows": rows} if rows else None

    @path("")
    def editions_page(self, request):
        return self.render(request)

    @path("tapahtumat.ics/", name="calendar")
    def calendar(self, request):
        return calendars.feed(request, self, self.events().for_cards().order_by("start"))
