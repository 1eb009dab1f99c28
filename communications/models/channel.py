"""Where the project publishes besides its own site."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from communications.models.metrics import Method, Metric
from core.models.taxonomy import Term


class Medium(models.TextChoices):
    """`utm_medium` of the links that a channel carries, the same in every language."""

    SOME = "some", pgettext_lazy("medium", "Social media")
    EMAIL = "email", pgettext_lazy("medium", "E-mail")
    PRINT = "print", pgettext_lazy("medium", "Print and broadcast")
    REFERRAL = "referral", pgettext_lazy("medium", "Another site")


class Channel(Term):
    """One channel. Its metric is what its reach is told in, and never anything else."""

    medium = models.CharField(_("kind of channel"), max_length=10, choices=Medium)
    metric = models.CharField(
        _("metric of its reach"),
        max_length=20,
        choices=Metric,
        help_text=_("Reach is always told in the channel's own metric."),
    )
    method = models.CharField(
        _("usual method"), max_length=10, choices=Method, default=Method.PLATFORM
    )
    hosts = models.CharField(
        _("hosts"),
        max_length=300,
        blank=True,
        help_text=_("A pasted link is recognised by these, for example facebook.com fb.watch"),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("key"),
                FieldPanel("translations"),
                FieldRowPanel([FieldPanel("medium"), FieldPanel("order")]),
            ],
            heading=_("Channel"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("metric"), FieldPanel("method")]),
                FieldPanel("hosts"),
            ],
            heading=_("Reach"),
        ),
    ]

    class Meta(Term.Meta):
        verbose_name = _("channel")
        verbose_name_plural = _("channels")

    @property
    def host_names(self) -> list[str]:
        return self.hosts.lower().split()


def channel_of_address(address: str, channels) -> Channel | None:
    """The channel whose host, or a host above it, is that of the address; None when none is."""
    host = host_of(address)
    if not host:
        return None
    by_host = {name: channel for channel in channels for name in channel.host_names}
    labels = host.split(".")
    for start in range(len(labels)):
        if channel := by_host.get(".".join(labels[start:])):
            return channel
    return None


@lru_cache(maxsize=1024)
def host_of(address: str) -> str:
    """The host in lower case, "" for what is no address."""
    try:
        return (urlsplit(address.strip()).hostname or "").lower()
    except ValueError:
        return ""
