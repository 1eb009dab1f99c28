"""The project page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from home.models.text_page import TextPage
from home.publication import PROJECT_CHECKS


class ProjectPage(TextPage):
    """The public description of the project that every beneficiary owes.

    Its figures are the indicators, its money the project identity: neither is typed here.
    """

    aims = StreamField(CONTENT_BLOCKS, verbose_name=_("aims"), blank=True)
    results = StreamField(
        CONTENT_BLOCKS,
        verbose_name=_("results"),
        blank=True,
        help_text=_("What has come of the project so far. The figures come from the indicators."),
    )
    # Set by `save`: changing another part of the page does not make old results young again.
    results_changed = models.DateField(_("results changed"), null=True, blank=True, editable=False)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    search_fields = [
        *TextPage.search_fields,
        index.SearchField("aims"),
        index.SearchField("results"),
    ]
    api_fields = [*TextPage.api_fields, "aims", "results", "indicators"]
    publication_checks = [*TextPage.publication_checks, *PROJECT_CHECKS]
    edit_handler = page_tabs(
        BasePage, [*TextPage.text_panels, FieldPanel("aims"), FieldPanel("results")]
    )

    class Meta:
        verbose_name = _("project page")

    def save(self, *args, **kwargs):
        stored = ProjectPage.objects.filter(pk=self.pk).only("results", "results_changed").first()
        if stored is not None and self.results == stored.results:
            # A draft may carry an older day than the page itself.
            self.results_changed = stored.results_changed
        elif self.results:
            self.results_changed = timezone.localdate()
        return super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        from home.results import report

        context = super().get_context(request, *args, **kwargs)
        context["report"] = report()
        return context
