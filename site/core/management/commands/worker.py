"""`manage.py worker`: runs the jobs of `WORKER_JOBS`, each at its own interval."""

import logging
import signal
import threading
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Runs the periodic jobs until it is told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run every job once and end")

    def handle(self, *args, once=False, **options):
        stop = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        due = dict.fromkeys(settings.WORKER_JOBS, float("-inf"))
        while not stop.is_set():
            for path, interval in settings.WORKER_JOBS.items():
                if time.monotonic() >= due[path]:
                    self.run(path)
                    due[path] = time.monotonic() + interval
            if once:
                return
            # A connection that broke or grew old meanwhile is opened anew by the next job.
            close_old_connections()
            stop.wait(1)

    @staticmethod
    def run(path: str) -> None:
        """One job. A failing one is logged and tried again at its next turn."""
        try:
            import_string(path)()
        except Exception:
            log.exception("The job %s failed", path)
