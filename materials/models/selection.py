"""Some sessions of a version, put together for one user of the package."""

from hashlib import sha256

from django.db import models
from django.utils import timezone
from django.utils.text import slugify

from materials.models.version import PackageVersion, VersionState


class Selection(models.Model):
    """Which sessions; built by the worker. The same choice of the same version is one row."""

    version = models.ForeignKey(PackageVersion, on_delete=models.CASCADE, related_name="selections")
    key = models.CharField(max_length=40, unique=True)
    numbers = models.JSONField()
    asked = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.WAITING)
    archive = models.CharField(max_length=250, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    guide = models.CharField(max_length=250, blank=True)
    guide_size = models.PositiveBigIntegerField(default=0)
    guide_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.version}: {self.numbers}"

    @classmethod
    def of(cls, version: PackageVersion, numbers: list[int]) -> "Selection":
        """The selection of these sessions, asked for now when nobody had before."""
        numbers = sorted(set(numbers))
        mark = f"{version.pk}:{version.fingerprint}:{numbers}"
        key = sha256(mark.encode()).hexdigest()[:40]
        found, _is_new = cls.objects.get_or_create(
            key=key, defaults={"version": version, "numbers": numbers}
        )
        return found

    @property
    def content(self) -> dict:
        """The content of the version with the chosen sessions alone, numbered as in the package."""
        whole = self.version.content
        chosen = [row for row in whole["sessions"] if row["number"] in self.numbers]
        return {**whole, "sessions": chosen, "minutes": sum(row["minutes"] for row in chosen)}

    @property
    def archive_name(self) -> str:
        return f"{self._stem}-v{self.version.number}-oma-valinta.zip"

    @property
    def guide_name(self) -> str:
        return f"{self._stem}-v{self.version.number}-oma-valinta.pdf"

    @property
    def _stem(self) -> str:
        return slugify(self.version.content["slug"])
