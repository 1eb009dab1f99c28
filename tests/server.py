"""A real server on a site of its own: SQLite, or PostgreSQL where the tests run on that."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

from tests.ready_made import ROOT, Site


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RunningSite:
    """gunicorn on `site`, two workers unless told otherwise; `log` holds what it has said."""

    def __init__(self, site: Site, **environment: str):
        self.site = site
        port = free_port()
        self.address = f"http://localhost:{port}"
        self.log = site.folder / "server.log"
        self.environment = {
            **site.environment,
            "PORT": str(port),
            "BASE_URL": self.address,
            "WEB_CONCURRENCY": "2",
            **environment,
        }
        self.process = None
        with site.connection() as database:
            # Only now is it known at which port the site stands.
            database.execute(f"UPDATE wagtailcore_site SET port = {port}")  # noqa: S608

    def manage(self, *words: str) -> str:
        return self.site.manage(*words, **self.environment)

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

    def rows(self, sql: str) -> list[tuple]:
        with self.site.connection() as database:
            return list(database.execute(sql).fetchall())
