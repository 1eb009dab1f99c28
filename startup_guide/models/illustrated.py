"""A main picture, for the pages of the guide."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Illustrated(models.Model):
    """Mixin: a main picture with its words."""

    picture = models.ForeignKey(
        "core.Picture",
        verbose_name=_("main picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    picture_alt = models.CharField(_("alternative text of the picture"), max_length=250, blank=True)

    class Meta:
        abstract = True
