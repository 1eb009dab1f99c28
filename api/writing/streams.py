"""The blocks of a page on their way in, merged with the stream fields they came from.

A block that comes back as it was read keeps the stored item it was made from, whatever that item
holds; only what differs is converted. Items that show nothing (a link to a hidden page) are in no
answer, so their absence from what comes back says nothing: they stay.
"""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue

from api.writing.blocks import ELSEWHERE, WRITERS, Item
from api.writing.kinds import KIND_READERS
from api.writing.rich_text import ShapeError
from api.writing.values import PartError, Taker

MOST_BLOCKS = 1000


class BlocksError(Exception):
    """`errors` are pairs (field, message)."""

    def __init__(self, errors: list[tuple[str, str]]):
        super().__init__()
        self.errors = errors


def order_of(blocks, layout) -> list[str]:
    """The names of the blocks in their order. Raises BlocksError for anything without sense."""
    if not isinstance(blocks, dict) or not all(isinstance(row, dict) for row in blocks.values()):
        raise BlocksError([("blocks", "An object of blocks is expected.")])
    # `@plone/client` has a bare list where Plone has an object.
    items = layout.get("items") if isinstance(layout, dict) else layout
    if not isinstance(items, list) or not all(isinstance(key, str) for key in items):
        raise BlocksError([("blocks_layout", "items is a list of the names of blocks.")])
    if len(items) > MOST_BLOCKS or len(set(items)) < len(items):
        raise BlocksError([("blocks_layout", "A block is named twice, or there are too many.")])
    unknown = [key for key in items if key not in blocks]
    if unknown:
        raise BlocksError([("blocks_layout", f"There is no block {unknown[0][:40]}.")])
    return items


def item_key(item: dict, position: int) -> str:
    """The name under which the serializer shows a stored item."""
    return item.get("id") or f"block-{position}"


def is_piece_of(key: str, item: str) -> bool:
    number = key.removeprefix(f"{item}-")
    return key == item or (key != number and number.isdigit())


