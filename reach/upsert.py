"""Writes a batch of daily totals as one transaction, exactly once. SQLite and PostgreSQL."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.db import DataError, IntegrityError, connection, models, transaction
from django.utils import timezone

from reach.models import (
    COUNT_FIELDS,
    CountedItem,
    DailyChannel,
    DailyCount,
    DailyPage,
    DailyReach,
    DailySource,
    FlushReceipt,
    ReachedPage,
)
from reach.rollup import rollups

logger = logging.getLogger(__name__)

COPIES = (ReachedPage, CountedItem)
# In the order in which every worker locks them.
TABLES = {
    model.__name__: model
    for model in (*COPIES, DailyReach, DailyPage, DailyChannel, DailySource, DailyCount)
}
RECEIPT_DAYS = 7


def write(worker: str, sequence: int, rows: dict[str, list[tuple]]) -> bool:
    """Adds `rows` (see `rollup.to_rows`) and their rollups to what is stored.

    False when this batch of this worker was stored already: an earlier try had committed, although
    its connection broke before it could say so. Raises the database's error when nothing is
    stored.
    """
    try:
        with transaction.atomic():
            if not _take_receipt(worker, sequence):
                return False
            _add_all({**rows, **rollups(rows["DailyReach"])})
    except (DataError, IntegrityError, ValueError):
        # One row that the database will never take must not hold up all the others.
        return _write_one_by_one(worker, sequence, rows)
    return True


def forget(worker: str) -> None:
    """Removes the receipt of a worker that has stopped, and those that killed workers left."""
    FlushReceipt.objects.filter(worker=worker).delete()
    old = timezone.now() - timedelta(days=RECEIPT_DAYS)
    FlushReceipt.objects.filter(at__lt=old).delete()


def _write_one_by_one(worker: str, sequence: int, rows: dict[str, list[tuple]]) -> bool:
    refused = 0
    with transaction.atomic():
        if not _take_receipt(worker, sequence):
            return False
        for name in rows:
            for row in rows[name]:
                # A refused row of views stays out of their sums as well.
                sums = rollups([row]) if name == "DailyReach" else {}
                try:
                    with transaction.atomic():
                        _add_all({name: [row], **sums})
                except (DataError, IntegrityError, ValueError):
                    refused += 1
    if refused:
        logger.error("The database refused %d rows of reach", refused)
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


def _add_all(rows: dict[str, list[tuple]]) -> None:
    for name, model in TABLES.items():
        if rows.get(name):
            add(model, rows[name])


def add(model: type[models.Model], rows: Iterable[tuple]) -> None:
    """Adds figures to the rows of `model`; copies replace what was there."""
    if model in COPIES:
        key, sums = (model._meta.pk.name,), ()
        fields = list(model._meta.concrete_fields)
    else:
        key, sums = model.KEY, ("count",) if model is DailyCount else COUNT_FIELDS
        fields = [model._meta.get_field(name) for name in (*key, *sums)]
    table = _quote(model._meta.db_table)
    columns = [_quote(field.column) for field in fields if field.name not in key]
    change = "{0} = {1}.{0} + excluded.{0}" if sums else "{0} = excluded.{0}"
    changes = ", ".join(change.format(column, table) for column in columns)
    keys = _columns(field for field in fields if field.name in key)
    sql = f"{_insert(fields, model)} ON CONFLICT ({keys}) DO UPDATE SET {changes}"
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
        # A number is the same in the database, and most of what is written are numbers.
        value if value.__class__ is int else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, values, strict=True)
    ]
