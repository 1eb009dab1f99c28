"""Volto blocks on their way in: each kind has one function from a block to stored stream items.

An item is `(type, value)` with the value as Wagtail stores it.
"""

from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from django.conf import settings

from api.serializers.slate import plain_text
from api.writing.finding import page_named
from api.writing.rich_text import (
    ShapeError,
    checked,
    node_html,
    nodes_of,
    plain_link,
    to_stored,
)
from core.models import Attachment, PictureRendition

Item = tuple[str, object]
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
# Blocks whose content stands in other fields of the page.
ELSEWHERE = {"title", "description", "leadimage"}


class Incoming:
    """Finds what incoming blocks point at, as far as the user knows it."""

    def __init__(self, request, user):
        self.request = request
        self.user = user

    def page(self, name):
        return page_named(self.request, self.user, name)

    def store_link(self, address: str) -> str:
        """The attributes of a stored link: by id to what this site has, so that it stays true."""
        path = self.own_path(address)
        if path is None:
            return plain_link(address)
        document = document_at(path)
        if document is not None:
            return f'linktype="document" id="{document.pk}"'
        page = self.page(address)
        return f'linktype="page" id="{page.pk}"' if page else plain_link(address)

    def own_path(self, address: str) -> str | None:
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        own = not parts.netloc or parts.netloc == self.request.get_host()
        return unquote(parts.path) if own and parts.path else None

    def picture(self, value):
        """The picture whose public copy an address names; None when it names none."""
        if isinstance(value, dict):
            value = value.get("download") or value.get("@id")
        path = self.own_path(value) if isinstance(value, str) else None
        if path is None or not path.startswith(settings.MEDIA_URL):
            return None
        name = path.removeprefix(settings.MEDIA_URL)
        copy = PictureRendition.objects.select_related("image").filter(file=name).first()
        return copy and copy.image


def document_at(path: str):
    """The attachment behind `/documents/<id>/<name>`; None for other paths."""
    steps = [step for step in path.split("/") if step]
    if len(steps) != 3 or steps[0] != "documents" or not steps[1].isascii():
        return None
    is_number = steps[1].isdigit() and len(steps[1]) <= 18
    found = Attachment.objects.filter(pk=int(steps[1])).first() if is_number else None
    return found if found and found.filename == steps[2] else None


def text_of(block: dict, name: str) -> str:
    value = block.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ShapeError(f"{name} is a text.")
    return value


def slate_block(block: dict, incoming: Incoming) -> Iterator[Item]:
    yield from text_items(checked(block.get("value")), incoming)


def html_block(block: dict, incoming: Incoming) -> Iterator[Item]:
    yield from text_items(nodes_of(text_of(block, "html")), incoming)


def text_items(nodes: list, incoming: Incoming) -> Iterator[Item]:
    """Headings are blocks of their own here; what lies between them is one paragraph block."""
    html = ""
    for node in nodes:
        level = HEADINGS.get(node.get("type")) if isinstance(node.get("type"), str) else None
        html += "" if level else node_html(node, incoming.store_link)
        if level:
            yield from paragraph(html)
            html = ""
            # Checks the shape on the way; a heading holds no elements.
            node_html(node, incoming.store_link)
            yield "heading", {"text": plain_text({**node, "type": "p"}).strip(), "level": level}
    yield from paragraph(html)


def paragraph(html: str) -> Iterator[Item]:
    if html.strip():
        yield "paragraph", to_stored(html)


def image_block(block: dict, incoming: Incoming) -> Iterator[Item]:
    found = incoming.picture(block.get("url"))
    if found is None:
        raise ShapeError("url names no picture of this site.")
    alt = text_of(block, "alt")
    picture = {"image": found.pk, "alt_text": alt, "decorative": False}
    words = {name: text_of(block, name) for name in ("caption", "credit")}
    yield "image", {"picture": picture, **words}


def video_block(block: dict, incoming: Incoming) -> Iterator[Item]:
    yield (
        "video",
        {
            "url": text_of(block, "url"),
            "title": text_of(block, "title"),
            "captions": text_of(block, "captions") or "due",
            "captions_due": None,
            "transcript": "",
        },
    )


def teaser_block(block: dict, incoming: Incoming) -> Iterator[Item]:
    href = block.get("href")
    page = incoming.page(href[0] if isinstance(href, list) and href else href)
    if page is None:
        raise ShapeError("href names no page of this site.")
    own = block.get("overwrite") is True
    words = {"title": text_of(block, "title"), "text": text_of(block, "description")}
    yield "teaser", {"page": page.pk, **(words if own else {"title": "", "text": ""})}


def table_block(block: dict, incoming: Incoming) -> Iterator[Item]:
    table = block.get("table")
    rows = table.get("rows") if isinstance(table, dict) else None
    if not isinstance(rows, list):
        raise ShapeError("A table has its rows in table.rows.")
    lines = [[cell_of(cell) for cell in cells_of(row)] for row in rows]
    has_head = bool(rows) and all(cell[0] == "header" for cell in lines[0])
    width = max((len(line) for line in lines), default=0)
    texts = [[text for _kind, text in line] + [""] * (width - len(line)) for line in lines]
    head = texts.pop(0) if has_head else [""] * width
    yield (
        "table",
        {
            "columns": [{"type": "text", "heading": text} for text in head],
            "rows": [{"values": values} for values in texts],
            "caption": text_of(block, "caption"),
        },
    )


def cells_of(row) -> list:
    cells = row.get("cells") if isinstance(row, dict) else None
    if not isinstance(cells, list):
        raise ShapeError("A row of a table has its cells in cells.")
    return cells


def cell_of(cell) -> tuple[str, str]:
    if not isinstance(cell, dict):
        raise ShapeError("A cell of a table is an object.")
    nodes = checked(cell.get("value") or [])
    for node in nodes:
        node_html(node, plain_link)
    words = " ".join(plain_text({"type": "p", "children": [], **node}).strip() for node in nodes)
    return "header" if cell.get("type") == "header" else "data", words


WRITERS: dict[str, Callable[[dict, Incoming], Iterator[Item]]] = {
    "slate": slate_block,
    "html": html_block,
    "image": image_block,
    "video": video_block,
    "teaser": teaser_block,
    "slateTable": table_block,
}
