"""Many people at once: threads with connections of their own against a database of its own.

SQLite keeps the database of the tests in memory, where threads cannot meet as they do in production:
it is copied to a file first, which the threads open with the settings of production.
"""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

from django.db import connection, connections

# As many as the web server runs (two workers of four threads).
THREADS = 8


@contextmanager
def shared_database(folder):
    """Threads that begin inside see the same data as the test did; yields the file or None."""
    if connection.vendor != "sqlite":
        yield None
        return
    path = folder / "crowd.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    settings = connections.settings["default"]
    name, settings["NAME"] = settings["NAME"], str(path)
    try:
        yield path
    finally:
        settings["NAME"] = name


def together(work, items) -> list:
    """`work(item)` for all items in threads; raises what any of them raised."""
    barrier = Barrier(THREADS)

    def leave(_number):
        # Each thread comes here once and closes its own connection.
        barrier.wait()
        connections.close_all()

    with ThreadPoolExecutor(THREADS, initializer=connections.close_all) as pool:
        results = list(pool.map(work, items))
        list(pool.map(leave, range(THREADS)))
    return results
