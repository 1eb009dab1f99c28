"""Who helps where, and in what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from core.words import Translated
from startup_guide.forms.places import MunicipalityKeysField
from startup_guide.publication import refuse_typed_amounts


class ContactRole(models.TextChoices):
    """What the contact is asked about; the value stands in chapters' blocks."""

    ADVICE = "advice", _("Business advice")
    STARTUP_GRANT = "startup-grant", _("Start-up grant")
    EMPLOYMENT = "employment", _("Services for employers")
    LEADER = "leader", _("Leader support")
    FUNDING = "funding", _("Loans, guarantees and development")
    PERMITS = "permits", _("Permits and notifications")
    PREMISES = "premises", _("Premises and plots")
    FOUNDING = "founding", _("Founding")
    TAXES = "taxes", _("Taxes")
    SOCIAL = "social", _("Social security")
    NETWORK = "network", _("Networks")
    SKILLS = "skills", _("Training and apprenticeship")
    TROUBLE = "trouble", _("Help with hard times")


class Contact(index.Indexed, Translated):
    """A service with the municipalities it serves."""

    key = models.SlugField(_("key"), unique=True, max_length=60)
    name = models.CharField(_("service"), max_length=160)
    organisation = models.CharField(_("organisation"), max_length=160)
    description = models.CharField(_("what it helps with"), max_length=250)
    role = models.CharField(_("asked about"), max_length=20, choices=ContactRole)
    municipalities = MunicipalityKeysField(
        verbose_name=_("municipalities"), help_text=_("None chosen: the whole area.")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    url = models.URLField(_("website"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    translated_fields = ("name", "organisation", "description")
    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("organisation"),
        FieldPanel("description"),
        FieldPanel("role"),
        FieldPanel("municipalities"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("url"),
        FieldPanel("order"),
        FieldPanel("translations"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("organisation"),
    ]

    class Meta:
        verbose_name = _("contact of the guide")
        verbose_name_plural = _("contacts of the guide")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        refuse_typed_amounts(self, ("name", "description"))

    def serves(self, municipality: str | None) -> bool:
        """Whether it serves the municipality of the key; everywhere when None."""
        return (
            municipality is None or not self.municipalities or municipality in self.municipalities
        )
