"""Files in a body: `{"data", "encoding": "base64", "filename", "content-type"}`, as in Plone."""

import base64
import binascii
from pathlib import PurePosixPath

from django.core.files.uploadedfile import SimpleUploadedFile

from api.writing.rich_text import ShapeError


def is_file(value) -> bool:
    return isinstance(value, dict) and "data" in value


def uploaded(value) -> SimpleUploadedFile:
    """Raises ShapeError when the value is no file. Forms judge by the bytes what it is."""
    if not is_file(value) or not isinstance(value["data"], str):
        raise ShapeError("An object with data, encoding and filename is expected.")
    if value.get("encoding", "base64") != "base64":
        raise ShapeError("The encoding has to be base64.")
    name = value.get("filename")
    if not isinstance(name, str) or not PurePosixPath(name).name or len(name) > 200:
        raise ShapeError("The file has to have a filename.")
    try:
        data = base64.b64decode(value["data"], validate=True)
    except (binascii.Error, ValueError):
        raise ShapeError("The data are not base64.") from None
    return SimpleUploadedFile(PurePosixPath(name.replace("\\", "/")).name, data)
