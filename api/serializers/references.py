"""What the text of a page points at: pages, pictures and files, fetched together.

A body may name twenty pages; one query finds those that the public may see. The others are not in
the answer at all, so nothing can print them by mistake.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from wagtail.blocks import (
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page

from api.addresses import absolute, page_address
from api.serializers.summary import specific_pages
from core.models import Attachment, Picture

A_TAG = re.compile(r"<a\b[^>]*>")
LINK_TYPE = re.compile(r'\blinktype="(page|document)"')
ID = re.compile(r'\bid="(\d{1,18})"')
SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:")


@dataclass
class Wanted:
    """Ids that a text names. `shown` pages are printed with more than their address."""

    linked: set[int] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)

    def add_stream(self, stream: StreamValue) -> None:
        for item in stream.raw_data:
            self.add(stream.stream_block.child_blocks.get(item["type"]), item["value"])

    def add(self, block, value) -> None:
        """Walks a stored value along the blocks that describe it."""
        if value is None or block is None:
            return
        if isinstance(block, RichTextBlock):
            self.add_rich_text(value)
        elif isinstance(block, PageChooserBlock):
            self.shown.add(value)
        elif isinstance(block, DocumentChooserBlock):
            self.documents.add(value)
        elif isinstance(block, ImageChooserBlock):
            self.pictures.add(value)
        elif isinstance(block, ImageBlock):
            self.add(block.child_blocks["image"], picture_id(value))
        elif isinstance(block, ListBlock):
            for item in value:
                self.add(block.child_block, list_item(item))
        elif isinstance(block, StructBlock):
            for name, child in block.child_blocks.items():
                self.add(child, value.get(name))
        elif isinstance(block, StreamBlock):
            for item in value:
                self.add(block.child_blocks.get(item["type"]), item["value"])

    def add_rich_text(self, html: str) -> None:
        for tag in A_TAG.findall(html):
            kind, found = LINK_TYPE.search(tag), ID.search(tag)
            if kind and found:
                ids = self.linked if kind[1] == "page" else self.documents
                ids.add(int(found[1]))


def picture_id(value) -> int | None:
    """The id in a stored image block; older ones are the bare id."""
    return value.get("image") if isinstance(value, dict) else value


def list_item(item):
    """The value of a stored list item; older ones are the bare value."""
    is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
    return item["value"] if is_wrapped else item


class References:
    """What was found: `pictures`, `documents` and the `shown` pages by id, and links by `link`."""

    def __init__(self, tree, page, streams: Iterable[StreamValue]):
        self.tree = tree
        self.page = page
        self.request = tree.request
        wanted = Wanted()
        for stream in streams:
            wanted.add_stream(stream)
        self._find_pages(wanted, page.locale_id)
        self.pictures = Picture.objects.in_bulk(wanted.pictures) if wanted.pictures else {}
        self.documents = Attachment.objects.in_bulk(wanted.documents) if wanted.documents else {}

    def _find_pages(self, wanted: Wanted, locale_id: int) -> None:
        """The visible ones, each in the language of the text where it has been translated."""
        self.localized, self.shown = {}, {}
        ids = wanted.linked | wanted.shown
        if not ids:
            return
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        found = self.tree.gate.filter(
            Q(pk__in=ids) | Q(translation_key__in=keys, locale_id=locale_id)
        )
        pages = {page.pk: page for page in found}
        own = {p.translation_key: p for p in pages.values() if p.locale_id == locale_id}
        self.localized = {pk: own.get(p.translation_key, p) for pk, p in pages.items()}
        shown = {self.localized[pk].pk for pk in wanted.shown if pk in pages}
        specific = {page.pk: page for page in specific_pages(pages[pk] for pk in sorted(shown))}
        self.shown = {
            pk: specific[self.localized[pk].pk]
            for pk in wanted.shown
            if pk in pages and self.localized[pk].pk in specific
        }

    def link(self, attributes: dict) -> str | None:
        """The address an <a> of rich text leads to; None when it is to be plain text."""
        kind, key = attributes.get("linktype"), attributes.get("id") or ""
        number = int(key) if key.isascii() and key.isdigit() and len(key) <= 18 else 0
        if kind == "page":
            page = self.localized.get(number)
            return page and page_address(page, self.request)
        if kind == "document":
            return self.document_address(self.documents.get(number))
        return self.plain_address(attributes.get("href") or "")

    def plain_address(self, address: str) -> str | None:
        """An address that editors have typed: of the web, a mail or phone link, or of this site."""
        address = address.strip()
        if address.lower().startswith((*SAFE_SCHEMES, "#")):
            return address
        if address.startswith("/") and not address.startswith(("//", "/\\")):
            return absolute(address, self.request)
        return None

    def document_address(self, document: Attachment | None) -> str | None:
        return absolute(document.url, self.request) if document else None
