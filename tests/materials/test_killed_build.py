"""A worker that is killed in the middle of a build."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from core import pdf
from materials import jobs
from tests.materials.conftest import publish, session_of

pytestmark = pytest.mark.django_db
# What is at stake are the files. A test's rows can be handed to another process by SQLite alone.
needs_sqlite = pytest.mark.skipif(
    "sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="copies an SQLite database"
)
ROOT = Path(__file__).resolve().parents[2]
# The half of the archive stands under its name when the power goes.
WORKER = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
settings.MEDIA_ROOT, settings.MATERIALS_SETTLE_SECONDS = sys.argv[1], 0
from django.core.files.base import ContentFile
from core import pdf
from materials import archive, jobs
pdf.make = lambda *arguments: b"%PDF"
whole = archive.store
def half(name, file):
    data = file.read()
    whole(name, ContentFile(data[: len(data) // 2]))
    os.kill(os.getpid(), signal.SIGKILL)
archive.store = half
jobs.build_archives()
"""


def build_and_be_killed(folder) -> Path:
    """A worker on a copy of the database and on the same files; gives the copy."""
    copy = folder / "copy.sqlite3"
    # With what the test has written and not committed.
    copy.write_bytes(connection.connection.serialize())
    worker = subprocess.run(
        [sys.executable, "-c", WORKER, str(settings.MEDIA_ROOT)],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{copy}",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "VAR": str(folder),
        },
        capture_output=True,
        text=True,
    )
    assert worker.returncode == -signal.SIGKILL, worker.stderr
    return copy


def stored() -> set[str]:
    media = Path(settings.MEDIA_ROOT)
    found = (media / "material-archives").rglob("*")
    return {str(path.relative_to(media)) for path in found if path.is_file()}


@needs_sqlite
def test_the_old_archive_stays_and_the_next_run_makes_the_new_one(
    package, client, monkeypatch, tmp_path
):
    monkeypatch.setattr(pdf, "make", lambda *arguments: b"%PDF")
    jobs.build_archives()
    old = package.versions.get()
    before = stored()
    publish(session_of(package), goal="Uusi.", change_note="Tavoite")
    copy = build_and_be_killed(tmp_path)

    (half,) = stored() - before
    with closing(sqlite3.connect(copy)) as rows:
        states = rows.execute("SELECT minor, state FROM materials_packageversion").fetchall()
    assert sorted(states) == [(0, "built"), (1, "waiting")]
    answer = client.get("/materiaalit/kohti-tyota/lataa/")
    assert hashlib.sha256(answer.getvalue()).hexdigest() == old.sha256
    page = client.get("/materiaalit/kohti-tyota/").content.decode()
    assert "versiot/1.1/" not in page
    assert client.get("/materiaalit/kohti-tyota/versiot/1.1/lataa/").status_code == 404

    # The same build again takes the place of the half file.
    jobs.build_archives()
    new = package.versions.get(minor=1)
    assert new.archive == half
    answer = client.get("/materiaalit/kohti-tyota/lataa/")
    assert hashlib.sha256(answer.getvalue()).hexdigest() == new.sha256
    assert stored() == {old.archive, old.guide, new.archive, new.guide}


def test_halves_that_no_later_build_takes_the_place_of_are_cleared_away(
    package, monkeypatch, tmp_path
):
    monkeypatch.setattr(pdf, "make", lambda *arguments: b"%PDF")
    jobs.build_archives()
    waste = Path(settings.MEDIA_ROOT) / f"material-archives/{package.pk}"
    for name in ("0123456789ab", "valinnat/0123456789"):
        (waste / name).mkdir(parents=True)
        (waste / name / "puolikas.zip").write_bytes(b"PK")
    version = package.versions.get()
    jobs.forget()
    assert stored() == {version.archive, version.guide}
    assert not (waste / "0123456789ab").exists()
    package.delete()
    jobs.forget()
    assert stored() == set()
