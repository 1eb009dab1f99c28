"""The listing of events."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.models import BasePage
from core.panels import page_tabs
from events import calendars
from events.listing import Agenda


class EventIndexPage(RoutablePageMixin, BasePage):
    """Events to come by month, or past ones, narrowed by facets in the address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.SeriesPage", "events.EventPage"]
    max_count_per_parent = 1
    asks_if_helpful = False
    edit_handler = page_tabs(BasePage, [TitleFieldPanel("title"), FieldPanel("lead")])

    class Meta:
        verbose_name = _("event listing")

    def events(self):
        """What the public may see of the events below this page, of series as well."""
        from events.models import EventPage

        return EventPage.objects.visible().descendant_of(self)

    @path("")
    def listing(self, request):
        agenda = Agenda(self.events(), request.GET)
        return self.render(request, context_overrides={"agenda": agenda})

    @path("tapahtumat.ics/", name="calendar")
    def calendar(self, request):
        agenda = Agenda(self.events(), request.GET, every_time=True)
        return calendars.feed(request, self, agenda.events)
