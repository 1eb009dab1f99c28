"""The value of a stored block as JSON, along the blocks that describe it.

`api.writing.values` reads the same shapes. What a text points at comes from `References`, so what
the public may not see is not in them.
"""

from dataclasses import dataclass, field

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from api.serializers.markup import to_html
from api.serializers.pictures import image
from api.serializers.references import References, list_item, picture_id
from api.serializers.slate import slate
from api.serializers.summary import summary
from core.models import Attachment


def shown_value(block, value, found: References):
    """Rich text is HTML, a page its summary, a file or picture what has its address; the rest is
    as it is stored."""
    if isinstance(block, blocks.StructBlock):
        return shown_struct(block, value, found)
    if isinstance(block, blocks.ListBlock):
        return [shown_value(block.child_block, list_item(item), found) for item in value or []]
    if isinstance(block, blocks.RichTextBlock):
        return to_html(slate(value or "", found.link))
    if isinstance(block, blocks.PageChooserBlock):
        page = found.shown.get(value)
        return page and summary(found.tree, page)
    if isinstance(block, DocumentChooserBlock):
        return file_link(found.documents.get(value), found)
    if isinstance(block, ImageChooserBlock):
        return image(found.pictures.get(picture_id(value)), found.request, "body", make=True)
    if isinstance(block, blocks.URLBlock):
        return found.plain_address(value or "") or ""
    return value


def shown_struct(block: blocks.StructBlock, value, found: References):
    if isinstance(block, ImageBlock):
        alt = value.get("alt_text") or "" if isinstance(value, dict) else ""
        picture = found.pictures.get(picture_id(value))
        return image(picture, found.request, "body", alt=alt, make=True)
    stored = value or {}
    return {
        name: shown_value(child, stored.get(name), found)
        for name, child in block.child_blocks.items()
    }


def file_link(document: Attachment | None, found: References) -> dict | None:
    if document is None:
        return None
    address = found.document_address(document)
    return {"@id": address, "@type": "File", "title": document.title, "download": address}


def row_ids(page, name: str) -> list[str]:
    """The ids of the rows of a stream field, in their order."""
    return [
        item.get("id") or f"row-{place}" for place, item in enumerate(getattr(page, name).raw_data)
    ]


@dataclass(frozen=True)
class Part:
    """A part of a row as editors know it: its name, and the titles of what can be chosen."""

    label: str
    choices: dict[str, str] = field(default_factory=dict)


def parts_of(page, name: str) -> dict[str, Part]:
    """The parts of a row by their names, in their order; empty when the field holds no rows."""
    column = next((row for row in page._meta.get_fields() if row.name == name), None)
    if not isinstance(column, StreamField):
        return {}
    kinds = list(column.stream_block.child_blocks.values())
    children = getattr(kinds[0], "child_blocks", {}) if len(kinds) == 1 else {}
    return {key: Part(str(child.label), titles_of(child)) for key, child in children.items()}


def titles_of(block) -> dict[str, str]:
    if not isinstance(block, blocks.ChoiceBlock):
        return {}
    return {key: str(title) for key, title in block.field.choices if key}


def title_of(page, name: str) -> str:
    """The name of a field as editors know it; "" for what is no column."""
    column = next((row for row in page._meta.get_fields() if row.name == name), None)
    return str(column.verbose_name).capitalize() if isinstance(column, models.Field) else ""
