"""`@tus-upload`: files in parts, by the protocol TUS (https://tus.io) as Plone speaks it.

`POST` announces a file, `PATCH` sends its parts, `HEAD` tells how much has come, `DELETE` gives it
up. The last part makes an Image or a File, through the same forms as a file in JSON.
"""

import base64
import binascii
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from api.addresses import page_address
from api.errors import (
    BadRequestError,
    NotFoundError,
    PreconditionFailedError,
    UnsupportedMediaTypeError,
)
from api.registry import Service, Write
from api.responses import PRIVATE
from api.writing import parts
from api.writing.door import writer_at
from api.writing.rich_text import ShapeError
from api.writing.uploads import (
    UPLOADS,
    collection_of,
    file_made,
    picture_made,
    store_document,
    store_picture,
)
from api.writing.work import no_content
from core.models import Attachment, Picture

VERSION = "1.0.0"
PART = "application/offset+octet-stream"
LONGEST_NUMBER = 15


def spoken(handler) -> Write:
    """A method of the service from a function of (request, user, page, steps below)."""

    def answer(request: HttpRequest, steps: list[str], below: list[str]) -> HttpResponse:
        user, page = writer_at(request, steps)
        if page is None:
            raise NotFoundError
        if request.headers.get("Tus-Resumable") != VERSION:
            raise PreconditionFailedError(f"Tus-Resumable has to be {VERSION}.")
        response = handler(request, user, page, below)
        response.headers["Tus-Resumable"] = VERSION
        response.headers["Cache-Control"] = PRIVATE
        return response

    answer.__doc__ = handler.__doc__
    return answer


def begin(request: HttpRequest, user, page, below: list[str]) -> HttpResponse:
    """201 with the address for the parts in Location."""
    if below:
        raise NotFoundError
    told = metadata(request.headers.get("Upload-Metadata", ""))
    filename = PurePosixPath(told.get("filename", "").replace("\\", "/")).name
    if not filename.strip(".") or len(filename) > 200:
        raise BadRequestError("Upload-Metadata has to name a filename.")
    is_picture = told.get("content-type", "").startswith("image/")
    kind = told.get("@type") or ("Image" if is_picture else "File")
    if kind not in UPLOADS:
        raise BadRequestError("@type is Image or File.")
    # Whoever may not add files is told before they send any.
    collection_of(Picture if kind == "Image" else Attachment, user)
    length, title = number(request, "Upload-Length"), told.get("title", "")[:255]
    upload = parts.begin(length, filename, kind, title, user, page.pk)
    response = no_content()
    response.status_code = 201
    response.headers["Location"] = f"{page_address(page, request)}/@tus-upload/{upload.name}"
    response.headers["Upload-Expires"] = http_date(upload.expires.timestamp())
    return response


def send(request: HttpRequest, user, page, below: list[str]) -> HttpResponse:
    """204 with the new offset; after the last part with the address of the file in Location."""
    upload = begun(user, page, below)
    if request.content_type != PART:
        raise UnsupportedMediaTypeError(f"A part comes as {PART}.")
    with parts.held(upload) as file:
        offset = parts.append(upload, file, number(request, "Upload-Offset"), request)
        response = no_content() if offset < upload.length else finish(request, user, upload)
    response.headers["Upload-Offset"] = str(offset)
    return response


def finish(request: HttpRequest, user, upload: parts.Upload) -> HttpResponse:
    """Raises BadRequestError when the admin would refuse the file; it is gone either way."""
    store, made = STORES[upload.kind]
    try:
        # Writable: the form takes the notes of a camera out of a picture.
        with upload.part.open("r+b") as file:
            sent = UploadedFile(file, upload.filename, size=upload.length)
            found = store(user, sent, upload.title)
    except ShapeError as error:
        raise BadRequestError(f"file: {error}", errors=[("file", str(error))]) from error
    finally:
        upload.forget()
    response = no_content()
    response.headers["Location"] = made(request, found).headers["Location"]
    return response


def tell(request: HttpRequest, user, page, below: list[str]) -> HttpResponse:
    upload = begun(user, page, below)
    response = HttpResponse()
    response.headers["Upload-Offset"] = str(upload.offset)
    response.headers["Upload-Length"] = str(upload.length)
    response.headers["Upload-Expires"] = http_date(upload.expires.timestamp())
    return response


def give_up(request: HttpRequest, user, page, below: list[str]) -> HttpResponse:
    begun(user, page, below).forget()
    return no_content()


def begun(user, page, below: list[str]) -> parts.Upload:
    if not below:
        raise NotFoundError
    return parts.find(below[0], user, page.pk)


def metadata(text: str) -> dict[str, str]:
    """`filename <base64>,content-type <base64>` as the header has it. Raises BadRequestError."""
    found = {}
    for pair in filter(None, map(str.strip, text.split(","))):
        key, _space, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            raise BadRequestError("Upload-Metadata holds values in base64.") from None
    if any("\0" in value for value in found.values()):
        raise BadRequestError("A text holds a character that is not allowed.")
    return found


def number(request: HttpRequest, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise BadRequestError(f"{name} is a whole number of bytes.")
    return int(text)


def abilities() -> dict[str, str]:
    return {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,expiration,termination",
        "Tus-Max-Size": str(settings.API_UPLOAD_BYTES),
    }


STORES = {"Image": (store_picture, picture_made), "File": (store_document, file_made)}
TUS_UPLOAD = Service(
    "tus-upload",
    "A file in parts",
    methods={
        "POST": spoken(begin),
        "PATCH": spoken(send),
        "HEAD": spoken(tell),
        "DELETE": spoken(give_up),
    },
    most_below=1,
    closed=True,
    told_by_options=abilities,
)
