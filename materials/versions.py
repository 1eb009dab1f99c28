"""When a package gets a new version, and what it says.

A version is recorded when its content has changed, by whatever way: the package or a session was
published, a session taken away, a file replaced. The worker then builds its archive.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from materials import content
from materials.choices import ChangeSize
from materials.models import PackagePage, PackageVersion, SessionPage, VersionState

# Changes that are published within this time of each other are one version, until it is built.
TOGETHER = timedelta(hours=1)


def package_of(page) -> PackagePage | None:
    """The package a page is or belongs to, as it is stored."""
    if isinstance(page, PackagePage):
        return PackagePage.objects.filter(pk=page.pk).first()
    return PackagePage.objects.filter(path=page.path[: -page.steplen]).first()


def is_changed(page) -> bool:
    """Whether publishing the draft would change a published version without saying how.

    A line that the live page carries already tells of the change before.
    """
    if not page.pk:
        return False
    live = type(page).objects.filter(pk=page.pk, live=True).first()
    package = package_of(page)
    if package is None or not package.versions.exists():
        return False
    if live is None:
        return isinstance(page, SessionPage) and package.live and not page.change_note.strip()
    if page.change_note.strip() and page.change_note != live.change_note:
        return False
    return content.own_content(page) != content.own_content(live)


@transaction.atomic
def record(package: PackagePage, note: str, size: str = ChangeSize.SMALL) -> PackageVersion | None:
    """The version that holds the package as it is now; None when nothing has changed.

    While the archive of a version of the last hour is still waiting, a further change joins it:
    ten sessions published in a row are one version (see `settled`).
    """
    # The row is locked, so that two publications at once cannot take the same number.
    package = PackagePage.objects.select_for_update(of=("self",)).get(pk=package.pk)
    # Labels are stored in the language of the package, whoever publishes it.
    with translation.override(package.locale.language_code):
        found = content.package_content(package)
    mark = content.fingerprint(found)
    newest = package.versions.newest_first().first()
    if newest is not None and takes_more(newest):
        return joined(newest, found, mark, note, size)
    if newest is not None and newest.fingerprint == mark:
        return None
    major, minor = next_number(package, newest, size)
    return PackageVersion.objects.create(
        package=package,
        major=major,
        minor=minor,
        changes=note.strip() or (_("First version") if newest is None else _("Small corrections")),
        content=found,
        fingerprint=mark,
    )


def takes_more(version: PackageVersion) -> bool:
    is_young = version.published > timezone.now() - TOGETHER
    return is_young and version.state == VersionState.WAITING


def joined(version, found: dict, mark: str, note: str, size: str) -> PackageVersion:
    lines = version.lines
    if note.strip() and note.strip() not in lines:
        lines.append(note.strip())
    if size == ChangeSize.EDITION and version.minor:
        version.major, version.minor = version.major + 1, 0
    version.changes = "\n".join(lines)
    version.content, version.fingerprint = found, mark
    version.published = timezone.now()
    version.save()
    return version


def settled():
    """Versions that wait for their archive and have been left in peace for a while."""
    pause = timedelta(seconds=settings.MATERIALS_SETTLE_SECONDS)
    return PackageVersion.objects.waiting().filter(published__lte=timezone.now() - pause)


def next_number(package, newest, size: str) -> tuple[int, int]:
    if newest is None:
        major, _dot, minor = package.first_version.partition(".")
        return int(major), int(minor)
    if size == ChangeSize.EDITION:
        return newest.major + 1, 0
    return newest.major, newest.minor + 1


def differences(old: dict, new: dict) -> list[tuple[str, str, str]]:
    """(where, before, after) of every text that differs between two contents, in their order."""
    before, after = flat(old), flat(new)
    places = [*after, *(place for place in before if place not in after)]
    return [
        (place, before.get(place, ""), after.get(place, ""))
        for place in places
        if before.get(place, "") != after.get(place, "")
    ]


# Parts that follow from others, or that only machines read.
LEFT_OUT = {"clock", "start", "end", "sha256", "document", "url", "theme", "slug", "is_still",
            "features", "extension", "size", "language", "conflict", "accessible", "kind", "mode",
            "level", "licence", "content_language"}  # fmt: skip


def flat(value, place: str = "") -> dict[str, str]:
    """Every text of nested data by its place: {"sessions 2 › steps 1 › phase": "Alkupiiri"}."""
    found = {}
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in LEFT_OUT:
                found |= flat(part, f"{place} › {name}" if place else name)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            found |= flat(part, f"{place} {number}")
    elif isinstance(value, bool):
        found[place] = _("Yes") if value else _("No")
    elif value not in (None, ""):
        found[place] = str(value)
    return found
