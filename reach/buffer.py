"""Fold: each process sums its hits in memory, and one thread adds the sums to the daily rows.

A request only adds to a dictionary; it never waits for the database. The thread starts with the
first hit (so after the fork) and writes every second or 500 hits. What has not been committed
stays: a failed batch is tried again as it was, with growing pauses, and its receipt keeps it from
counting twice. `stop()` writes what is left; a killed process loses at most one interval.

Setting: REACH_FLUSH_SECONDS, 1 by default; 0 means no thread, only `flush()`.
"""

import atexit
import logging
import os
import threading
import uuid
from datetime import date
from typing import NamedTuple

from django.conf import settings

from reach.page_facts import PageFacts
from reach.rollup import Sums, to_rows

logger = logging.getLogger(__name__)

FLUSH_SECONDS = 1.0
FLUSH_HITS = 500
# Kept through a database outage; with more keys than this, hits lose source and campaign, with
# twice as many they are lost.
MAX_KEYS = 20_000
MAX_PAUSE = 60.0
STOP_SECONDS = 10.0


class Key(NamedTuple):
    """The key columns of a daily row of views, in the order of `DailyReach.KEY`."""

    page_id: int
    day: date
    channel: str
    source: str
    campaign: str


class CountKey(NamedTuple):
    """The key columns of a daily row of anything else, in the order of `DailyCount.KEY`."""

    page_id: int
    day: date
    kind: str
    item: str


class Batch(NamedTuple):
    """Rows on their way to the database, by table, unchanged until they are committed."""

    sequence: int
    rows: dict[str, list[tuple]]


class Buffer:
    def __init__(self):
        self.reset()

    def reset(self) -> None:
        """Empty and without a thread, as in a new process; what the parent counted is its own."""
        self.worker = uuid.uuid4().hex
        self.lost = 0
        # Guards the sums and wakes the thread; held for microseconds only.
        self._changed = threading.Condition()
        # Held while a batch is written.
        self._writing = threading.Lock()
        self._sums = Sums()
        # What this process has stored of pages and items, so that it writes only what changed.
        self._stored: dict = {}
        self._hits = 0
        self._batch: Batch | None = None
        self._sequence = 0
        self._thread: threading.Thread | None = None
        self._stopping = False

    def add(self, key: Key, facts: PageFacts, *, view=1, visit=0, reader=0, engaged=0) -> None:
        """Counts one hit. Never raises and never waits for the database."""
        with self._changed:
            row = self._sums.views.get(key) or self._admit(key)
            if row is None:
                self.lost += view
                return
            row[0] += view
            row[1] += visit
            row[2] += reader
            row[3] += engaged
            self._sums.pages[key.page_id] = facts
            self._counted()

    def add_count(self, key: CountKey, facts: PageFacts | None = None, title: str = "") -> None:
        """Counts one thing that is not a view. `facts` of its page, `title` of its item, if any."""
        with self._changed:
            if key not in self._sums.counts and len(self._sums) >= 2 * MAX_KEYS:
                self.lost += 1
                return
            self._sums.counts[key] = self._sums.counts.get(key, 0) + 1
            if facts:
                self._sums.pages[key.page_id] = facts
            if key.item:
                self._sums.items[key.item] = title
            self._counted()

    def _counted(self) -> None:
        self._hits += 1
        self._start_thread()
        if self._hits in (1, FLUSH_HITS):
            self._changed.notify_all()

    def _admit(self, key: Key) -> list[int] | None:
        if len(self._sums) >= MAX_KEYS:
            key = key._replace(source="", campaign="")
            if key not in self._sums.views and len(self._sums) >= 2 * MAX_KEYS:
                return None
        return self._sums.views.setdefault(key, [0, 0, 0, 0])

    def flush(self) -> int:
        """Writes everything counted so far; returns the number of rows. Raises database errors."""
        with self._writing:
            # A batch left from a failure goes first and alone, under the receipt it had.
            written = self._write() if self._batch else 0
            with self._changed:
                sums, self._sums, self._hits = self._sums, Sums(), 0
            if sums:
                self._sequence += 1
                self._batch = Batch(self._sequence, to_rows(sums, self._stored))
            return written + (self._write() if self._batch else 0)

    def _write(self) -> int:
        from reach import upsert

        upsert.write(self.worker, *self._batch)
        rows, self._batch = self._batch.rows, None
        if len(self._stored) > MAX_KEYS:
            self._stored = {}
        for table in ("ReachedPage", "CountedItem"):
            self._stored.update({(table, row[0]): row for row in rows[table]})
        return sum(map(len, rows.values()))

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """Ends the thread and writes what is left. True when nothing was lost; may be repeated."""
        with self._changed:
            thread = self._thread
            self._stopping = True
            self._changed.notify_all()
        if thread and thread.is_alive():
            thread.join(seconds)
            if thread.is_alive():
                logger.error("Reach could not be written before the process ended")
                return False
        try:
            self.flush()
            if self._sequence:
                from reach import upsert

                upsert.forget(self.worker)
                self._sequence = 0
                self.worker = uuid.uuid4().hex
        except Exception as error:
            logger.error("Reach could not be written at the end: %s", type(error).__name__)
            return False
        finally:
            with self._changed:
                self._thread, self._stopping = None, False
        return True

    def _start_thread(self) -> None:
        if self._stopping or (self._thread and self._thread.is_alive()):
            return
        seconds = getattr(settings, "REACH_FLUSH_SECONDS", FLUSH_SECONDS)
        if seconds > 0:
            self._thread = threading.Thread(
                target=self._run, args=(seconds,), name="reach-flush", daemon=True
            )
            self._thread.start()

    def _run(self, seconds: float) -> None:
        from django.db import close_old_connections, connection

        failures = 0
        while not self._stopping:
            self._wait(seconds, failures)
            try:
                close_old_connections()
                self.flush()
                failures = 0
            except Exception as error:
                failures += 1
                connection.close()
                # The name only: the text of a database error can hold stored values.
                logger.warning("Reach waits for the database: %s", type(error).__name__)
        connection.close()

    def _wait(self, seconds: float, failures: int) -> None:
        """Until there is something to write, and then an interval more, or 500 hits, or the end."""
        pause = min(seconds * 2 ** min(failures, 10), MAX_PAUSE)
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._sums or self._batch)
            self._changed.wait_for(
                lambda: self._stopping or (not failures and self._hits >= FLUSH_HITS), pause
            )


_buffer = Buffer()
add = _buffer.add
add_count = _buffer.add_count
flush = _buffer.flush
stop = _buffer.stop
reset = _buffer.reset

os.register_at_fork(after_in_child=_buffer.reset)
atexit.register(stop)
