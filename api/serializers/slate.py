"""Wagtail's rich text as Slate nodes, the text form of Volto (https://docs.slatejs.org).

A node is `{"text"}` or `{"type", "children", "data"?}`. Only the elements named here pass: what
the nodes cannot say, no client can be made to show.
"""

from collections.abc import Callable
from html.parser import HTMLParser

BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"}
LISTS = {"ul", "ol"}
INLINES = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup"}
UNSEEN = {"script", "style", "template"}
VOID = {"br", "hr", "img", "embed", "input", "wbr", "link", "meta"}
DEEPEST = 20

Node = dict
# The attributes of <a> → the address, or None when the link is to be plain text.
LinkResolver = Callable[[dict], str | None]


def slate(html: str, resolve_link: LinkResolver) -> list[Node]:
    """The block nodes of a piece of rich text."""
    reader = SlateReader(resolve_link)
    reader.feed(html)
    reader.close()
    return [tidied(node) for node in reader.nodes if plain_text(node).strip()]


def paragraph(text: str, kind: str = "p") -> Node:
    return {"type": kind, "children": [{"text": text}]}


def plain_text(node: Node) -> str:
    if "text" in node:
        return node["text"]
    inner = [plain_text(child) for child in node["children"]]
    return (" " if node["type"] in LISTS else "").join(inner)


class SlateReader(HTMLParser):
    def __init__(self, resolve_link: LinkResolver):
        super().__init__(convert_charrefs=True)
        self.resolve_link = resolve_link
        self.nodes: list[Node] = []
        # (tag, node); the node is None for an element that leaves only its content.
        self.open: list[tuple[str, Node | None]] = []
        self.unseen = 0

    @property
    def inside(self) -> Node | None:
        return next((node for _tag, node in reversed(self.open) if node is not None), None)

    def handle_starttag(self, tag, attrs):
        if tag in UNSEEN:
            self.unseen += 1
        elif tag == "br":
            self.handle_data("\n")
        elif tag not in VOID:
            node = self.node_of(tag, dict(attrs)) if len(self.open) < DEEPEST else None
            if node is not None:
                self.place(node)
            self.open.append((tag, node))

    def handle_endtag(self, tag):
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif any(tag == name for name, _node in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if self.unseen:
            return
        inside = self.inside
        if not data.strip() and (inside is None or inside["type"] in LISTS):
            return
        self.place({"text": data})

    def node_of(self, tag: str, attrs: dict) -> Node | None:
        if tag in BLOCKS:
            return {"type": tag, "children": []}
        if tag in INLINES:
            return {"type": INLINES[tag], "children": []}
        address = self.resolve_link(attrs) if tag == "a" else None
        return {"type": "link", "data": {"url": address}, "children": []} if address else None

    def place(self, node: Node) -> None:
        kind, inside = node.get("type"), self.inside
        if kind in LISTS and inside is not None and inside["type"] == "li":
            # Volto puts a list within a list beside its item, not inside it.
            enclosing = [n for _tag, n in self.open if n is not None and n["type"] in LISTS]
            (enclosing[-1]["children"] if enclosing else self.nodes).append(node)
        elif inside is not None:
            inside["children"].append(node)
        elif kind in BLOCKS:
            self.nodes.append(node)
        elif self.nodes and self.nodes[-1].get("loose"):
            self.nodes[-1]["children"].append(node)
        else:
            self.nodes.append({"type": "p", "children": [node], "loose": True})


def tidied(node: Node) -> Node:
    """The node as Slate wants it: texts joined, an inline element always between two texts."""
    if "text" in node:
        return node
    children: list[Node] = []
    for child in map(tidied, node["children"]):
        before = children[-1] if children else None
        if "text" in child and before and "text" in before:
            children[-1] = {"text": before["text"] + child["text"]}
            continue
        if is_inline(child) and not (before and "text" in before):
            children.append({"text": ""})
        children.append(child)
    if not children or is_inline(children[-1]):
        children.append({"text": ""})
    return {key: value for key, value in node.items() if key != "loose"} | {"children": children}


def is_inline(node: Node) -> bool:
    return "text" not in node and node["type"] not in BLOCKS
