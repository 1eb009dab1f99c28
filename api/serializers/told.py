"""What a page tells in fields of its own, as Volto blocks and HTML too.

A Volto page can then render the whole of it, and `text` leaves nothing out. These blocks follow
from the fields: each names its field, by which it is written.
"""

from collections.abc import Iterator

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from api.serializers.blocks import Piece, slate_block
from api.serializers.markup import link
from api.serializers.slate import Node, paragraph, slate
from api.serializers.tables import slate_table, table_html
from api.serializers.values import Part, parts_of, title_of

# Parts of rows that a reader does without.
UNSEEN = {"key", "consent_given", "image", "picture", "document"}
WIDEST_TABLE = 8
# What rows are known by when they stand under headings of their own.
HEADINGS = ("title", "phase", "name")
# Parts of what is no row of a stream field, in their order. Others are for programs alone.
PARTS = {
    "name": Part(_("Name")),
    "title": Part(_("Job title")),
    "organisation": Part(_("Organisation")),
    "action": Part(_("what is done")),
    "owner": Part(_("who does it")),
    "due": Part(_("by")),
    "term": Part(_("term")),
    "definition": Part(_("definition")),
    "target": Part(_("Target")),
    "achieved": Part(_("Achieved")),
    "unit": Part(_("unit")),
    "state": Part(_("state")),
    "form": Part(_("Address")),
    "website": Part(_("website")),
    "email": Part(_("E-mail")),
    "phone": Part(_("Phone")),
    "hours": Part(_("available for interviews")),
}


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
        yield from described({key: text_of(value.get(key)) for key in PARTS}, PARTS)
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
        yield from table_pieces(parts_of(page, name) or PARTS, rows)


def table_pieces(parts: dict[str, Part], rows: list[dict]) -> Iterator[Piece]:
    """Short rows as one table; rows of many or long parts each under a heading."""
    names = [name for name in parts if name not in UNSEEN]
    names = [name for name in names if any(text_of(row.get(name)) for row in rows)]
    texts = [{name: chosen(parts[name], row.get(name)) for name in names} for row in rows]
    is_long = any(len(text) > 250 for row in texts for text in row.values())
    if is_long or len(names) > WIDEST_TABLE:
        for row in texts:
            heading = next((name for name in (*HEADINGS, *names) if row.get(name)), names[0])
            yield slate_block(paragraph(row[heading], "h3"))
            yield from described({n: row[n] for n in names if n != heading}, parts)
        return
    columns = [{"heading": capfirst(parts[name].label)} for name in names]
    values = [{"values": [row[name] for name in names]} for row in texts]
    table = {"columns": columns, "rows": values}
    yield slate_table(table), table_html(table)


def chosen(part: Part, value) -> str:
    """A value in words; one that was chosen by its title."""
    title = part.choices.get(value) if isinstance(value, str) else None
    return title or text_of(value)


def described(texts: dict[str, str], parts: dict[str, Part]) -> Iterator[Piece]:
    """Each part that says something, as a paragraph that begins with its name."""
    for name, text in texts.items():
        if not text:
            continue
        first, *rest = paragraphs(text)
        strong = {"type": "strong", "children": [{"text": f"{capfirst(parts[name].label)}:"}]}
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
        words = [value.get(name) for name in ("title", "text", "label", "name")]
        found = next((word for word in words if isinstance(word, str) and word), "")
        # A figure that has been reached: its value, with the day.
        day = text_of(value.get("as_of"))
        return found or (f"{text_of(value.get('value'))} ({day})" if day else "")
    if isinstance(value, list):
        return ", ".join(filter(None, map(text_of, value)))
    return text_of_moment(value) if isinstance(value, str) else str(value)


def text_of_moment(text: str) -> str:
    """A day or a moment as people write it; other texts as they are."""
    try:
        day = parse_date(text) if len(text) == len("2026-11-24") else None
        moment = parse_datetime(text) if len(text) == len("2026-11-24T09:00:00+00:00") else None
    except ValueError:
        return text
    if day is not None:
        return date_format(day, "SHORT_DATE_FORMAT")
    is_moment = moment is not None and moment.tzinfo is not None
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if is_moment else text


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
