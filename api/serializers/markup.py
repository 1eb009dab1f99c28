"""Slate nodes as HTML. Every text and every address is escaped here, and nowhere else."""

from django.utils.html import escape

from api.serializers.slate import LISTS, Node


def to_html(nodes: list[Node]) -> str:
    return "".join(map(element, nodes))


def element(node: Node) -> str:
    if "text" in node:
        return escape(node["text"]).replace("\n", "<br>")
    kind, children = node["type"], node["children"]
    if kind == "link":
        return link(node["data"]["url"], to_html(children), escaped=True)
    if kind in LISTS:
        return f"<{kind}>{items(children)}</{kind}>"
    return f"<{kind}>{to_html(children)}</{kind}>"


def items(children: list[Node]) -> str:
    """The items of a list; a list among them goes into the item before it, as HTML wants it."""
    html = ""
    for child in children:
        if child.get("type") in LISTS and html.endswith("</li>"):
            html = html.removesuffix("</li>") + element(child) + "</li>"
        else:
            html += element(child)
    return html


def link(address: str, text: str, *, escaped: bool = False) -> str:
    return f'<a href="{escape(address)}">{text if escaped else escape(text)}</a>'


def tag(name: str, text: str) -> str:
    """An element that holds a plain text; nothing when the text is empty."""
    return f"<{name}>{escape(text)}</{name}>" if text else ""
