"""Words of business explained in a sentence or two."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.words import Translated
from startup_guide.publication import refuse_typed_amounts

MOST_WORDS = 40


class GlossaryTerm(index.Indexed, Translated):
    """A term. Chapters lead to it by a link to `#termi-<key>`, the link chooser's anchor link."""

    key = models.SlugField(
        _("key"),
        unique=True,
        max_length=60,
        help_text=_("To explain a word in a chapter, link it to the anchor termi-KEY."),
    )
    term = models.CharField(_("term"), max_length=80)
    definition = models.TextField(_("definition"), max_length=400)
    source = models.CharField(_("source"), max_length=160, blank=True)

    translated_fields = ("term", "definition")
    panels = [
        FieldPanel("term"),
        FieldPanel("key"),
        FieldPanel("definition"),
        FieldPanel("source"),
        FieldPanel("translations"),
    ]
    search_fields = [index.SearchField("term"), index.AutocompleteField("term")]

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("terms of the glossary")
        ordering = ["term"]

    def __str__(self):
        return self.term

    def clean(self):
        super().clean()
        if len(self.definition.split()) > MOST_WORDS:
            raise ValidationError(
                {"definition": _("At most %(words)s words.") % {"words": MOST_WORDS}}
            )
        refuse_typed_amounts(self, ("term", "definition"))
