"""What the API must remember: sign-ins that were ended before their tokens ran out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EndedSignIn(models.Model):
    """`sid` names a sign-in; after `until` none of its tokens could hold anyway."""

    sid = models.CharField(max_length=32, unique=True)
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("ended sign-in of the API")
        verbose_name_plural = _("ended sign-ins of the API")

    def __str__(self):
        return self.sid
