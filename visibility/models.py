"""Where the posters and displays hang: the evidence that an inspector asks for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class PosterKind(models.TextChoices):
    POSTER = "poster", _("A3 poster")
    DISPLAY = "display", _("Electronic display")


class PosterPlaceQuerySet(models.QuerySet):
    def hanging(self, on=None):
        """Up on the day `on` (today when None)."""
        on = on or timezone.localdate()
        return self.filter(hung_on__lte=on).filter(
            Q(taken_down_on__isnull=True) | Q(taken_down_on__gt=on)
        )

    def evidence(self):
        """Those an inspector would believe: a display, or a poster with a photo. No examples."""
        return self.filter(is_sample=False).filter(
            Q(kind=PosterKind.DISPLAY) | Q(photo__isnull=False)
        )


class PosterPlace(models.Model):
    """A poster or a display of a beneficiary in a place that the public sees."""

    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    place = models.CharField(
        _("place"),
        max_length=160,
        help_text=_("The building and the spot, so that another person finds it."),
    )
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PosterKind, default=PosterKind.POSTER)
    photo = models.ForeignKey(
        "core.Picture",
        verbose_name=_("photo of the place"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("A poster counts as evidence only with a photo. Take it without people."),
    )
    hung_on = models.DateField(_("hung on"))
    checked_on = models.DateField(
        _("last seen in its place on"), null=True, blank=True, help_text=_("The day of the check.")
    )
    taken_down_on = models.DateField(_("taken down on"), null=True, blank=True)
    is_sample = models.BooleanField(
        _("example"), default=False, help_text=_("An example is not evidence.")
    )

    objects = PosterPlaceQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("kind"),
                FieldPanel("place"),
                FieldPanel("municipality"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("photo"),
                FieldRowPanel(
                    [
                        FieldPanel("hung_on"),
                        FieldPanel("checked_on"),
                        FieldPanel("taken_down_on"),
                    ]
                ),
                FieldPanel("is_sample"),
            ],
            heading=_("Evidence"),
        ),
    ]

    class Meta:
        verbose_name = _("place of a poster")
        verbose_name_plural = _("places of posters")
        ordering = ["organisation__name", "place", "pk"]

    def __str__(self):
        return f"{self.place}, {self.organisation}"

    def clean(self):
        super().clean()
        today = timezone.localdate()
        errors = {}
        for name in ("hung_on", "checked_on", "taken_down_on"):
            day = getattr(self, name)
            if day and day > today:
                errors[name] = _("The day is in the future. Enter it when it has come.")
            elif day and self.hung_on and day < self.hung_on:
                errors[name] = _("The day is before the poster was hung.")
        if self.checked_on and self.taken_down_on and self.checked_on > self.taken_down_on:
            errors.setdefault("checked_on", _("The day is after the poster was taken down."))
        if errors:
            raise ValidationError(errors)

    @property
    def is_evidence(self) -> bool:
        return not self.is_sample and (self.kind == PosterKind.DISPLAY or self.photo_id is not None)
