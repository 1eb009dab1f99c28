"""The ZIP of a version: built by the worker when a version is published, never on a request.

The bytes are the same however often it is built: the moment inside is that of the publication,
names are ASCII and sorted, nothing depends on the machine. The version turns to `built` as the
last step, so a build that is killed leaves the version before it in place.
"""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Site

from core import pdf
from core.models import Attachment, ProjectSettings
from materials import content as contents
from materials import files
from materials.choices import PackageKind
from materials.learning_resource import citation, learning_resource
from materials.models import PackageVersion, Selection, VersionState

# Not below the folder of pictures: nothing here is served by its own address.
FOLDER, SELECTIONS = "material-archives", "valinnat"
README_HTML, README_TEXT = "00-LUE-MINUT.html", "00-LUE-MINUT.txt"
# The main text of each kind of package.
GUIDES = {PackageKind.COACHING: "ohjaajan-opas", PackageKind.MODEL: "mallin-kuvaus"}
SESSIONS, FILES = "02-tapaamiset", "03-liitteet"
METADATA, CHANGES, CHECKSUMS = "metadata.json", "muutosloki.txt", "tarkistussummat.txt"
EMBLEM = "eu-lippu.svg"

Entry = tuple[str, bytes]


class FileGoneError(Exception):
    """A handout that the version names is no longer what it was."""


def build(version: PackageVersion) -> None:
    """Builds the archive and the guide and marks the version as built.

    Raises PdfUnavailableError, FileGoneError and whatever the store raises; the version then stays
    as it was.
    """
    folder = folder_of(version)
    made = made_of(version, version.content, folder, archive_name(version), guide_name_of(version))
    # A change that joined the version meanwhile has another fingerprint: it is built in its turn.
    same = PackageVersion.objects.filter(pk=version.pk, fingerprint=version.fingerprint)
    same.update(state=VersionState.BUILT, problem="", **made)


def build_selection(selection: Selection) -> None:
    """The same of some sessions of a version. Raises as `build` does."""
    version = selection.version
    folder = folder_of_selection(selection)
    made = made_of(version, selection.content, folder, selection.archive_name, selection.guide_name)
    Selection.objects.filter(pk=selection.pk).update(state=VersionState.BUILT, **made)


def folder_of(version: PackageVersion) -> str:
    return f"{FOLDER}/{version.package_id}/{version.fingerprint[:12]}"


def folder_of_selection(selection: Selection) -> str:
    return f"{FOLDER}/{selection.version.package_id}/{SELECTIONS}/{selection.key}"


def made_of(version, content: dict, folder: str, archive_name: str, guide_name: str) -> dict:
    """Puts the archive and the guide into the store; gives the fields that tell of them."""
    with translation.override(version.package.locale.language_code):
        entries = list(entries_of(version, content))
    guide = dict(entries)[guide_entry(content)]
    with tempfile.TemporaryFile() as file:
        write(entries, file, moment_of(version))
        size, digest = file.tell(), digest_of(file)
        archive = store(f"{folder}/{archive_name}", File(file))
    return {
        "archive": archive,
        "size": size,
        "sha256": digest,
        "guide": store(f"{folder}/{guide_name}", ContentFile(guide)),
        "guide_size": len(guide),
        "guide_sha256": hashlib.sha256(guide).hexdigest(),
    }


def store(name: str, file: File) -> str:
    """Saves under the name, in place of what a build that was cut off has left there."""
    if default_storage.exists(name):
        default_storage.delete(name)
    return default_storage.save(name, file)


def digest_of(file) -> str:
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found


def archive_name(version: PackageVersion) -> str:
    return f"{slugify(version.content['slug'])}-v{version.number}.zip"


def guide_name_of(version: PackageVersion) -> str:
    content = version.content
    return f"{slugify(content['slug'])}-{GUIDES[content['kind']]}-v{version.number}.pdf"


def guide_entry(content: dict) -> str:
    return f"01-{GUIDES[content['kind']]}.pdf"


def moment_of(version: PackageVersion) -> tuple[int, int, int, int, int, int]:
    """The time in the archive. A ZIP knows no time zones and only even seconds."""
    local = timezone.localtime(version.published)
    return local.year, local.month, local.day, local.hour, local.minute, 0


