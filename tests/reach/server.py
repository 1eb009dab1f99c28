"""A real server on an empty database of its own: SQLite, or PostgreSQL where the tests run on that."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit

from tests.reach.conftest import BROWSER

ROOT = Path(__file__).resolve().parents[2]
PLANTED_AGENT = BROWSER + " PlantedVisitor/77.7"


class RunningSite:
    """gunicorn with two workers; `folder` holds its data, `log` what it has said."""

    def __init__(self, folder: Path, port: int, **environment: str):
        self.folder, self.port = folder, port
        self.address = f"http://localhost:{port}"
        self.log = folder / "server.log"
        self.url = database_of_its_own(os.environ.get("DATABASE_URL", ""), folder)
        self.environment = {
            **{k: v for k, v in os.environ.items() if k != "CACHE_URL"},
            "VAR": str(folder),
            "DATABASE_URL": self.url,
            "PORT": str(port),
            "BASE_URL": self.address,
            "ADMIN_PASSWORD": "kokeilu-salasana-42",
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "WEB_CONCURRENCY": "2",
            **environment,
        }
        self.process = None

    def manage(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "config.wsgi"],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.until(self.answers, "the server did not answer")

    def answers(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        try:
            with urllib.request.urlopen(f"{self.address}/healthz/", timeout=5):
                return True
        except (URLError, OSError):
            return False

    @staticmethod
    def until(condition, complaint: str, seconds: float = 90) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, complaint
            time.sleep(0.05)

    def terminate(self) -> None:
        """As an orderly stop: every worker may finish."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)

    def kill(self) -> None:
        """As a power cut: the master and its workers at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)

    def beacon(self, body: bytes, **headers: str) -> int:
        headers = {
            "User-Agent": BROWSER, "Origin": self.address, "Content-Type": "text/plain", **headers,
        }  # fmt: skip
        request = urllib.request.Request(f"{self.address}/t/", body, headers)
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status

    def rows(self, sql: str) -> list[tuple]:
        if self.url.startswith("sqlite"):
            connection = sqlite3.connect(self.folder / "db.sqlite3", timeout=20)
        else:
            import psycopg

            connection = psycopg.connect(self.url)
        try:
            return list(connection.execute(sql).fetchall())
        finally:
            connection.close()

    def views(self) -> int:
        return int(self.rows("SELECT coalesce(sum(views), 0) FROM reach_dailyreach")[0][0])


def database_of_its_own(url: str, folder: Path) -> str:
    if not url:
        return f"sqlite:///{folder / 'db.sqlite3'}"
    import psycopg

    name = f"reach_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
