"""The value of a block on its way in: what `api.serializers.values` shows, back to what is stored.

What comes back as it was read keeps what is stored, part by part.
"""

from datetime import date, datetime, time

from django.utils.dateparse import parse_time
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from api.serializers.references import References, list_item
from api.serializers.values import shown_value
from api.writing.blocks import Incoming, document_at
from api.writing.fields import MOST_ITEMS, day, moment, token_of
from api.writing.rich_text import ShapeError, node_html, nodes_of, to_stored


class PartError(ShapeError):
    """`path` leads to the part of the value that is at fault: `("items", 2, "answer")`."""

    def __init__(self, message: str, path: tuple = ()):
        super().__init__(message)
        self.path = path


class Taker:
    """Reads values for a page; `found` shows what is stored in it."""

    def __init__(self, incoming: Incoming, found: References):
        self.incoming = incoming
        self.found = found

    def take(self, block, value, stored=None):
        """What is stored of the value. Raises PartError."""
        if stored is not None and shown_value(block, stored, self.found) == value:
            return stored
        if isinstance(block, ImageBlock):
            return self.take_described_picture(value)
        if isinstance(block, blocks.StructBlock):
            return self.take_struct(block, value, stored)
        if isinstance(block, blocks.ListBlock):
            return self.take_list(block, value, stored)
        try:
            return self.take_scalar(block, value)
        except PartError:
            raise
        except ShapeError as error:
            raise PartError(str(error)) from error

    def take_struct(self, block: blocks.StructBlock, value, stored, names=None) -> dict:
        """Parts that do not come in stay. `names` maps a name of the JSON to that of the part."""
        if not isinstance(value, dict):
            raise PartError("An object is expected.")
        stored = stored if isinstance(stored, dict) else {}
        result = {
            name: stored[name] if name in stored else default_of(child)
            for name, child in block.child_blocks.items()
        }
        parts = {(names or {}).get(key, key): (key, part) for key, part in value.items()}
        for name, child in block.child_blocks.items():
            if name not in parts:
                continue
            key, part = parts[name]
            try:
                result[name] = self.take(child, part, stored.get(name))
            except PartError as error:
                raise PartError(str(error), (key, *error.path)) from error
        return result

    def take_list(self, block: blocks.ListBlock, value, stored) -> list:
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise PartError(f"A list of at most {MOST_ITEMS} values is expected.")
        old = [list_item(item) for item in stored or []]
        result = []
        for place, part in enumerate(value):
            before = old[place] if place < len(old) else None
            try:
                result.append(self.take(block.child_block, part, before))
            except PartError as error:
                raise PartError(str(error), (place, *error.path)) from error
        return result

    def take_scalar(self, block, value):
        if isinstance(block, blocks.RichTextBlock):
            html = text(value.get("data") if isinstance(value, dict) else value)
            nodes = [node_html(node, self.incoming.store_link) for node in nodes_of(html)]
            return to_stored("".join(nodes), block.features)
        if value is None:
            return None if not isinstance(block, blocks.CharBlock) else ""
        if isinstance(block, blocks.PageChooserBlock):
            return found_or(self.incoming.page(value), "The value names no page of this site.")
        if isinstance(block, DocumentChooserBlock):
            return found_or(self.document(value), "The value names no file of this site.")
        if isinstance(block, ImageChooserBlock):
            message = "The value names no picture of this site."
            return found_or(self.incoming.picture(value), message)
        if isinstance(block, blocks.ChoiceBlock):
            return str(token_of(value))
        return plain(block, value)

    def take_described_picture(self, value) -> dict:
        picture = self.incoming.picture(value)
        key = found_or(picture, "The value names no picture of this site.")
        alt = text(value.get("alt") or "") if isinstance(value, dict) else ""
        return {"image": key, "alt_text": alt, "decorative": not alt}

    def document(self, value):
        if isinstance(value, dict):
            value = value.get("download") or value.get("@id")
        path = self.incoming.own_path(value) if isinstance(value, str) else None
        return document_at(path) if path else None


def found_or(found, message: str) -> int:
    if found is None:
        raise PartError(message)
    return found.pk


def plain(block, value):
    if isinstance(block, blocks.BooleanBlock):
        if not isinstance(value, bool):
            raise PartError("true or false is expected.")
        return value
    if isinstance(block, (blocks.IntegerBlock, blocks.FloatBlock)):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise PartError("A number is expected.")
        return value
    if isinstance(block, blocks.DateTimeBlock):
        return iso(moment(value))
    if isinstance(block, blocks.DateBlock):
        return iso(day(value))
    if isinstance(block, blocks.TimeBlock):
        return iso(clock(value))
    return text(value)


def text(value) -> str:
    if not isinstance(value, str):
        raise PartError("A text is expected.")
    return value


def clock(value) -> time:
    try:
        found = parse_time(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None:
        raise PartError("A time such as 09:30 is expected.")
    return found


def iso(value: datetime | date | time) -> str:
    return value.isoformat()


def default_of(block):
    """What is stored of a part that has never been given."""
    return block.get_prep_value(block.normalize(block.get_default()))
