"""A migrated site and the demo site, made once for the whole run; tests start from copies of them.

Migrations and the demo cost more than all the tests of a room. Whoever first needs a site makes it,
by the commands that make it on a new machine, and the other processes of the run wait for it.
SQLite's migrated file is kept beside the tools until a migration changes, for the next run.

`python -m tests.ready_made FOLDER` makes them beforehand, for a run with READY_MADE=FOLDER.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "kokeilu-salasana-42"
SERVER = os.environ.get("DATABASE_URL", "")
KEPT = ROOT / ".venv" / "ready-made"


@dataclass(frozen=True)
class Site:
    """A data folder and a database: a file in that folder, or one on the PostgreSQL server.

    `database` is the name by which Django knows it: a path or a name.
    """

    folder: Path
    database: str

    @property
    def url(self) -> str:
        if SERVER:
            return urlunsplit(urlsplit(SERVER)._replace(path=f"/{self.database}"))
        return f"sqlite:///{self.database}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if name != "CACHE_URL"},
            "VAR": str(self.folder),
            "DATABASE_URL": self.url,
            "ADMIN_PASSWORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }

    @contextmanager
    def connection(self) -> Iterator:
        """A bare connection to the database; what was done is committed at the end."""
        if SERVER:
            import psycopg

            opened = psycopg.connect(self.url)
        else:
            opened = sqlite3.connect(self.database, timeout=20)
        with closing(opened), opened:
            yield opened

    def manage(self, *words: str, **environment: str) -> str:
        """What the command printed; raises when it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env={**self.environment, **environment}, check=True,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return done.stdout

    def copy(self, folder: Path) -> "Site":
        """The same site in another folder, with a database of its own."""
        if self.folder.exists():
            shutil.copytree(
                self.folder, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.sqlite3*")
            )
        copy = new_site(folder, template=self.database)
        if not SERVER:
            # A part of the data may still be in the log beside the file: SQLite copies both.
            with self.connection() as source, copy.connection() as target:
                source.backup(target)
        return copy


def new_site(folder: Path, template: str = "template0") -> Site:
    """A site whose database is empty, or on PostgreSQL a copy of `template`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not SERVER:
        return Site(folder, str(folder / "db.sqlite3"))
    import psycopg

    name = f"site_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE {name} TEMPLATE "{template}"')
    return Site(folder, name)


def migrated_site(shelf: Path) -> Site:
    """Every table and the home page that the migrations make."""

    def make(site: Site) -> None:
        kept = KEPT / f"{state_of_migrations()}.sqlite3"
        if not SERVER and kept.exists():
            shutil.copy(kept, site.database)
            return
        site.manage("migrate", "--verbosity=0")
        if not SERVER:
            keep(site, kept)

    return made_once(shelf, "migrated", lambda folder: new_site(folder), make)


def state_of_migrations() -> str:
    """Changes with whatever a migrated database depends on."""
    files = [*ROOT.glob("requirements*.txt"), ROOT / "search/index/schema.py"]
    files += ROOT.glob("site/config/settings/*.py")
    files += [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def keep(site: Site, kept: Path) -> None:
    """Only the newest state is kept."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.iterdir():
        old.unlink(missing_ok=True)
    made = kept.with_suffix(f".{os.getpid()}")
    with site.connection() as source, closing(sqlite3.connect(made)) as target:
        source.backup(target)
    made.rename(kept)


def demo_site(shelf: Path) -> Site:
    """The demo as `make run` loads it, static files collected; its users have `PASSWORD`."""
    bare = migrated_site(shelf)

    def make(site: Site) -> None:
        site.manage("collectstatic", "--noinput", "-v0")
        site.manage("demo")

    return made_once(shelf, "demo", bare.copy, make)


def made_once(shelf: Path, name: str, begin, make) -> Site:
    """The site `name` on the shelf of this run: made by the first process that asks for it."""
    shelf.mkdir(parents=True, exist_ok=True)
    folder, done = shelf / name, shelf / f"{name}.done"
    with (shelf / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            site = begin(folder)
            make(site)
            done.write_text(site.database)
        return Site(folder, done.read_text())


if __name__ == "__main__":
    demo_site(Path(sys.argv[1]))
