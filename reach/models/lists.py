"""What staff add to the classification: hosts of channels, and the campaigns the project runs."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from reach.channels import Channel
from reach.hit import host_name


class ChannelHost(models.Model):
    """A referring site and the channel it belongs to; goes before the built-in table."""

    host = models.CharField(
        _("site"),
        max_length=120,
        unique=True,
        help_text=_("A host name, such as yhteisö.fi. Names below it, such as www, are included."),
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    name = models.CharField(
        _("name"), max_length=80, blank=True, help_text=_("Shown in reports instead of the host.")
    )

    panels = [FieldPanel("host"), FieldPanel("channel"), FieldPanel("name")]

    class Meta:
        verbose_name = _("site of a channel")
        verbose_name_plural = _("sites of channels")
        ordering = ["host"]

    def __str__(self):
        return self.name or self.host

    def clean(self):
        typed = self.host.strip().lower().removeprefix("https://").removeprefix("http://")
        try:
            typed = typed.partition("/")[0].encode("idna").decode()
        except UnicodeError:
            typed = ""
        host = host_name(typed)
        if not host:
            raise ValidationError({"host": _("This is not a host name.")})
        if self.channel == Channel.INTERNAL:
            raise ValidationError({"channel": _("Other sites are not within the site.")})
        self.host = host


class Campaign(models.Model):
    """A campaign that reports name. Links carry its key as `utm_campaign`."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("As in the links: utm_campaign=key. Never change it once it is in use."),
    )
    name = models.CharField(_("name"), max_length=120)
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    work_package = models.ForeignKey(
        "core.WorkPackage",
        verbose_name=_("work package"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldPanel("work_package"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        self.key = self.key.lower()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first one.")})
