"""Text on its way in: Slate nodes or HTML become the rich text that Wagtail stores.

Everything passes `to_stored`: what the editor's buttons cannot make, no program can store either.
"""

from collections.abc import Callable

from django.utils.html import escape
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from api.serializers.references import SAFE_SCHEMES
from api.serializers.slate import BLOCKS, INLINES, LISTS, Node, slate
from core.blocks.text import RICH_TEXT_FEATURES

# An address → the attributes of a stored link, such as `linktype="page" id="3"`.
LinkStorer = Callable[[str], str]
MARKS = {"bold": "b", "italic": "i", "strong": "b", "em": "i"}


class ShapeError(ValueError):
    """The message says in plain words what is wrong with the value."""


def to_stored(html: str, features: list[str] | None = None) -> str:
    """The part of the HTML that the editor itself could have made."""
    converter = ContentstateConverter(features=features or RICH_TEXT_FEATURES)
    return converter.to_database_format(converter.from_database_format(html))


def nodes_of(html: str) -> list[Node]:
    """The Slate nodes of HTML; links keep their address for `node_html` to look at."""
    return slate(html, lambda attributes: attributes.get("href") or None)


def checked(value) -> list[Node]:
    """The nodes of a Slate value. Raises ShapeError when it is none."""
    if not isinstance(value, list) or not all(isinstance(node, dict) for node in value):
        raise ShapeError("A Slate value is a list of nodes.")
    return value


def node_html(node, store_link: LinkStorer) -> str:
    """A node as stored HTML. What the site has no element for leaves only its text."""
    if not isinstance(node, dict):
        raise ShapeError("A Slate node is an object.")
    if "text" in node:
        return text_html(node)
    kind, children = node.get("type"), node.get("children", [])
    if not isinstance(children, list):
        raise ShapeError("The children of a Slate node are a list.")
    inner = "".join(node_html(child, store_link) for child in children)
    if kind == "link":
        return link_html(node, inner, store_link)
    if not isinstance(kind, str):
        raise ShapeError("A Slate node has a type or a text.")
    if kind in INLINES:
        return f"<{kind}>{inner}</{kind}>"
    if kind in LISTS or kind == "li":
        return f"<{kind}>{nested(children, store_link) if kind in LISTS else inner}</{kind}>"
    return f"<p>{inner}</p>" if kind in BLOCKS else inner


def nested(children: list, store_link: LinkStorer) -> str:
    """The items of a list; Volto puts a list of the second level beside its item."""
    html = ""
    for child in children:
        part = node_html(child, store_link)
        is_list = isinstance(child, dict) and child.get("type") in LISTS
        if is_list and html.endswith("</li>"):
            html = html.removesuffix("</li>") + part + "</li>"
        else:
            html += part
    return html


def text_html(node: Node) -> str:
    if not isinstance(node["text"], str):
        raise ShapeError("The text of a Slate node is a text.")
    html = escape(node["text"]).replace("\n", "<br/>")
    for mark in {tag for name, tag in MARKS.items() if node.get(name) is True}:
        html = f"<{mark}>{html}</{mark}>"
    return html


def link_html(node: Node, inner: str, store_link: LinkStorer) -> str:
    data = node.get("data")
    address = data.get("url") if isinstance(data, dict) else None
    if not isinstance(address, str):
        raise ShapeError("A link has its address in data.url.")
    attributes = store_link(address)
    return f"<a {attributes}>{inner}</a>" if attributes else inner


def plain_link(address: str) -> str:
    """The attributes of a link to the world; empty for an address that may not be stored."""
    address = address.strip()
    is_safe = address.lower().startswith((*SAFE_SCHEMES, "#"))
    return f'href="{escape(address)}"' if is_safe else ""