def write(entries: list[Entry], file, moment) -> None:
    """A ZIP of the entries in their order, with nothing of this machine in it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in entries:
            about = zipfile.ZipInfo(name, moment)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 3
            about.external_attr = 0o100644 << 16
            archive.writestr(about, data)


def entries_of(version: PackageVersion, content: dict) -> Iterator[Entry]:
    """The files of the archive in their order; checksums of all others come last."""
    found: list[Entry] = []
    # What each file is, for whoever opens the archive without having seen the site.
    told = own_files(content)
    around = surroundings(version, content)
    found.append((guide_entry(content), pdf.make("materials/pdf/guide.html", around)))
    for session in content["sessions"]:
        folder = f"{SESSIONS}/{session['number']:02d}-{slugify(session['title'])[:60]}"
        sheet = {**around, "session": session, "version": None}
        name = f"{folder}/tapaaminen.pdf"
        found.append((name, pdf.make("materials/pdf/session.html", sheet)))
        told[name] = _("how the session goes, minute by minute")
        found += handout_entries(folder, session["handouts"], told)
    found += handout_entries(FILES, content["handouts"], told)
    found.append((METADATA, metadata(version, content, around["address"])))
    found.append((CHANGES, changelog(version).encode()))
    found.append((EMBLEM, pdf.read_own(f"{pdf.STATIC}img/eu-emblem.svg")))
    names = sorted([*(name for name, _data in found), README_HTML, README_TEXT, CHECKSUMS])
    around |= {"entries": [{"name": name, "about": told.get(name, "")} for name in names]}
    for name, template in ((README_HTML, "readme.html"), (README_TEXT, "readme.txt")):
        text = render_to_string(f"materials/archive/{template}", around)
        found.append((name, text.strip().encode() + b"\n"))
    found.sort()
    yield from found
    yield CHECKSUMS, checksums(found).encode()


def own_files(content: dict) -> dict[str, str]:
    """Name in the archive → what it is."""
    is_model = content["kind"] == PackageKind.MODEL
    return {
        README_HTML: _("this text, for a browser"),
        README_TEXT: _("this text, for any program"),
        guide_entry(content): _("the whole model") if is_model else _("read this before the group"),
        EMBLEM: _("EU flag for your own materials"),
        METADATA: _("description for programs (schema.org)"),
        CHANGES: _("what is new in each version"),
        CHECKSUMS: _("to check that every file arrived whole"),
    }


def surroundings(version: PackageVersion, content: dict) -> dict:
    """What every template of the archive knows."""
    package = version.package
    address = public_address(package)
    site = Site.objects.get(is_default_site=True)
    return {
        "content": content,
        "is_model": content["kind"] == PackageKind.MODEL,
        "version": version,
        "address": address,
        "hours": contents.hours(content["minutes"]),
        "citation": citation(content, version, address),
        "project": ProjectSettings.for_site(site).in_language(),
        "description": content["lead"],
    }


def public_address(package) -> str:
    """The absolute address of the package, which does not depend on a request."""
    parts = package.get_url_parts()
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + (parts[2] if parts else "/")


def handout_entries(folder: str, handouts: list[dict], told: dict) -> Iterator[Entry]:
    """The files and their editable sources; `told` gets what each is.

    Raises FileGoneError for one that has changed.
    """
    taken = set()
    for handout in handouts:
        for file in (handout, handout["source"]):
            if file is not None:
                name = f"{folder}/{free_name(file['name'], taken)}"
                told[name] = file["title"]
                yield name, handout_bytes(file)


def handout_bytes(file: dict) -> bytes:
    document = Attachment.objects.select_related("collection").filter(pk=file["document"]).first()
    if document is None or not files.is_public(document):
        raise FileGoneError(file["title"])
    with document.open_file() as stream:
        data = stream.read()
    if hashlib.sha256(data).hexdigest() != file["sha256"]:
        raise FileGoneError(file["title"])
    return data


def free_name(name: str, taken: set[str]) -> str:
    """A safe name that nothing in the folder has yet; it is added to `taken`."""
    name = files.safe_name(name)
    stem, dot, extension = name.rpartition(".")
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{dot}{extension}"
    taken.add(name)
    return name


def metadata(version: PackageVersion, content: dict, address: str) -> bytes:
    data = learning_resource(content, address)
    data |= {
        "version": version.number,
        "dateModified": version.published.isoformat(),
        "creditText": citation(content, version, address),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def changelog(version: PackageVersion) -> str:
    """This version and the ones before it, newest first."""
    rows = [
        row
        for row in version.package.versions.newest_first().defer("content")
        if (row.major, row.minor) <= (version.major, version.minor)
    ]
    return render_to_string("materials/archive/changelog.txt", {"versions": rows}).strip() + "\n"


def checksums(entries: list[Entry]) -> str:
    """As `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in entries)
