"""Pictures and attachments with what a public body must know of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """An image with its photographer, licence and the consent of the people in it."""

    credit = models.CharField(
        _("photographer or illustrator"),
        max_length=160,
        blank=True,
        help_text=_("Printed under the picture."),
    )
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    shows_people = models.BooleanField(_("shows recognisable people"), default=False)
    consent_given = models.DateField(
        _("consent of the people given"),
        null=True,
        blank=True,
        help_text=_("Needed before a picture of recognisable people may be published."),
    )

    admin_form_fields = (
        *Image.admin_form_fields,
        "credit",
        "licence",
        "shows_people",
        "consent_given",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def may_be_published(self) -> bool:
        return not self.shows_people or self.consent_given is not None


class PictureRendition(AbstractRendition):
    """A scaled copy of a picture, made once per filter."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Attachment(AbstractDocument):
    """A file people download, with the language it is in and whether everyone can read it."""

    language = models.CharField(_("language of the file"), max_length=12, blank=True, default="fi")
    accessible = models.BooleanField(
        _("accessible file"),
        default=False,
        help_text=_("Headings, alternative texts and reading order have been checked."),
    )
    has_eu_emblem = models.BooleanField(_("carries the EU emblem and statement"), default=False)

    admin_form_fields = (*Document.admin_form_fields, "language", "accessible", "has_eu_emblem")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
