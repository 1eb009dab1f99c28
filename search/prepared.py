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
    """As `connection.cursor()`; the same on SQLite, whose driver keeps what it has planned.

    So it is while Django logs queries, for a prepared one cannot be read.
    """
    with connection.cursor() as usual:
        if connection.vendor != "postgresql" or connection.queries_logged:
            yield usual
            return
        from django.db.backends.postgresql.base import ServerBindingCursor

        with connection.make_cursor(ServerBindingCursor(usual.connection)) as keeping:
            yield keeping
