"""Something published outside the site: a post, a newsletter, a story in a newspaper, a stand."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communications.identity import address_key


class PublicationKind(models.TextChoices):
    POST = "post", pgettext_lazy("kind of publication", "Post")
    STORY = "story", pgettext_lazy("kind of publication", "Story or short video")
    VIDEO = "video", pgettext_lazy("kind of publication", "Video")
    NEWSLETTER = "newsletter", pgettext_lazy("kind of publication", "Newsletter")
    MEDIA_HIT = "media-hit", pgettext_lazy("kind of publication", "Media hit")
    ARTICLE = "article", pgettext_lazy("kind of publication", "Article of one's own")
    ADVERTISEMENT = "advertisement", pgettext_lazy("kind of publication", "Advertisement")
    MATERIAL = "material", pgettext_lazy("kind of publication", "Printed material")
    EVENT = "event", pgettext_lazy("kind of publication", "Event")
    OTHER = "other", pgettext_lazy("kind of publication", "Other")


class PublicationQuerySet(models.QuerySet):
    def between(self, first, last):
        """Published on a day of Helsinki from `first` to `last`, both included."""
        zone = timezone.get_default_timezone()
        start = datetime.combine(first, time.min, zone)
        end = datetime.combine(last + timedelta(days=1), time.min, zone)
        return self.filter(published_at__gte=start, published_at__lt=end)


class Publication(models.Model):
    """A publication of one channel. `platform_id`, or the address with the day, is its identity."""

    channel = models.ForeignKey(
        "communications.Channel",
        verbose_name=_("channel"),
        on_delete=models.PROTECT,
        related_name="publications",
    )
    kind = models.CharField(
        _("kind"), max_length=15, choices=PublicationKind, default=PublicationKind.POST
    )
    title = models.CharField(_("title or first words"), max_length=255)
    address = models.URLField(_("address"), max_length=1000, blank=True)
    published_at = models.DateTimeField(_("published"), default=timezone.now, db_index=True)
    work_packages = models.ManyToManyField(
        "core.WorkPackage", verbose_name=_("work packages"), blank=True, related_name="+"
    )
    municipalities = models.ManyToManyField(
        "core.Municipality", verbose_name=_("municipalities"), blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("related page"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outside_publications",
    )
    campaign = models.SlugField(
        _("campaign"),
        max_length=60,
        blank=True,
        help_text=_("The same key as in the links (utm_campaign)."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    note = models.TextField(_("note"), blank=True, max_length=2000)
    evidence = models.ForeignKey(
        "core.Attachment",
        verbose_name=_("evidence"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("A screenshot or a scanned page, for example."),
    )
    is_sample = models.BooleanField(
        _("example"), default=False, help_text=_("An example is left out of reports.")
    )
    platform_id = models.CharField(
        _("number on the platform"), max_length=190, blank=True, editable=False, db_index=True
    )
    address_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    import_job = models.ForeignKey(
        "communications.ImportJob",
        verbose_name=_("import"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="publications",
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "platform_id"],
                condition=~Q(platform_id=""),
                name="one_row_a_post_of_a_platform",
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.address_key = address_key(self.address, self.published_at)
        return super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        key = address_key(self.address, self.published_at)
        if not key or not self.channel_id:
            return
        same = Publication.objects.filter(channel_id=self.channel_id, address_key=key)
        if found := same.exclude(pk=self.pk).first():
            raise ValidationError(
                {"address": _("This address is logged for the same day already: “%s”.") % found}
            )

    @property
    def reach(self):
        """The latest figure in the channel's own metric, or None."""
        return next(
            (
                row
                for row in self.snapshots.all()
                if row.is_latest and row.metric == self.channel.metric
            ),
            None,
        )
