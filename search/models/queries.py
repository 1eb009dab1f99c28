"""What is searched, as daily sums. Nothing tells who searched, when of the day, or what else."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.models.words import languages

LONGEST_KEPT = 80


class QueryCount(models.Model):
    """How often words were searched on a day, and what came of it."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language of the search"), max_length=12, choices=languages)
    words = models.CharField(_("searched words"), max_length=LONGEST_KEPT)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    # Of the last search: what the words find now.
    results = models.PositiveIntegerField(_("results"), default=0)
    clicks = models.PositiveIntegerField(_("opened results"), default=0)

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        default_permissions = ("view",)
        ordering = ["-day", "words"]
        indexes = [models.Index(fields=["language", "words"])]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "words"], name="search_words_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.day} {self.words}"


class QueryClick(models.Model):
    """How often a page was opened from the results of some words, over all days."""

    language = models.CharField(max_length=12)
    words = models.CharField(max_length=LONGEST_KEPT)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["language", "words", "page"], name="search_click_once_a_page"
            )
        ]

    def __str__(self):
        return f"{self.words} → {self.page_id}"
