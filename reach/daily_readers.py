"""DAILY mode: whether a reader of a page is the day's first sight of them. Off unless
`REACH_MODE` is `daily`, which takes the agreement of the data-protection officer.

A reader is a keyed hash of network, user agent and page; of a download, of network, user agent and
file, so that the same file is counted once. Its key (the salt) is made at random for
each Helsinki day and kept in memory only: in a folder on a memory file system (`/dev/shm`, readable
by this user alone) that the workers of one machine share, or in Redis when that is the cache, for
several machines. At midnight key and hashes are thrown away, so no two days can be compared, and
nobody can compute the hashes again. Nothing of this is in the database, in files or in logs.

Where the folder is not in memory, no reader is counted. Two people behind one address with the same
browser are one reader; one person with two browsers is two.
"""

import logging
import os
import secrets
import shutil
import threading
from datetime import date
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from core.midnight import seconds_to_midnight
from core.rate import network_of
from reach.days import helsinki_day

logger = logging.getLogger(__name__)

DAILY = "daily"
SALT_BYTES = 32
# Per process and day: beyond this a flood of made-up browsers is no longer told apart.
MAX_READERS = 200_000
MEMORY_FILE_SYSTEMS = ("tmpfs", "ramfs")


def is_on() -> bool:
    return getattr(settings, "REACH_MODE", "strict") == DAILY


def hash_of(request: HttpRequest, thing: str, salt: bytes) -> str:
    network = network_of(request) or b""
    agent = request.META.get("HTTP_USER_AGENT", "").encode("utf-8", "replace")[:512]
    text = b"\0".join([thing.encode("utf-8", "replace"), network.hex().encode(), agent])
    return blake2b(text, key=salt, digest_size=12).hexdigest()


class FolderStore:
    """Salt and hashes as names in a folder in memory: one machine, any number of workers."""

    def __init__(self, folder: Path):
        self.folder = folder

    def salt(self, day: date) -> bytes | None:
        """The day's salt, made by whoever comes first; None where it would not be in memory."""
        self.forget_other_days(day)
        if not is_in_memory(self.folder.parent):
            logger.error("Daily readers are not counted: the folder is not in memory")
            return None
        here = self.folder / day.isoformat()
        for folder in (self.folder, here):
            folder.mkdir(mode=0o700, exist_ok=True)
        # Anybody may make names beside this one: only a folder of our own is trusted.
        owned = self.folder.lstat()
        if owned.st_uid != os.geteuid() or owned.st_mode & 0o077 or self.folder.is_symlink():
            logger.error("Daily readers are not counted: the folder is not this user's alone")
            return None
        path = here / "salt"
        if not path.exists():
            made = here / f"salt.{secrets.token_hex(8)}"
            with os.fdopen(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
                out.write(secrets.token_bytes(SALT_BYTES))
            # A link appears whole or not at all, and only the first one.
            try:
                os.link(made, path)
            except FileExistsError:
                pass
            finally:
                made.unlink()
        return path.read_bytes()

    def is_new(self, day: date, name: str) -> bool:
        path = self.folder / day.isoformat() / name
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        return True

    def forget_other_days(self, day: date | None) -> None:
        if self.folder.is_dir():
            for old in self.folder.iterdir():
                if day is None or old.name != day.isoformat():
                    shutil.rmtree(old, ignore_errors=True)


class CacheStore:
    """Salt and hashes as keys of Redis that end at midnight: any number of machines."""

    def salt(self, day: date) -> bytes | None:
        key = f"reach:salt:{day.isoformat()}"
        cache.add(key, secrets.token_bytes(SALT_BYTES), timeout=seconds_to_midnight() + 1)
        return cache.get(key)

    def is_new(self, day: date, name: str) -> bool:
        return cache.add(f"reach:reader:{name}", 1, timeout=seconds_to_midnight() + 1)

    def forget_other_days(self, day: date | None) -> None:
        """Redis does so itself."""


def is_in_memory(folder: Path) -> bool:
    """Whether the folder stands on a memory file system, by the longest matching mount."""
    try:
        mounts = Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return False
    folder = folder.resolve()
    found = [
        (len(point), kind)
        for _device, point, kind, *_rest in map(str.split, mounts)
        if folder.is_relative_to(point)
    ]
    return bool(found) and max(found)[1] in MEMORY_FILE_SYSTEMS


def shared_store() -> FolderStore | CacheStore:
    if settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
        return CacheStore()
    site = blake2b(settings.SECRET_KEY.encode(), digest_size=6).hexdigest()
    folder = Path(getattr(settings, "REACH_SALT_FOLDER", "/dev/shm"))  # noqa: S108
    return FolderStore(folder / f"tekijat-{os.geteuid()}-{site}")


class DailyReaders:
    def __init__(self):
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self.forget()

    def forget(self) -> None:
        """Throws the salt away."""
        self._day: date | None = None
        self._salt: bytes | None = None
        self._store = None
        self._seen = 0

    def is_new(self, request: HttpRequest, page_id: int) -> bool:
        """Whether this is the reader's first view of the page today. False outside DAILY mode, and
        where it cannot be told.
        """
        return self._first_sight(request, str(page_id)) is True

    def is_repeated(self, request: HttpRequest, item: str) -> bool:
        """Whether the reader has been given this item today already. False outside DAILY mode, and
        where it cannot be told.
        """
        return self._first_sight(request, f"item {item}") is False

    def _first_sight(self, request: HttpRequest, thing: str) -> bool | None:
        """None for what cannot be told. Never raises."""
        if not is_on():
            return None
        day = helsinki_day()
        try:
            with self._lock:
                if day != self._day:
                    self._begin(day)
                if self._salt is None or self._seen >= MAX_READERS:
                    return None
                new = self._store.is_new(day, hash_of(request, thing, self._salt))
                self._seen += new
                return new
        except Exception as error:
            # The name only: texts of errors can hold what must not be logged.
            logger.warning("Daily readers are not counted: %s", type(error).__name__)
            return None

    def _begin(self, day: date) -> None:
        self.forget()
        self._day, self._store = day, shared_store()
        self._salt = self._store.salt(day)
        if self._timer is None or not self._timer.is_alive():
            self._timer = threading.Timer(seconds_to_midnight(), self._end, [day])
            self._timer.daemon = True
            self._timer.start()

    def _end(self, day: date) -> None:
        """At midnight, also when nobody comes any more."""
        with self._lock:
            if self._day == day and self._store:
                self._store.forget_other_days(helsinki_day())
                self.forget()


daily_readers = DailyReaders()
os.register_at_fork(after_in_child=daily_readers.__init__)
