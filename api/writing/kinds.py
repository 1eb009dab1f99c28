"""Blocks of kinds that Volto does not know, changed by what they show: their HTML or Slate value.

Each kind has one function from the block, and the data it was read with, to its data. What the
words do not say (the tone of a box) stays.
"""

from collections.abc import Callable

from api.serializers.markup import to_html
from api.serializers.slate import Node, plain_text
from api.writing.rich_text import ShapeError, checked, nodes_of

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
DASHES = "–—-"


def nodes_in(block: dict) -> list[Node]:
    if block.get("@type") == "slate":
        nodes = checked(block.get("value"))
        if not all(isinstance(node.get("children"), list) for node in nodes):
            raise ShapeError("A Slate node has its parts in children.")
        return nodes
    html = block.get("html")
    if not isinstance(html, str):
        raise ShapeError("html is a text.")
    return nodes_of(html)


def words_of(node: Node) -> str:
    return plain_text({"type": "p", **node}).strip()


def sections(nodes: list[Node]) -> list[tuple[str, list[Node]]]:
    """(heading, what follows it); the first has no heading when text comes before any."""
    found: list[tuple[str, list[Node]]] = []
    for node in nodes:
        if node.get("type") in HEADINGS:
            found.append((words_of(node), []))
        else:
            if not found:
                found.append(("", []))
            found[-1][1].append(node)
    return found


def titled(block: dict, data: dict) -> dict:
    """A heading and a text: `title` and `body`."""
    parts = sections(nodes_in(block)) or [("", [])]
    title = next((heading for heading, _below in parts if heading), data.get("title") or "")
    body = [node for _heading, below in parts for node in below]
    return {**data, "title": title, "body": to_html(body)}


def questions(block: dict, data: dict) -> dict:
    pairs = [part for part in sections(nodes_in(block)) if part[0]]
    if not pairs:
        raise ShapeError("Each question is a heading with its answer below it.")
    items = [{"question": heading, "answer": to_html(below)} for heading, below in pairs]
    return {**data, "items": items}


def figure(block: dict, data: dict) -> dict:
    """The number in bold, what it tells, and a paragraph with the source."""
    nodes = nodes_in(block)
    if not nodes:
        raise ShapeError("A figure has its value in bold.")
    strong = [node for node in nodes[0]["children"] if node.get("type") == "strong"]
    rest = [node for node in nodes[0]["children"] if node.get("type") != "strong"]
    value = words_of(strong[0]) if strong else data.get("value") or ""
    label = "".join(plain_text(node) for node in rest).strip()
    source = " ".join(words_of(node) for node in nodes[1:])
    return {**data, "value": value, "label": label, "source": source}


def quote(block: dict, data: dict) -> dict:
    """The words, and a line that begins with a dash: who said it, title, organisation."""
    nodes = nodes_in(block)
    lines = [words_of(node) for node in nodes]
    signed = [line for line in lines if line[:1] and line[:1] in DASHES]
    text = "\n".join(line for line in lines if line not in signed)
    names = ("name", "title", "organisation")
    if signed:
        said = [part.strip() for part in signed[-1].lstrip(DASHES + " ").split(",", 2)]
        filled = [name for name in names if data.get(name)] or list(names)
        # As many parts as were shown stand for the same parts as before.
        order = filled if len(filled) == len(said) else names
        data = {**data, **dict.fromkeys(names, ""), **dict(zip(order, said, strict=False))}
    return {**data, "text": text}


def teaser(block: dict, data: dict) -> dict:
    """A door of the home page, shown as a teaser."""
    href = block.get("href")
    page = href[0] if isinstance(href, list) and href else href
    return {
        **data,
        "page": page,
        "title": block.get("title") or data.get("title") or "",
        "text": block.get("description") or data.get("text") or "",
    }


KIND_READERS: dict[str, Callable[[dict, dict], dict]] = {
    "info_box": titled,
    "warning": titled,
    "story": titled,
    "questions": questions,
    "figure": figure,
    "quote": quote,
    "path": teaser,
}
