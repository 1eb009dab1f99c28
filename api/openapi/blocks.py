"""Volto blocks as a read gives them. Writing takes the same, see `bodies`."""

from api.openapi.shapes import (
    Schema,
    address,
    flag,
    items,
    one_of,
    or_null,
    ref,
    text,
    thing,
    whole,
)

# Keys by which a block is written again without losing what Volto has no words for.
OURS = {
    "field": text("The field of the page that the block follows from."),
    "kind": text("Our kind of block, where Volto has none."),
    "data": {"description": "The parts of that kind."},
}


def block(kind: str, properties: dict[str, Schema], description: str = "") -> Schema:
    return thing({"@type": {"const": kind}, **properties, **OURS}, description, may_lack=OURS)


def rendered(kind: str, properties: dict[str, Schema], description: str) -> Schema:
    """A block of ours: `html` shows it to clients that do not know it."""
    return block(kind, {"html": text("The block as HTML."), **properties}, description)


CELL = thing(
    {"key": text(), "type": one_of("header", "data"), "value": items(ref("SlateNode"))},
)
TABLE = thing(
    {
        **{
            name: flag()
            for name in (
                "basic",
                "celled",
                "compact",
                "fixed",
                "inverted",
                "striped",
                "hideHeaders",
            )
        },
        "rows": items(thing({"key": text(), "cells": items(CELL)})),
    }
)
KINDS: dict[str, Schema] = {
    "title": block("title", {}, "Stands for the title of the page."),
    "description": block("description", {}, "Stands for the lead of the page."),
    "leadimage": block("leadimage", {}, "Stands for the main picture."),
    "slate": block("slate", {"plaintext": text(), "value": items(ref("SlateNode"))}, "Text."),
    "html": block("html", {"html": text()}, "What Volto has no block for."),
    "image": block(
        "image",
        {
            "url": address(),
            "alt": text(),
            "caption": text(),
            "credit": text(),
            "align": text(),
            "size": text(),
            "width": whole(),
            "height": whole(),
            "scales": {"$ref": "#/components/schemas/Image/properties/scales"},
        },
    ),
    "video": block(
        "video",
        {"url": address(), "title": text(), "captions": {"type": ["string", "boolean", "null"]}},
    ),
    "slateTable": block("slateTable", {"caption": text(), "table": TABLE}),
    "teaser": block(
        "teaser",
        {
            "href": items(ref("Summary"), minItems=1, maxItems=1),
            "title": text(),
            "description": text(),
            "overwrite": flag("Whether title and description are the editor's own."),
        },
        "A door to another page.",
    ),
    "listing": block(
        "listing",
        {
            "variation": text(),
            "querystring": {
                "type": "object",
                "description": "What `@querystring-search` takes.",
                "required": ["query", "sort_on", "sort_order"],
            },
        },
        "The pages below, to be asked for anew.",
    ),
    "guideStep": rendered(
        "guideStep", {"key": or_null(text()), "action": or_null(text())}, "A step of the guide."
    ),
    "guideChecklist": rendered(
        "guideChecklist",
        {"items": items(thing({"key": or_null(text()), "text": or_null(text())}))},
        "Things to check.",
    ),
    "guideDecision": rendered(
        "guideDecision",
        {"cases": items(thing({"situation": or_null(text()), "advice": or_null(text())}))},
        "What to do in which situation.",
    ),
    "guideFacts": rendered("guideFacts", {"facts": items(ref("Fact"))}, "Figures of the guide."),
    "guideSupport": rendered(
        "guideSupport", {"support": items(ref("Support"))}, "Forms of support."
    ),
    "guideContacts": rendered("guideContacts", {}, "Who helps."),
    "guideCalculator": rendered(
        "guideCalculator", {"key": or_null(text()), "title": text()}, "A calculator, by its name."
    ),
}


def schema_name(kind: str) -> str:
    return f"Block_{kind}"


SCHEMAS: dict[str, Schema] = {
    "SlateNode": {
        "description": "A text, or an element with nodes in it (https://docs.slatejs.org).",
        "anyOf": [
            thing({"text": text()}),
            thing(
                {
                    "type": text("`p`, `h2`, `ul`, `li`, `strong`, `link` and so on."),
                    "children": items(ref("SlateNode")),
                    "data": thing({"url": text()}),
                },
                may_lack=("data",),
            ),
        ],
    },
    **{schema_name(kind): schema for kind, schema in KINDS.items()},
    "Block": {
        "oneOf": [ref(schema_name(kind)) for kind in KINDS],
        "discriminator": {
            "propertyName": "@type",
            "mapping": {kind: ref(schema_name(kind))["$ref"] for kind in KINDS},
        },
    },
    "Blocks": {
        "type": "object",
        "additionalProperties": ref("Block"),
        "description": "Blocks by their keys; `blocks_layout` tells their order.",
    },
}
