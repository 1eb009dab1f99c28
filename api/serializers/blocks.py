"""Stream fields as Volto blocks, and the same as HTML.

Each kind of block has one function from its stored value to (Volto block, HTML) pairs; some give
several, since Volto holds one paragraph a block, and some none, when what they show is hidden.
"""

from collections.abc import Callable, Iterable, Iterator

from django.template.defaultfilters import filesizeformat
from django.utils.html import escape
from wagtail.blocks import StreamValue

from api.serializers import guide
from api.serializers.markup import link, tag, to_html
from api.serializers.pictures import image
from api.serializers.references import References, list_item, picture_id
from api.serializers.slate import Node, paragraph, plain_text, slate
from api.serializers.summary import summary
from api.serializers.tables import slate_table, table_html
from api.serializers.values import shown_value

Piece = tuple[dict, str]


def slate_block(*nodes: Node) -> Piece:
    text = "\n".join(plain_text(node).strip() for node in nodes)
    return {"@type": "slate", "plaintext": text, "value": list(nodes)}, to_html(list(nodes))


def html_block(html: str) -> Piece:
    return {"@type": "html", "html": html}, html


def rich_text(value, found: References) -> Iterator[Piece]:
    for node in slate(value or "", found.link):
        yield slate_block(node)


def heading(value, found):
    kind = "h3" if value.get("level") == "h3" else "h2"
    yield slate_block(paragraph(value.get("text") or "", kind))


def quote(value, found):
    said_by = [value.get(name) for name in ("name", "title", "organisation")]
    nodes = [paragraph(value.get("text") or "", "blockquote")]
    if any(said_by):
        nodes.append(paragraph("– " + ", ".join(part for part in said_by if part)))
    yield slate_block(*nodes)


def figure(value, found):
    source = value.get("source")
    html = f"{tag('strong', value.get('value') or '')} {escape(value.get('label') or '')}"
    yield html_block(f"<p>{html}</p>" + tag("p", source or ""))


def info_box(value, found):
    text = to_html(slate(value.get("body") or "", found.link))
    yield html_block(tag("h3", value.get("title") or "") + text)


def questions(value, found):
    pairs = (list_item(item) for item in value.get("items") or [])
    yield html_block(
        "".join(
            tag("h3", pair.get("question") or "")
            + to_html(slate(pair.get("answer") or "", found.link))
            for pair in pairs
        )
    )


def picture(value, found):
    stored = value.get("picture")
    source = found.pictures.get(picture_id(stored))
    details = stored if isinstance(stored, dict) else {}
    alt = "" if details.get("decorative") else details.get("alt_text") or ""
    shape = image(source, found.request, "body", alt=alt, make=True)
    if shape is None:
        return
    caption = value.get("caption") or ""
    credit = value.get("credit") or source.credit
    block = {
        "@type": "image",
        "url": shape["download"],
        "alt": alt,
        "caption": caption,
        "credit": credit,
        "align": "center",
        "size": "l",
        "width": shape["width"],
        "height": shape["height"],
        "scales": shape["scales"],
    }
    words = tag("figcaption", " – ".join(part for part in (caption, credit) if part))
    img = (
        f'<img src="{escape(shape["download"])}" alt="{escape(alt)}"'
        f' width="{shape["width"]}" height="{shape["height"]}">'
    )
    yield block, f"<figure>{img}{words}</figure>"


def video(value, found):
    address, title = found.plain_address(value.get("url") or ""), value.get("title") or ""
    if address is None:
        return
    block = {"@type": "video", "url": address, "title": title, "captions": value.get("captions")}
    yield block, f"<p>{link(address, title)}</p>"
    yield from rich_text(value.get("transcript"), found)


def embed(value, found):
    address, title = found.plain_address(value.get("url") or ""), value.get("title") or ""
    if address is None:
        return
    yield html_block(f"<p>{link(address, title)}</p>" + tag("p", value.get("explanation") or ""))


def attachment(value, found):
    document = found.documents.get(value.get("document"))
    if document is None:
        return
    facts = [document.file_extension.upper()]
    if document.file_size is not None:
        facts.append(filesizeformat(document.file_size))
    name = link(found.document_address(document), value.get("title") or document.title)
    yield html_block(f"<p>{name} ({escape(', '.join(facts))})</p>")


def table(value, found):
    block = slate_table(value)
    if block["table"]["rows"]:
        yield block, table_html(value)


def teaser(value, found):
    page = found.shown.get(value.get("page"))
    if page is None:
        return
    target = summary(found.tree, page)
    title, text = value.get("title") or target["title"], value.get("text") or target["description"]
    own_words = bool(value.get("title") or value.get("text"))
    block = {"@type": "teaser", "href": [target], "title": title, "description": text}
    html = f"<p>{link(target['@id'], title)}</p>" + tag("p", text)
    yield {**block, "overwrite": own_words}, html


RENDERERS: dict[str, Callable[[object, References], Iterator[Piece]]] = {
    "paragraph": rich_text,
    "heading": heading,
    "quote": quote,
    "figure": figure,
    "info_box": info_box,
    "questions": questions,
    "image": picture,
    "video": video,
    "embed": embed,
    "attachment": attachment,
    "table": table,
    "teaser": teaser,
    "path": teaser,
    **guide.RENDERERS,
}


# Kinds whose Volto block says all there is.
PLAIN = {"paragraph", "heading", "image", "video", "table", "teaser"}


class Blocks:
    """Volto blocks in their order, and the HTML of those that came from a stream."""

    def __init__(self):
        self.blocks: dict[str, dict] = {}
        self.html: list[str] = []

    def add(self, key: str, block: dict) -> None:
        self.blocks[key] = block

    def add_stream(self, stream: StreamValue, found: References) -> None:
        """A block keeps the id it has in the stream; the second of its pieces ends in `-2`."""
        for position, item in enumerate(stream.raw_data):
            render = RENDERERS.get(item["type"])
            if render is None or item["value"] is None:
                continue
            key = item.get("id") or f"block-{position}"
            for number, (block, html) in enumerate(render(item["value"], found), start=1):
                own = self.told_of(stream, item, found) if number == 1 else {}
                self.add(key if number == 1 else f"{key}-{number}", {**block, **own})
                self.html.append(html)

    def told_of(self, stream: StreamValue, item: dict, found: References) -> dict:
        """For a kind that Volto has no block for: its name and its parts, by which it is written
        without losing either."""
        if item["type"] in PLAIN:
            return {}
        child = stream.stream_block.child_blocks[item["type"]]
        return {"kind": item["type"], "data": shown_value(child, item["value"], found)}

    def add_told(self, name: str, pieces: Iterable[Piece]) -> None:
        """Blocks that follow from a field of the page, which they name."""
        for number, (block, html) in enumerate(pieces, start=1):
            self.add(name if number == 1 else f"{name}-{number}", {**block, "field": name})
            self.html.append(html)

    def as_json(self) -> dict:
        return {"blocks": self.blocks, "blocks_layout": {"items": list(self.blocks)}}

    def text(self) -> dict:
        """The HTML as Plone's rich text value."""
        return {
            "data": "\n".join(self.html),
            "content-type": "text/html",
            "encoding": "utf-8",
        }
