"""Who wants to hear of new versions: an address alone, confirmed by a link."""

from secrets import token_urlsafe

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    return token_urlsafe(24)


class Subscription(models.Model):
    package = models.ForeignKey(
        "materials.PackagePage", on_delete=models.CASCADE, related_name="subscriptions"
    )
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=20)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    asked = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription to new versions")
        verbose_name_plural = _("subscriptions to new versions")
        constraints = [
            models.UniqueConstraint(
                fields=["package", "email"], name="materials_one_subscription_an_address"
            )
        ]

    def __str__(self):
        return f"{self.package}, {self.asked:%Y-%m-%d}"
