"""A published version of a package: its changelog line, its content then, its archive."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class VersionState(models.TextChoices):
    WAITING = "waiting", _("Archive is being built")
    BUILT = "built", _("Archive is ready")
    FAILED = "failed", _("Archive could not be built")


class VersionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-major", "-minor")

    def built(self):
        """Versions that can be downloaded."""
        return self.filter(state=VersionState.BUILT)

    def waiting(self):
        return self.filter(state=VersionState.WAITING).order_by("pk")


class PackageVersion(models.Model):
    """`content` is what `materials.content.package_content` told when it was published."""

    package = models.ForeignKey(
        "materials.PackagePage", on_delete=models.CASCADE, related_name="versions"
    )
    major = models.PositiveSmallIntegerField()
    minor = models.PositiveSmallIntegerField()
    published = models.DateTimeField(_("published"), default=timezone.now)
    changes = models.TextField(_("changes"))
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(
        _("state"), max_length=10, choices=VersionState, default=VersionState.WAITING
    )
    problem = models.TextField(_("problem"), blank=True)
    # Names in the private part of the store: they are served by views only.
    archive = models.CharField(max_length=250, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    guide = models.CharField(max_length=250, blank=True)
    guide_size = models.PositiveBigIntegerField(default=0)
    guide_sha256 = models.CharField(max_length=64, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a package")
        verbose_name_plural = _("versions of packages")
        constraints = [
            models.UniqueConstraint(
                fields=["package", "major", "minor"], name="materials_one_version_a_number"
            )
        ]

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        return f"{self.major}.{self.minor}"

    @property
    def is_downloadable(self) -> bool:
        return self.state == VersionState.BUILT

    @property
    def lines(self) -> list[str]:
        """The changelog lines."""
        return [line for line in self.changes.splitlines() if line.strip()]
