"""A cursor whose statements PostgreSQL keeps prepared: to plan one takes longer than to answer it.

Django writes values into its statements, so that each is a new one to the server. Its setting that
sends them apart would reach every statement of every package; this reaches only the few of the
search that always read the same. (https://www.psycopg.org/psycopg3/docs/advanced/prepare.html)
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def cursor() -> Iterator:
    """As `connection.cursor()`; on SQLite, whose driver keeps what it has planned, the same."""
    with connection.cursor() as usual:
        if connection.vendor != "postgresql":
            yield usual
            return
        from django.db.backends.postgresql.base import ServerBindingCursor

        wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
        with wrap(ServerBindingCursor(usual.connection)) as keeping:
            yield keeping
