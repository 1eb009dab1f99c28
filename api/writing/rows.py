"""Lists whose rows are the items of a stream field: meetings, the programme, steps, shortcomings.

A row with an `id` changes that item, one without is new, and an item whose row is missing goes.
Items that no row shows to this reader stay where they are.
"""

from uuid import uuid4

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue, StructBlock

from api.serializers.kinds import Rows
from api.writing.fields import MOST_ITEMS
from api.writing.rich_text import ShapeError
from api.writing.streams import faults_in, with_hidden
from api.writing.values import PartError, Taker


class RowsError(Exception):
    """`errors` are pairs (path of the part, message), such as `sessions.2.end`."""

    def __init__(self, errors: list[tuple[str, str]]):
        super().__init__()
        self.errors = errors


def take_rows(page, key: str, rows: Rows, value, shown: list, taker: Taker) -> None:
    """Sets the stream field. Raises RowsError, or ShapeError when the value is no list."""
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise ShapeError(f"A list of at most {MOST_ITEMS} rows is expected.")
    stream = getattr(page, rows.stream)
    name, block = next(iter(stream.stream_block.child_blocks.items()))
    stored = [dict(item) for item in stream.raw_data]
    old = Old(stored, shown, key)
    items, errors = [], []
    for place, row in enumerate(value):
        try:
            items.append(item_of(name, block, rows, row, old, taker))
        except PartError as error:
            errors.append((path_of(key, place, *error.path), str(error)))
        except ValidationError as error:
            errors += [(path_of(key, place, *path), text) for path, text in faults_in(error)]
    if errors:
        raise RowsError([(renamed(path, rows), text) for path, text in errors])
    items = with_hidden(items, stored, {item["id"] for item in old.shown.values() if item})
    setattr(page, rows.stream, StreamValue(stream.stream_block, items, is_lazy=True))


class Old:
    """The stored items, and the rows that showed them to this reader."""

    def __init__(self, stored: list[dict], shown: list, key: str):
        for place, item in enumerate(stored):
            item["id"] = item.get("id") or f"row-{place}"
        self.by_id = {item["id"]: item for item in stored}
        self.rows: dict[str, object] = {}
        self.shown: dict[str, dict] = {}
        self.texts: list[dict] = []
        for place, row in enumerate(shown):
            is_text = not isinstance(row, dict)
            item = stored[place] if is_text else self.by_id.get(row.get("id") or "")
            if item is None:
                continue
            self.shown[item["id"]] = item
            self.rows[item["id"]] = row
            if is_text:
                self.texts.append(item)

    def of(self, row) -> dict | None:
        """The item that a row comes from; each is given once."""
        if isinstance(row, dict):
            key = row.get("id")
            return self.by_id.pop(key, None) if isinstance(key, str) else None
        found = next((item for item in self.texts if item["value"] == row), None)
        if found is not None:
            self.texts.remove(found)
        return found


def item_of(name: str, block, rows: Rows, row, old: Old, taker: Taker) -> dict:
    item = old.of(row)
    if item is not None and old.rows.get(item["id"]) == row:
        return item
    stored = item["value"] if item else None
    if isinstance(block, StructBlock) and isinstance(row, dict):
        before = old.rows.get(item["id"]) if item else {}
        # A part that says what it said keeps what is stored, whatever the words for it.
        changed = {part: v for part, v in row.items() if part not in before or before[part] != v}
        changed = rows.prepare(row) if rows.prepare else changed
        value = taker.take_struct(block, changed, stored, rows.names)
    else:
        value = taker.take(block, row, stored)
    block.clean(block.to_python(value))
    return {"type": name, "value": value, "id": item["id"] if item else str(uuid4())}


def path_of(*steps) -> str:
    return ".".join(str(step) for step in steps)


def renamed(path: str, rows: Rows) -> str:
    """The path with the names that the JSON has for the parts."""
    names = {part: name for name, part in rows.names.items()}
    return ".".join(names.get(step, step) for step in path.split("."))
