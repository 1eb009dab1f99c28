"""Writes a batch of daily totals as one transaction, exactly once. SQLite and PostgreSQL."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from reach.models import DailyReach, FlushReceipt

logger = logging.getLogger(__name__)

KEY = DailyReach.KEY
SUMS = ("views", "visits", "readers", "engaged")
COPIES = ("title", "page_type")
COLUMNS = KEY + SUMS + COPIES
RECEIPT_DAYS = 7


def write(worker: str, sequence: int, rows: list[tuple]) -> bool:
    """Adds `rows` (values of COLUMNS, sorted by key) to the stored totals.

    False when this batch of this worker was stored already: an earlier try had committed, although
    its connection broke before it could say so. Raises the database's error when nothing is
    stored.
    """
    try:
        with transaction.atomic():
            if not _take_receipt(worker, sequence):
                return False
            _add(rows)
    except (DataError, IntegrityError, ValueError):
        # One row that the database will never take must not hold up all the others.
        return _write_one_by_one(worker, sequence, rows)
    return True


def forget(worker: str) -> None:
    """Removes the receipt of a worker that has stopped, and those that killed workers left."""
    FlushReceipt.objects.filter(worker=worker).delete()
    old = timezone.now() - timedelta(days=RECEIPT_DAYS)
    FlushReceipt.objects.filter(at__lt=old).delete()


def _write_one_by_one(worker: str, sequence: int, rows: list[tuple]) -> bool:
    refused = 0
    with transaction.atomic():
        if not _take_receipt(worker, sequence):
            return False
        for row in rows:
            try:
                with transaction.atomic():
                    _add([row])
            except (DataError, IntegrityError, ValueError):
                refused += 1
    if refused:
        logger.error("The database refused %d of %d rows of reach", refused, len(rows))
    return True


def _take_receipt(worker: str, sequence: int) -> bool:
    """Claims the batch. A second transaction that claims it waits here for the first one's end."""
    fields = [FlushReceipt._meta.get_field(name) for name in ("worker", "sequence", "at")]
    table = _quote(FlushReceipt._meta.db_table)
    sql = _insert(fields, FlushReceipt) + (
        " ON CONFLICT (worker) DO UPDATE SET sequence = excluded.sequence, at = excluded.at"
        f" WHERE {table}.sequence < excluded.sequence"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, _prepared(fields, (worker, sequence, timezone.now())))
        return cursor.rowcount == 1


def _add(rows: Iterable[tuple]) -> None:
    fields = [DailyReach._meta.get_field(name) for name in COLUMNS]
    keys = [field for field in fields if field.name in KEY]
    table = _quote(DailyReach._meta.db_table)
    changes = ", ".join(
        [f"{_quote(name)} = {table}.{_quote(name)} + excluded.{_quote(name)}" for name in SUMS]
        + [f"{_quote(name)} = excluded.{_quote(name)}" for name in COPIES]
    )
    sql = f"{_insert(fields, DailyReach)} ON CONFLICT ({_columns(keys)}) DO UPDATE SET {changes}"
    with connection.cursor() as cursor:
        cursor.executemany(sql, [_prepared(fields, row) for row in rows])


def _insert(fields, model) -> str:
    # Only names of the models' own tables and columns become part of the text.
    values = ", ".join(["%s"] * len(fields))
    table = _quote(model._meta.db_table)
    return f"INSERT INTO {table} ({_columns(fields)}) VALUES ({values})"  # noqa: S608


def _quote(name: str) -> str:
    return connection.ops.quote_name(name)


def _columns(fields) -> str:
    return ", ".join(_quote(field.column) for field in fields)


def _prepared(fields, values) -> list:
    return [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, values, strict=True)
    ]