class Merge:
    """What the streams of a page become when `blocks` come in for `shown` ones."""

    def __init__(self, page, names: Iterable[str], shown: dict, taker: Taker):
        self.streams = {name: getattr(page, name) for name in names}
        self.shown = shown
        self.taker = taker
        self.incoming = taker.incoming
        # name of the stored item → (field, stored item, names of the blocks it is shown as)
        self.stored: dict[str, tuple[str, dict, list[str]]] = {}
        for name, stream in self.streams.items():
            for position, item in enumerate(stream.raw_data):
                key = item_key(item, position)
                pieces = [block for block in shown if is_piece_of(block, key)]
                self.stored[key] = (name, dict(item), pieces)
        self.owner = {p: key for key, (_n, _i, pieces) in self.stored.items() for p in pieces}
        self.errors: list[tuple[str, str]] = []

    def run(self, blocks: dict, layout) -> dict[str, StreamValue]:
        """The new values of the stream fields. Raises BlocksError."""
        order = [key for key in order_of(blocks, layout) if not is_elsewhere(blocks[key])]
        order = [key for key in order if not self.is_told(key, blocks[key])]
        result: dict[str, list[dict]] = {name: [] for name in self.streams}
        field, done = self.first_field(), set()
        for key in order:
            owner = self.owner.get(key)
            if owner is not None:
                field = self.stored[owner][0]
            if owner in done:
                continue
            if owner is not None and self.is_kept(owner, blocks, order):
                result[field].append(self.stored[owner][1])
                done.add(owner)
            elif field is None:
                self.errors.append((f"blocks.{key}", "Pages of this type take no blocks."))
            else:
                result[field] += self.converted(key, blocks[key], field, owner)
        if self.errors:
            raise BlocksError(self.errors)
        self.put_back_hidden(result)
        return {name: self.value(name, items) for name, items in result.items()}

    def first_field(self) -> str | None:
        return "body" if "body" in self.streams else next(iter(self.streams), None)

    def is_kept(self, owner: str, blocks: dict, order: list[str]) -> bool:
        pieces = self.stored[owner][2]
        return all(p in order and blocks.get(p) == self.shown[p] for p in pieces)

    def is_told(self, key: str, block: dict) -> bool:
        """Whether the block only tells what a field of the page says."""
        field = self.shown.get(key, {}).get("field")
        if field is None:
            return False
        if block != self.shown[key]:
            message = f"This block follows from the field {field}: change that."
            self.errors.append((f"blocks.{key}", message))
        return True

    def converted(self, key: str, block: dict, field: str, owner: str | None) -> list[dict]:
        try:
            items = list(self.items_of(key, block, field, owner))
        except PartError as error:
            path = ".".join(["blocks", key, "data", *map(str, error.path)])
            self.errors.append((path, str(error)))
            return []
        except ShapeError as error:
            self.errors.append((f"blocks.{key}", str(error)))
            return []
        valid = [item for item in items if self.is_valid(field, *item, key)]
        names = [key if is_uuid(key) else str(uuid4()), *(str(uuid4()) for _item in valid[1:])]
        return [
            {"type": kind, "value": value, "id": name}
            for name, (kind, value) in zip(names, valid, strict=False)
        ]

    def items_of(self, key: str, block: dict, field: str, owner: str | None) -> Iterable[Item]:
        """The stored items a block becomes. One with a kind of ours keeps it: by its `data` when
        these have changed, otherwise by what it shows."""
        kind, data = block.get("kind"), block.get("data")
        child = self.streams[field].stream_block.child_blocks.get(kind) if is_text(kind) else None
        old = self.stored[owner][1] if owner else {}
        stored = old.get("value") if old.get("type") == kind else None
        if child is not None and (isinstance(data, dict) or kind in KIND_READERS):
            if data is None or (stored and data == self.shown.get(key, {}).get("data")):
                if kind not in KIND_READERS:
                    raise ShapeError(f"A block of the kind {kind} is changed by its data.")
                data = KIND_READERS[kind](block, data or {})
            return [(kind, self.taker.take(child, data, stored))]
        write = WRITERS.get(block.get("@type")) if is_text(block.get("@type")) else None
        if write is None:
            raise ShapeError("Blocks of this @type cannot be written.")
        return write(block, self.incoming)

    def is_valid(self, field: str, kind: str, value, key: str) -> bool:
        child = self.streams[field].stream_block.child_blocks.get(kind)
        if child is None:
            self.errors.append((f"blocks.{key}", f"{field} takes no blocks of the kind {kind}."))
            return False
        try:
            child.clean(child.to_python(value))
        except ValidationError as error:
            self.errors.append((f"blocks.{key}", " ".join(messages_of(error))))
            return False
        return True

    def put_back_hidden(self, result: dict[str, list[dict]]) -> None:
        for name in result:
            rows = [row for row in self.stored.values() if row[0] == name]
            shown = {item.get("id") for _name, item, pieces in rows if pieces}
            result[name] = with_hidden(result[name], [item for _n, item, _p in rows], shown)

    def value(self, name: str, items: list[dict]) -> StreamValue:
        return StreamValue(self.streams[name].stream_block, items, is_lazy=True)


def with_hidden(items: list[dict], stored: list[dict], shown: set) -> list[dict]:
    """The items with those stored ones that were not shown, each behind what it stood behind."""
    result, place = list(items), 0
    places = {item.get("id"): item for item in items}
    for item in stored:
        if item.get("id") not in shown:
            result.insert(place, item)
            place += 1
        elif item.get("id") in places:
            place = result.index(places[item.get("id")]) + 1
    return result


def is_uuid(text: str) -> bool:
    """Whether the program's own name for a block may be kept."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def is_text(value) -> bool:
    return isinstance(value, str)


def is_elsewhere(block: dict) -> bool:
    kind = block.get("@type")
    return is_text(kind) and kind in ELSEWHERE


def messages_of(error) -> list[str]:
    """Every message in a validation error of blocks, however deep: `field: message`."""
    return [": ".join([*map(str, path), text]) for path, text in faults_in(error)]


def faults_in(error) -> list[tuple[tuple, str]]:
    """(path to the part, message) of every fault in a validation error of blocks."""
    parts = getattr(error, "block_errors", None)
    if parts:
        rows = parts.items() if isinstance(parts, dict) else enumerate(parts)
        below = [(name, fault) for name, part in rows if part for fault in faults_in(part)]
        return [((name, *path), text) for name, (path, text) in below]
    found = [str(message) for message in getattr(error, "messages", [])]
    return [((), text) for text in found or ["The value is not valid."]]
