"""An embargo: the moment before which nothing of a page is public anywhere."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Embargo(models.Model):
    """Gives a page type an embargo. `core.querysets` hides every page whose embargo holds.

    It is apart from Wagtail's go-live time: go-live says when the page is put out, the embargo
    says when the news is free. The stricter of the two wins.
    """

    embargo_until = models.DateTimeField(
        _("embargo lifts"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Nothing of the post is public before this moment. Press reads it by a link."),
    )

    class Meta:
        abstract = True

    def is_embargoed(self, at=None) -> bool:
        return self.embargo_until is not None and self.embargo_until > (at or timezone.now())
