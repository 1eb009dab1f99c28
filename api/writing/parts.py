"""Files that come in parts and wait on disk until the last one is there.

`<name>.json` says what is coming and `<name>.part` holds what has come, so every process and a
restarted one can go on; the size of the part is the offset.
"""

import fcntl
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils import timezone

from api.errors import (
    BadRequestError,
    ConflictError,
    NotFoundError,
    PayloadTooLargeError,
    TooManyRequestsError,
)

NAME = re.compile(r"[0-9a-f]{32}")
# Unfinished uploads of one person at a time.
MOST_UNFINISHED = 20
CHUNK = 64 * 1024


def folder() -> Path:
    return Path(settings.VAR) / "uploads"


@dataclass
class Upload:
    """`length` in bytes; `user` is the id of whoever began it, `place` that of the page."""

    name: str
    length: int
    filename: str
    kind: str
    title: str
    user: int
    place: int
    until: str

    @property
    def told(self) -> Path:
        return folder() / f"{self.name}.json"

    @property
    def part(self) -> Path:
        return folder() / f"{self.name}.part"

    @property
    def offset(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    @property
    def expires(self) -> datetime:
        return datetime.fromisoformat(self.until)

    def forget(self) -> None:
        self.part.unlink(missing_ok=True)
        self.told.unlink(missing_ok=True)


def begin(length: int, filename: str, kind: str, title: str, user, place: int) -> Upload:
    """Raises PayloadTooLargeError or TooManyRequestsError."""
    if length > settings.API_UPLOAD_BYTES:
        raise PayloadTooLargeError
    folder().mkdir(parents=True, exist_ok=True)
    forget_expired()
    if sum(upload.user == user.pk for upload in unfinished()) >= MOST_UNFINISHED:
        raise TooManyRequestsError
    until = timezone.now().astimezone(UTC) + timedelta(seconds=settings.API_UPLOAD_SECONDS)
    upload = Upload(
        secrets.token_hex(16), length, filename, kind, title, user.pk, place, until.isoformat()
    )
    upload.part.touch()
    upload.told.write_text(json.dumps(asdict(upload)), encoding="utf-8")
    return upload


def unfinished() -> Iterator[Upload]:
    for path in folder().glob("*.json"):
        try:
            yield Upload(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            # Somebody else has just finished it.
            continue


def forget_expired() -> None:
    for upload in unfinished():
        if upload.expires < timezone.now():
            upload.forget()


def find(name: str, user, place: int) -> Upload:
    """The upload that this person has begun at this page. Raises NotFoundError."""
    path = folder() / f"{name}.json"
    if not NAME.fullmatch(name) or not path.is_file():
        raise NotFoundError
    upload = Upload(**json.loads(path.read_text(encoding="utf-8")))
    if (upload.user, upload.place) != (user.pk, place) or upload.expires < timezone.now():
        raise NotFoundError
    return upload


@contextmanager
def held(upload: Upload) -> Iterator[BinaryIO]:
    """The part, open for writing at its end by one request at a time. Raises ConflictError."""
    with upload.part.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ConflictError("Another request is sending a part of this file.") from None
        yield file


def append(upload: Upload, file: BinaryIO, offset: int, source) -> int:
    """Adds what `source` gives; the new offset. Raises ConflictError when `offset` is not where
    the file ends, PayloadTooLargeError when more comes than was announced."""
    if offset != upload.offset:
        raise ConflictError(f"The file goes on at {upload.offset}.")
    left = upload.length - offset
    try:
        while chunk := source.read(CHUNK):
            if len(chunk) > left:
                file.truncate(offset)
                raise PayloadTooLargeError
            file.write(chunk)
            left -= len(chunk)
    except OSError:
        # The connection broke: what has come stays, and the sender asks how much it is.
        raise BadRequestError("The body cannot be read.") from None
    finally:
        file.flush()
    return upload.offset
