"""The guide and its chapters."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from core.panels import page_tabs
from core.publication import main_picture_is_described
from startup_guide.blocks import CHAPTER_BLOCKS
from startup_guide.models.illustrated import Illustrated
from startup_guide.publication import CHECKS, amounts_are_facts

# Addresses below the guide that are no chapters.
RESERVED = {"tuet", "yhteystiedot", "laskurit", "sanasto", "faktat", "polku", "offline"}


class GuidePage(Illustrated, BasePage):
    """The first page of the guide: the path of chapters, the choice of municipality, the tools."""

    promise = models.CharField(
        _("promise"),
        max_length=200,
        blank=True,
        help_text=_("What the reader gets, in one sentence."),
    )
    plain_summary = models.TextField(
        _("summary in plain words"), max_length=600, blank=True, help_text=_("At most 5 sentences.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["startup_guide.ChapterPage"]
    max_count_per_parent = 1
    api_fields = ["promise", "plain_summary", "picture"]
    publication_checks = [main_picture_is_described, amounts_are_facts]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("promise"),
        index.SearchField("plain_summary"),
    ]
    edit_handler = page_tabs(
        BasePage,
        [
            TitleFieldPanel("title"),
            FieldPanel("lead"),
            FieldPanel("promise"),
            FieldPanel("plain_summary"),
            FieldRowPanel([FieldPanel("picture"), FieldPanel("picture_alt")]),
        ],
    )

    class Meta:
        verbose_name = _("startup guide")
        verbose_name_plural = _("startup guides")

    def serve(self, request, *args, **kwargs):
        from startup_guide.answers import answer

        return answer(request, self)

    def get_context(self, request, *args, **kwargs):
        from startup_guide.answers import guide_context

        return {**super().get_context(request, *args, **kwargs), **guide_context(self, request)}


class ChapterPage(Illustrated, BasePage):
    """One step of the path to a company."""

    number = models.PositiveSmallIntegerField(_("number of the chapter"), default=1)
    question = models.CharField(
        _("question"),
        max_length=120,
        help_text=_("What the chapter answers, as the reader asks it."),
    )
    plain_summary = models.TextField(
        _("summary in plain words"),
        max_length=600,
        blank=True,
        help_text=_("Required before publishing: at most 5 short sentences."),
    )
    body = StreamField(CHAPTER_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types = ["startup_guide.GuidePage"]
    subpage_types = []
    api_fields = ["number", "question", "plain_summary", "picture", "body", "facts", "terms"]
    publication_checks = [main_picture_is_described, *CHECKS]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("question"),
        index.SearchField("plain_summary"),
        index.SearchField("body"),
    ]
    edit_handler = page_tabs(
        BasePage,
        [
            TitleFieldPanel("title"),
            FieldRowPanel([FieldPanel("number"), FieldPanel("question")]),
            FieldPanel("lead"),
            FieldPanel("plain_summary"),
            FieldPanel("body"),
            FieldRowPanel([FieldPanel("picture"), FieldPanel("picture_alt")]),
        ],
    )

    class Meta:
        verbose_name = _("chapter of the guide")
        verbose_name_plural = _("chapters of the guide")

    def clean(self):
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("The guide itself uses this address.")})

    def serve(self, request, *args, **kwargs):
        from startup_guide.answers import answer

        return answer(request, self)

    def get_context(self, request, *args, **kwargs):
        from startup_guide.answers import chapter_context

        return {**super().get_context(request, *args, **kwargs), **chapter_context(self, request)}

    def seconds_fresh(self, request) -> int:
        """How long an answer about the chapter stays true."""
        from startup_guide.book import chapter_book

        return chapter_book(request, self, None).seconds_fresh

    def sentences(self) -> list[str]:
        return [part for part in re.split(r"(?<=[.!?])\s+", self.plain_summary.strip()) if part]
