"""What a handout is, found out from the file itself: usable, accessible, for everybody?"""

import io
import re
import zipfile
from hashlib import sha256

import pikepdf
from django.core.cache import cache
from django.utils.text import slugify
from django.utils.translation import gettext as _

# Programs, whatever their name says: Windows, Linux, macOS, scripts.
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
# Office files that a password protects are no ZIP but a compound file.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = ("docx", "pptx", "xlsx", "odt", "odp", "ods")
# Files that show themselves page by page and cannot flash or make a sound.
STILL = ("csv", "docx", "ics", "odt", "ods", "pdf", "txt", "xlsx")
LARGEST = 200 * 1024 * 1024
LARGEST_PART = 2 * 1024 * 1024


def is_public(document) -> bool:
    """Whether the collection of the file, and those above it, are open to everybody."""
    return not document.collection.get_view_restrictions().exists()


def described(document) -> dict:
    """The file as plain data; `features` are schema.org's accessibilityFeature."""
    found = inspected(document)
    extension = document.file_extension.lower()
    return {
        "document": document.pk,
        "title": document.title,
        "name": safe_name(document.filename),
        "extension": extension,
        "size": found["size"],
        "sha256": found["sha256"],
        "language": document.language,
        "accessible": document.accessible or found["is_accessible"],
        "features": found["features"],
        "is_still": extension in STILL,
        "url": document.url,
    }


def safe_name(name: str) -> str:
    """A file name of ASCII letters that can lead nowhere: `../Ohje ä.pdf` → `ohje-a.pdf`."""
    stem, dot, extension = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if not dot:
        stem, extension = extension, ""
    stem = slugify(stem)[:80] or "tiedosto"
    extension = re.sub(r"[^a-z0-9]", "", extension.lower())[:8]
    return f"{stem}.{extension}" if extension else stem


def inspected(document) -> dict:
    """`{"size", "sha256", "problem", "features", "is_accessible"}` of the stored file.

    A file that cannot be read has a `problem`, told in words; it raises nothing.
    """
    key = f"materials.file:{document.pk}:{document.file.name}:{document.get_file_hash()}"
    found = cache.get(key)
    if found is None:
        found = inspect(document)
        cache.set(key, found, 24 * 3600)
    return found


def inspect(document) -> dict:
    empty = {"size": 0, "sha256": "", "problem": "", "features": [], "is_accessible": False}
    try:
        size = document.file.size
        if size > LARGEST:
            return empty | {"size": size, "problem": "large"}
        with document.open_file() as file:
            data = file.read()
    except OSError:
        return empty | {"problem": "missing"}
    found = empty | {"size": len(data), "sha256": sha256(data).hexdigest()}
    return found | looked_into(data, document.file_extension.lower())


def looked_into(data: bytes, extension: str) -> dict:
    """`problem`, `features` and `is_accessible` of a file's bytes."""
    if not data:
        return {"problem": "empty"}
    if data.startswith(PROGRAMS):
        return {"problem": "program"}
    if extension == "pdf":
        return pdf(data)
    if extension in OFFICE:
        return office(data, extension)
    return {}


def pdf(data: bytes) -> dict:
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            if file.is_encrypted:
                return {"problem": "encrypted"}
            root = file.Root
            marked = root.get("/MarkInfo", {}).get("/Marked", False)
            tagged = bool(marked) and "/StructTreeRoot" in root
            titled = bool(str(file.docinfo.get("/Title", "")).strip())
            spoken = bool(str(root.get("/Lang", "")).strip())
    except pikepdf.PasswordError:
        return {"problem": "encrypted"}
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return {"problem": "broken"}
    features = ["taggedPDF", "structuralNavigation"] if tagged else []
    return {"features": features, "is_accessible": tagged and titled and spoken}


def office(data: bytes, extension: str) -> dict:
    if data.startswith(COMPOUND):
        return {"problem": "encrypted"}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            titled = "<dc:title>" in part(file, "docProps/core.xml", "meta.xml")
            text = part(file, "word/document.xml", "content.xml")
            styles = part(file, "word/styles.xml", "styles.xml")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return {"problem": "broken"}
    headed = 'w:val="Heading' in text or 'w:val="Title"' in text or "<text:h " in text
    spoken = "w:lang " in styles or "fo:language" in styles
    features = ["displayTransformability"]
    if headed:
        features.append("structuralNavigation")
    return {"features": features, "is_accessible": titled and headed and spoken}


def part(file: zipfile.ZipFile, *names: str) -> str:
    """The first of the parts that is there, at most two megabytes of it."""
    for name in names:
        if name in file.namelist():
            with file.open(name) as stream:
                return stream.read(LARGEST_PART).decode("utf-8", "replace")
    return ""


def problem_of(document) -> str:
    """What keeps the file from being handed out, in words; empty when nothing does."""
    words = {
        "": "",
        "empty": _("The file “%s” is empty."),
        "large": _("The file “%s” is too large to hand out."),
        "missing": _("The file “%s” is missing from the store. Upload it again."),
        "program": _("The file “%s” is a program. Hand out documents only."),
        "encrypted": _("The file “%s” asks for a password. Remove the protection."),
        "broken": _("The file “%s” cannot be opened. Save it anew and upload it again."),
    }
    text = words[inspected(document)["problem"]]
    return text % document.title if text else ""
