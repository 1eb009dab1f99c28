"""Organisations, the people who speak for them, and which user belongs to which."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet


class Sector(models.TextChoices):
    """The six sectors of the project plan, and two the area needs besides."""

    MUNICIPALITY = "municipality", _("Municipality")
    BUSINESS_SERVICES = "business-services", _("Business services")
    EDUCATION = "education", _("Educational institution")
    EMPLOYMENT_SERVICES = "employment-services", _("Employment services")
    THIRD_SECTOR = "third-sector", _("Third sector")
    PROJECT = "project", _("Project")
    AUTHORITY = "authority", _("Public authority")
    PRIVATE_PROVIDER = "private-provider", _("Private service provider")


@register_snippet
class Organisation(index.Indexed, models.Model):
    """An actor of the area. Owns content; its members edit that content only."""

    key = models.SlugField(_("key"), unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=160)
    sector = models.CharField(_("sector"), max_length=30, choices=Sector)
    website = models.URLField(_("website"), blank=True)
    collection = models.OneToOneField(
        "wagtailcore.Collection",
        verbose_name=_("collection of files"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisation",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("sector"),
        FieldPanel("website"),
        FieldPanel("collection"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name


class OrganisationMember(models.Model):
    """Ties a user to the organisation whose content they write."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="membership"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="members")

    class Meta:
        verbose_name = _("member of an organisation")
        verbose_name_plural = _("members of organisations")

    def __str__(self):
        return f"{self.user} – {self.organisation}"


@register_snippet
class ContactPerson(index.Indexed, models.Model):
    """A person journalists and partners may call. Shown only while their consent holds."""

    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(
        _("available for interviews"),
        max_length=120,
        blank=True,
        help_text=_("For example Mon–Fri 9–15"),
    )
    consent_given = models.DateField(
        _("consent to publish given"),
        null=True,
        blank=True,
        help_text=_("Without a date the person is not shown on any page."),
    )
    consent_until = models.DateField(_("show until"), null=True, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("title"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("hours"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("consent_given"), FieldPanel("consent_until")])],
            heading=_("Consent"),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name"]

    def __str__(self):
        return f"{self.name}, {self.organisation}"

    def clean(self):
        super().clean()
        if self.consent_given and self.consent_until and self.consent_until < self.consent_given:
            raise ValidationError({"consent_until": _("The end is before the consent was given.")})

    def has_consent(self, on=None) -> bool:
        """Whether the person may be shown on the day `on` (today when None)."""
        on = on or timezone.localdate()
        return bool(
            self.consent_given
            and self.consent_given <= on
            and (self.consent_until is None or on <= self.consent_until)
        )
