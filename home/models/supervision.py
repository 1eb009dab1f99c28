"""The authorities that supervise the site: one place for all statements in all languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.words import Translated, WordsField


def official_names() -> dict[str, dict[str, str]]:
    """The names that the authorities use of themselves in the other languages."""
    return {
        "sv": {
            "accessibility_name": "Transport- och kommunikationsverket Traficom",
            "privacy_name": "Dataombudsmannen",
        },
        "en": {
            "accessibility_name": "Finnish Transport and Communications Agency Traficom",
            "privacy_name": "Data Protection Ombudsman",
        },
    }


@register_setting(icon="clipboard-list", order=110)
class SupervisorySettings(Translated, BaseSiteSetting):
    """Who supervises accessibility and data protection, and where to complain."""

    accessibility_name = models.CharField(
        _("supervisor of accessibility"),
        max_length=120,
        default="Liikenne- ja viestintävirasto Traficom",
    )
    accessibility_unit = models.CharField(_("unit"), max_length=120, blank=True)
    accessibility_website = models.URLField(
        _("website"), default="https://www.saavutettavuusvaatimukset.fi/"
    )
    accessibility_email = models.EmailField(_("e-mail"), blank=True)
    accessibility_phone = models.CharField(_("phone"), max_length=40, blank=True)
    privacy_name = models.CharField(
        _("supervisor of data protection"), max_length=120, default="Tietosuojavaltuutettu"
    )
    privacy_website = models.URLField(_("website"), default="https://tietosuoja.fi/")
    translations = WordsField(default=official_names)

    translated_fields = ("accessibility_name", "accessibility_unit", "privacy_name")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("accessibility_name"),
                FieldPanel("accessibility_unit"),
                FieldPanel("accessibility_website"),
                FieldRowPanel(
                    [FieldPanel("accessibility_email"), FieldPanel("accessibility_phone")]
                ),
            ],
            heading=_("Accessibility"),
        ),
        MultiFieldPanel(
            [FieldPanel("privacy_name"), FieldPanel("privacy_website")],
            heading=_("Data protection"),
        ),
        MultiFieldPanel([FieldPanel("translations")], heading=_("In other languages")),
    ]

    class Meta:
        verbose_name = _("supervisory authorities")
