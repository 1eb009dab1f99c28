"""Pages of words and pictures."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from core.publication import main_picture_is_described


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
