"""What a page tells in fields of its own, as Volto blocks and HTML too.

A Volto page can then render the whole of it, and `text` leaves nothing out. These blocks follow
from the fields: each names its field, by which it is written.
"""

from collections.abc import Iterator

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime

from api.serializers.blocks import Piece, slate_block
from api.serializers.markup import link
from api.serializers.slate import Node, paragraph, slate
from api.serializers.tables import slate_table, table_html
from api.serializers.values import labels_of, title_of

# Parts of a row that say nothing to a reader.
UNSEEN = {"id", "key", "consent_given", "@type", "image", "picture", "document"}
WIDEST_TABLE = 8


def told_pieces(page, name: str, value, resolve_link) -> Iterator[Piece]:
    """The heading of a field and its value; nothing for an empty one."""
    pieces = list(pieces_of(page, name, value, resolve_link))
    title = title_of(page, name)
    if pieces and title:
        yield slate_block(paragraph(title, "h2"))
    yield from pieces


def pieces_of(page, name: str, value, resolve_link) -> Iterator[Piece]:
    if isinstance(value, list) and value:
        yield from list_pieces(page, name, value, resolve_link)
    elif isinstance(value, dict) and "token" not in value and not address_of(value):
        rows = {key: text_of(part) for key, part in value.items()}
        yield from described({key: text for key, text in rows.items() if text})
    elif text_of(value):
        yield from (slate_block(node) for node in paragraphs(text_of(value)))


def list_pieces(page, name: str, rows: list, resolve_link) -> Iterator[Piece]:
    if not isinstance(rows[0], dict):
        items = [{"type": "li", "children": [{"text": text_of(row)}]} for row in rows]
        yield slate_block({"type": "ul", "children": items})
    elif all(address_of(row) for row in rows):
        yield slate_block({"type": "ul", "children": [link_item(row) for row in rows]})
    elif "html" in rows[0]:
        for row in rows:
            yield slate_block(paragraph(row.get("title") or "", "h3"))
            yield from (slate_block(node) for node in slate(row["html"], resolve_link))
    else:
        yield from table_pieces(labels_of(page, name), rows)


def table_pieces(labels: dict[str, str], rows: list[dict]) -> Iterator[Piece]:
    """Short rows as one table; rows of many or long parts each under a heading."""
    names = [name for name in rows[0] if name not in UNSEEN]
    names = [name for name in names if any(text_of(row.get(name)) for row in rows)]
    texts = [{name: text_of(row.get(name)) for name in names} for row in rows]
    is_long = any(len(text) > 250 for row in texts for text in row.values())
    if is_long or len(names) > WIDEST_TABLE:
        for row in texts:
            heading, *rest = [name for name in names if row[name]]
            yield slate_block(paragraph(row[heading], "h3"))
            yield from described({name: row[name] for name in rest}, labels)
        return
    columns = [{"heading": labels.get(name, name.replace("_", " "))} for name in names]
    values = [{"values": [row[name] for name in names]} for row in texts]
    table = {"columns": columns, "rows": values}
    yield slate_table(table), table_html(table)


def described(texts: dict[str, str], labels: dict[str, str] | None = None) -> Iterator[Piece]:
    """Each part as a paragraph that begins with its name."""
    for name, text in texts.items():
        label = (labels or {}).get(name, name.replace("_", " ").capitalize())
        first, *rest = paragraphs(text)
        strong = {"type": "strong", "children": [{"text": f"{label}:"}]}
        node = {**first, "children": [{"text": ""}, strong, {"text": " "}, *first["children"]]}
        yield slate_block(joined(node))
        yield from (slate_block(node) for node in rest)


def joined(node: Node) -> Node:
    """Two texts beside each other are one, as Slate wants it."""
    children: list[Node] = []
    for child in node["children"]:
        if children and "text" in child and "text" in children[-1]:
            children[-1] = {"text": children[-1]["text"] + child["text"]}
        else:
            children.append(child)
    return {**node, "children": children}


def paragraphs(text: str) -> list[Node]:
    """An empty line parts paragraphs."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    return [paragraph(part) for part in parts if part] or [paragraph("")]


def text_of(value) -> str:
    """A value in words: a choice by its title, a moment as people write it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "✓"
    if isinstance(value, dict):
        words = (value.get("title"), value.get("text"), value.get("label"), value.get("name"))
        return next((word for word in words if isinstance(word, str) and word), "")
    if isinstance(value, list):
        return ", ".join(filter(None, map(text_of, value)))
    moment = moment_in(value)
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else str(value)


def moment_in(value):
    if not isinstance(value, str) or len(value) != len("2026-11-24T09:00:00+00:00"):
        return None
    try:
        found = parse_datetime(value)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def address_of(value) -> str | None:
    return value.get("@id") or value.get("remoteUrl") if isinstance(value, dict) else None


def link_item(row: dict) -> Node:
    title = row.get("title") or address_of(row)
    node = {"type": "link", "data": {"url": address_of(row)}, "children": [{"text": title}]}
    about = row.get("description") or ""
    return {"type": "li", "children": [{"text": ""}, node, {"text": about and f" – {about}"}]}


def listing_piece(items: list[dict], types: list[str], sort: tuple[str, str]) -> Piece:
    """The children of a listing page: Volto asks for them anew, `text` names the first batch."""
    path = "plone.app.querystring.operation.string.relativePath"
    any_of = "plone.app.querystring.operation.selection.any"
    sort_on, order = sort
    block = {
        "@type": "listing",
        "variation": "summary",
        "querystring": {
            "query": [
                {"i": "path", "o": path, "v": "."},
                {"i": "portal_type", "o": any_of, "v": types},
            ],
            "sort_on": sort_on,
            "sort_order": order,
        },
    }
    rows = "".join(f"<li>{link(row['@id'], row['title'])}</li>" for row in items if row["@id"])
    return block, f"<ul>{rows}</ul>" if rows else ""
