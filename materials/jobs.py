"""What the worker does for materials (`WORKER_JOBS` names each with its interval)."""

import logging
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from materials import archive, leftovers, letters, versions
from materials.models import (
    PackagePage,
    PackageVersion,
    Selection,
    Subscription,
    VersionState,
)

log = logging.getLogger(__name__)

# An address that was never confirmed may be somebody else's: it is forgotten.
UNCONFIRMED_KEPT = timedelta(days=7)
# Selections can be made again at any time; a turn of the worker makes a few, so that mail goes out.
SELECTIONS_KEPT = timedelta(days=7)
MOST_SELECTIONS = 3


def build_archives() -> None:
    """Builds what waits; one that fails does not keep the others waiting."""
    for version in versions.settled().select_related("package__locale"):
        try:
            archive.build(version)
        except Exception as error:
            log.exception("The archive of %s %s was not built", version.package, version)
            PackageVersion.objects.filter(pk=version.pk).update(
                state=VersionState.FAILED, problem=str(error)[:500] or type(error).__name__
            )
        else:
            tell(version)
    build_selections()


def tell(version: PackageVersion) -> None:
    """Subscribers hear of a version when it can be downloaded, and not of the first one."""
    built = PackageVersion.objects.built().filter(pk=version.pk).first()
    if built is not None and built.package.versions.exclude(pk=built.pk).exists():
        letters.news_of(built)


def build_selections() -> None:
    waiting = Selection.objects.filter(state=VersionState.WAITING).order_by("pk")
    for selection in waiting.select_related("version__package__locale")[:MOST_SELECTIONS]:
        try:
            archive.build_selection(selection)
        except Exception:
            log.exception("The selection %s was not built", selection.pk)
            Selection.objects.filter(pk=selection.pk).update(state=VersionState.FAILED)


def notice_changes() -> None:
    """New versions for packages whose files were replaced; failed archives are tried again."""
    PackageVersion.objects.filter(state=VersionState.FAILED).update(state=VersionState.WAITING)
    for package in PackagePage.objects.visible():
        with translation.override(package.locale.language_code):
            if package.versions.exists():
                versions.record(package, _("Files of the package were updated."))


def forget() -> None:
    """Deletes subscriptions that nobody confirmed, selections that were made a week ago, and files
    that nothing leads to any more.
    """
    before = timezone.now() - UNCONFIRMED_KEPT
    Subscription.objects.filter(confirmed__isnull=True, asked__lt=before).delete()
    for selection in Selection.objects.filter(asked__lt=timezone.now() - SELECTIONS_KEPT):
        selection.delete()
    leftovers.clear()
