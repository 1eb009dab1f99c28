"""The page that tells how to give feedback and leads to the form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from feedback.addresses import form_address


class FeedbackPage(BasePage):
    """The editors' words on feedback, and a door to the form for accessibility feedback.

    The form has an address of its own (`feedback.addresses`): it holds a time stamp and keeps out
    of caches, while this page is cached like any other.
    """

    body = StreamField(CONTENT_BLOCKS, verbose_name=_("content"), blank=True)

    # Feedback on the feedback page would only be confused with the feedback it asks for.
    asks_if_helpful = False

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    api_fields = ["body", "form_address"]

    edit_handler = page_tabs(
        BasePage, [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body")]
    )

    class Meta:
        verbose_name = _("feedback page")

    @property
    def form_address(self) -> str:
        return form_address(language=self.locale.language_code)
