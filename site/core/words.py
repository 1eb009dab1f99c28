"""Short texts of things that are not pages, in every language of the site.

Pages have translations of their own. A work package, the name of the fund or a partner's role is
one row in all languages: its columns hold the text in the default language, and `translations`
holds the rest as `{language: {field: text}}`. A text that is missing in a language is shown in the
default language, so that nothing is ever empty.
"""

from copy import copy

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def other_languages() -> list[tuple[str, str]]:
    """(code, name) of the content languages besides the default one."""
    return [row for row in settings.WAGTAIL_CONTENT_LANGUAGES if row[0] != settings.LANGUAGE_CODE]


def text_in(language: str | None, translations: dict | None, name: str, default: str) -> str:
    """The text of a field in a language; `default` where there is none."""
    return ((translations or {}).get(language or "") or {}).get(name) or default


class WordsWidget(forms.Widget):
    """One input for every text and language."""

    template_name = "core/admin/words.html"

    def __init__(self, texts=(), attrs=None):
        super().__init__(attrs)
        self.texts = texts

    def input_name(self, name: str, language: str, field: str) -> str:
        return f"{name}-{language}-{field}"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        stored = value if isinstance(value, dict) else {}
        context["widget"]["languages"] = [
            {
                "code": language,
                "name": title,
                "inputs": [
                    {
                        "name": self.input_name(name, language, text.name),
                        "label": text.verbose_name,
                        "value": (stored.get(language) or {}).get(text.name, ""),
                        "max_length": text.max_length,
                        "is_long": isinstance(text, models.TextField),
                    }
                    for text in self.texts
                ],
            }
            for language, title in other_languages()
        ]
        return context

    def value_from_datadict(self, data, files, name):
        return {
            language: {
                text.name: data.get(self.input_name(name, language, text.name), "").strip()
                for text in self.texts
            }
            for language, _title in other_languages()
        }

    def value_omitted_from_data(self, data, files, name):
        return not any(key.startswith(f"{name}-") for key in data)


class WordsFormField(forms.Field):
    """`{language: {field: text}}` without the empty ones; each text as long as its field allows."""

    def __init__(self, texts=(), **kwargs):
        self.texts = {text.name: text for text in texts}
        kwargs.setdefault("widget", WordsWidget(texts))
        super().__init__(**{**kwargs, "required": False})

    def clean(self, value):
        filled = {}
        for language, texts in (value or {}).items():
            kept = {name: text for name, text in texts.items() if text}
            for name, text in kept.items():
                limit = self.texts[name].max_length
                if limit and len(text) > limit:
                    raise forms.ValidationError(
                        _("“%(text)s…” is longer than %(limit)s characters.")
                        % {"text": text[:30], "limit": limit}
                    )
            if kept:
                filled[language] = kept
        return filled

    def has_changed(self, initial, data):
        return self.clean(initial) != self.clean(data)


class WordsField(models.JSONField):
    """Holds the translations of the `translated_fields` of its model."""

    def __init__(self, **kwargs):
        kwargs = {"verbose_name": _("in other languages"), "default": dict, "blank": True, **kwargs}
        super().__init__(**kwargs)

    def formfield(self, **kwargs):
        texts = [self.model._meta.get_field(name) for name in self.model.translated_fields]
        return WordsFormField(texts, label=self.verbose_name, help_text=self.help_text)


class Translated(models.Model):
    """Mixin for models whose short texts are shown in the language of the page.

    Subclasses name those fields in `translated_fields` and put `FieldPanel("translations")` among
    their panels.
    """

    translated_fields: tuple[str, ...] = ()
    translations = WordsField()

    class Meta:
        abstract = True

    def words(self, name: str, language: str | None = None) -> str:
        """The text of the field in `language` (that of the request when None)."""
        return text_in(language or get_language(), self.translations, name, getattr(self, name))

    def in_language(self, language: str | None = None):
        """A copy to show, never to save, whose texts are in `language` (the request's if None)."""
        shown = copy(self)
        for name in self.translated_fields:
            setattr(shown, name, self.words(name, language))
        return shown
