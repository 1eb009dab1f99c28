"""What staff teach the search: words that mean the same, and pages that come first."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from search.analysis.terms import words_of_text


def languages():
    return list(get_content_languages().items())


def phrases(text: str) -> list[str]:
    """The words or phrases that commas or lines part."""
    parts = [part.strip() for part in text.replace("\n", ",").split(",")]
    return [part for part in parts if words_of_text(part)]


def need_a_word(text: str) -> None:
    if not phrases(text):
        raise ValidationError(_("Write at least one word or number."))


class Taught(models.Model):
    """What people write in the search field, in any inflection; commas between alternatives."""

    language = models.CharField(
        _("language of the search"), max_length=12, choices=languages, default="fi"
    )
    words = models.CharField(
        _("when people search for"),
        max_length=250,
        validators=[need_a_word],
        help_text=_("Words in their basic form, commas between them. Every inflection counts."),
    )

    class Meta:
        abstract = True

    @property
    def asked(self) -> list[str]:
        return phrases(self.words)


class Synonym(Taught):
    """Other words for the same thing."""

    means = models.CharField(
        _("also find pages with"),
        max_length=250,
        validators=[need_a_word],
        help_text=_("Words that our pages use, commas between them."),
    )
    both_ways = models.BooleanField(
        _("the other way round too"),
        default=True,
        help_text=_("Untick it when only the first words mean the second ones."),
    )

    panels = [
        FieldPanel("words"),
        FieldPanel("means"),
        FieldRowPanel([FieldPanel("both_ways"), FieldPanel("language")]),
    ]

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self):
        return f"{self.words} → {self.means}"

    @property
    def meant(self) -> list[str]:
        return phrases(self.means)


class Promotion(Taught):
    """A page that comes before all results of some words."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("words"),
        PageChooserPanel("page"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("language")]),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["order", "words"]

    def __str__(self):
        return f"{self.words} → {self.page}"
