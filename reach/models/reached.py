"""What was reached: copies of what pages and files were called, so that deleted ones stay known.

One row each and not a copy in every daily row: a page has thousands of those. What a page was
classified as is what it was when it was last counted.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReachedPage(models.Model):
    """A page that has been counted. The lists hold keys of terms; `url` is a path."""

    page_id = models.PositiveIntegerField(_("page number"), primary_key=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    url = models.CharField(_("address"), max_length=2000, blank=True)
    # As `app_label.ModelName`.
    page_type = models.CharField(_("page type"), max_length=120, blank=True)
    locale = models.CharField(_("language"), max_length=20, blank=True)
    organisation = models.CharField(_("organisation"), max_length=60, blank=True)
    work_packages = models.JSONField(_("work packages"), default=list)
    municipalities = models.JSONField(_("municipalities"), default=list)
    target_groups = models.JSONField(_("target groups"), default=list)

    class Meta:
        verbose_name = _("counted page")
        verbose_name_plural = _("counted pages")

    def __str__(self):
        return self.title


class CountedItem(models.Model):
    """A file or feed that has been counted, by the key in `DailyCount.item`."""

    item = models.CharField(_("item"), max_length=120, primary_key=True)
    title = models.CharField(_("title"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("counted item")
        verbose_name_plural = _("counted items")

    def __str__(self):
        return self.title or self.item
