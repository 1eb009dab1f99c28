"""The front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from events.teaser import agenda_page, next_events
from home.blocks import PathCardBlock
from news.models import NewsPage


class HomePage(BasePage):
    """The front page: one promise, doors for the user groups, what comes next, the latest news."""

    hero_title = models.CharField(_("promise"), max_length=90, blank=True)
    hero_text = models.CharField(_("what the site offers"), max_length=250, blank=True)
    paths = StreamField([("path", PathCardBlock())], verbose_name=_("doors"), blank=True, max_num=6)
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("content"), blank=True)

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    api_fields = ["hero_title", "hero_text", "paths", "body"]

    edit_handler = page_tabs(
        BasePage,
        [
            TitleFieldPanel("title"),
            FieldPanel("lead"),
            MultiFieldPanel(
                [FieldPanel("hero_title"), FieldPanel("hero_text")], heading=_("First screen")
            ),
            FieldPanel("paths"),
            FieldPanel("body"),
        ],
    )

    class Meta:
        verbose_name = _("home page")

    LATEST_NEWS = 3
    NEXT_EVENTS = 3

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["latest_news"] = (
            NewsPage.objects.visible()
            .filter(locale_id=self.locale_id)
            .for_front_page()
            .for_cards()[: self.LATEST_NEWS]
        )
        context["next_events"] = next_events(self.locale_id, self.NEXT_EVENTS)
        context["agenda"] = agenda_page(self.locale_id) if context["next_events"] else None
        return context
