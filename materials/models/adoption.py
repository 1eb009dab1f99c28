"""Who has used a package: told voluntarily, published only by consent."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from materials.choices import Mode

# A bigger number is a slip of the finger, not a group.
MOST_GROUPS, MOST_PARTICIPANTS = 200, 5000


class AdoptionQuerySet(models.QuerySet):
    def sums(self) -> dict:
        """`{"organisations", "groups", "participants"}` of confirmed adoptions."""
        counted = self.filter(confirmed=True)
        found = counted.aggregate(
            organisations=Count("organisation", distinct=True),
            groups=Sum("groups"),
            participants=Sum("participants"),
        )
        return {
            "organisations": found["organisations"],
            "groups": found["groups"] or 0,
            "participants": found["participants"] or 0,
        }

    def quotable(self):
        """Those whose words may be shown."""
        return self.filter(confirmed=True, may_publish=True).exclude(worked="").order_by("-pk")


class Adoption(models.Model):
    """One organisation's account of using a package."""

    package = models.ForeignKey(
        "materials.PackagePage",
        verbose_name=_("package"),
        on_delete=models.CASCADE,
        related_name="adoptions",
    )
    sending = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001
    organisation = models.CharField(_("organisation"), max_length=160)
    place = models.CharField(_("place"), max_length=120, blank=True)
    period = models.CharField(_("when"), max_length=80, blank=True)
    groups = models.PositiveIntegerField(
        _("number of groups"), validators=[MinValueValidator(1), MaxValueValidator(MOST_GROUPS)]
    )
    participants = models.PositiveIntegerField(
        _("number of participants"),
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PARTICIPANTS)],
    )
    mode = models.CharField(_("how it was run"), max_length=20, choices=Mode)
    worked = models.TextField(_("what worked"), max_length=2000, blank=True)
    would_change = models.TextField(_("what you would change"), max_length=2000, blank=True)
    may_publish = models.BooleanField(
        _("may be published"),
        default=False,
        help_text=_("The organisation's name and what worked may be shown on the package page."),
    )
    received = models.DateField(_("received"), default=timezone.localdate)
    confirmed = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Only checked accounts are counted and quoted on the public page."),
    )

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption of a package")
        verbose_name_plural = _("adoptions of packages")

    def __str__(self):
        return f"{self.organisation}: {self.package}"
