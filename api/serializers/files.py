"""A file people download, in the shape of Plone's `File`."""

from mimetypes import guess_type

from django.http import HttpRequest

from api.addresses import absolute


def described_file(row: dict, request: HttpRequest) -> dict:
    """The `File` of what `materials.files.described` has found out. Its `@id` answers JSON too."""
    address = absolute(row["url"], request)
    return {
        "@id": address,
        "@type": "File",
        "title": row["title"],
        "description": "",
        "language": row["language"],
        "file": {
            "download": address,
            "filename": row["name"],
            "content-type": guess_type(row["name"])[0] or "application/octet-stream",
            "size": row["size"],
            "sha256": row["sha256"],
        },
        "accessible": row["accessible"],
        "accessibility_features": row["features"],
    }
