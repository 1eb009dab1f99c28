"""Page types that belong to no room of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from core.publication import main_picture_is_described
from home.blocks import PathCardBlock
from home.publication import funding_is_told
from news.models import NewsPage


class HomePage(BasePage):
    """The front page: one promise, doors for the user groups, the latest news."""

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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["latest_news"] = (
            NewsPage.objects.visible()
            .filter(locale_id=self.locale_id)
            .for_front_page()
            .for_cards()[: self.LATEST_NEWS]
        )
        return context


class TextPage(BasePage):
    """Words and pictures under a title (abstract)."""

    picture = models.ForeignKey(
        "core.Picture",
        verbose_name=_("main picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    picture_alt = models.CharField(_("alternative text of the picture"), max_length=250, blank=True)
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("content"), blank=True)

    text_panels = [
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Main picture")
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    api_fields = ["picture", "body"]
    publication_checks = [main_picture_is_described]

    class Meta:
        abstract = True


class StandardPage(TextPage):
    """A page of text in the tree: guidance, statements, contacts."""

    parent_page_types = ["home.HomePage", "home.StandardPage", "home.ProjectPage"]
    edit_handler = page_tabs(BasePage, TextPage.text_panels)

    class Meta:
        verbose_name = _("standard page")


class ProjectPage(TextPage):
    """The public description of the project that every beneficiary owes."""

    aims = StreamField(CONTENT_BLOCKS, verbose_name=_("aims"), blank=True)
    results = StreamField(CONTENT_BLOCKS, verbose_name=_("results"), blank=True)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    search_fields = [
        *TextPage.search_fields,
        index.SearchField("aims"),
        index.SearchField("results"),
    ]
    api_fields = [*TextPage.api_fields, "aims", "results"]
    publication_checks = [*TextPage.publication_checks, funding_is_told]
    edit_handler = page_tabs(
        BasePage, [*TextPage.text_panels, FieldPanel("aims"), FieldPanel("results")]
    )

    class Meta:
        verbose_name = _("project page")
