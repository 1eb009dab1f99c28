"""Shapes that many answers share: errors, terms, lines of lists, pictures, files."""

from api.openapi.shapes import (
    Schema,
    address,
    flag,
    items,
    moment,
    one_of,
    or_null,
    ref,
    text,
    thing,
    whole,
)

SCALE = thing({"download": address(), "width": whole(), "height": whole()})
SCALES = thing(
    dict.fromkeys(("preview", "large", "huge"), SCALE),
    "Smaller copies; only those that have been made.",
    may_lack=("preview", "large", "huge"),
)
PICTURE = {
    "download": address("The largest public copy."),
    "content-type": text(),
    "filename": text(),
    "width": whole(),
    "height": whole(),
    "scales": SCALES,
    "alt": text("What the picture shows; empty for a decoration."),
    "credit": text("Who made it."),
}
FILE = {
    "@id": address(),
    "@type": one_of("File"),
    "title": text(),
    "description": text(),
    "language": text(),
    "file": thing(
        {
            "download": address(),
            "filename": text(),
            "content-type": text(),
            "size": or_null(whole("Bytes.")),
            "sha256": text(),
        }
    ),
    "accessible": {
        "type": ["boolean", "string", "null"],
        "description": "Whether the file can be used with assistive technology.",
    },
    "accessibility_features": items(text()),
}
LINE = {
    "@id": or_null(address("The address of the page.")),
    "@type": text("The name of the page type."),
    "title": text(),
    "description": text(),
    "review_state": one_of("published", "pending", "private"),
    "effective": or_null(moment("The moment by which the page is dated.")),
    "image_field": one_of("", "image"),
    "image_scales": or_null(thing({"image": items(ref("Image"))})),
    "start": or_null(moment("Of events only.")),
    "end": or_null(moment("Of events only.")),
    "type_title": text("The name of the type in the language of the page."),
}

SCHEMAS: dict[str, Schema] = {
    "Error": thing(
        {
            "type": text("The kind, `NotFound` or `BadRequest` and so on."),
            "message": text("What is wrong, in words."),
            "context": text("The @id of the page it is about."),
            "errors": items(
                thing({"field": text("A key of the body."), "message": text()}),
                "One for each fault of the body.",
            ),
        },
        "The one shape of everything that goes wrong.",
        may_lack=("context", "errors"),
    ),
    "Term": thing(
        {"token": {"type": ["string", "integer"]}, "title": text()},
        "A value out of a list: its token and its name in the language of the page.",
    ),
    "Batching": thing(
        {name: address() for name in ("@id", "first", "last", "next", "prev")},
        "The addresses of the batches of a list that does not fit into one.",
        may_lack=("next", "prev"),
    ),
    "Summary": thing(LINE, "A page's line in a list."),
    "Image": thing(PICTURE, "A picture by its public copies."),
    "MainImage": thing(
        {**PICTURE, "size": or_null(whole("Bytes.")), "caption": text()},
        "The main picture of a page.",
    ),
    "File": thing(
        {**FILE, "created": moment(), "subjects": items(text())},
        "A file that people download.",
        may_lack=("created", "subjects"),
    ),
    "RichText": thing(
        {"data": text("HTML."), "content-type": one_of("text/html"), "encoding": one_of("utf-8")},
    ),
    "BlocksLayout": thing({"items": items(text("A key of `blocks`."))}, "The order of the blocks."),
    "Stream": thing(
        {
            "blocks": ref("Blocks"),
            "blocks_layout": ref("BlocksLayout"),
            "text": ref("RichText"),
        },
        "A text made of blocks.",
    ),
    "Moved": thing(
        {"source": address("Where the page stood."), "target": address("Where it stands.")}
    ),
    "MadeImage": thing(
        {
            "@id": text(),
            "@type": one_of("Image"),
            "title": text(),
            "description": text(),
            "image": or_null(ref("Image")),
            "type_title": text(),
        },
        "An uploaded picture.",
    ),
    "MadeFile": thing(
        {
            "@id": address(),
            "@type": one_of("File"),
            "title": text(),
            "file": thing(
                {
                    "download": address(),
                    "filename": text(),
                    "content-type": text(),
                    "size": or_null(whole()),
                }
            ),
            "type_title": text(),
        },
        "An uploaded file.",
    ),
    "Decision": thing(
        {
            "action": text(),
            "owner": or_null(ref("Term")),
            "due": or_null(text(format="date")),
            "state": ref("Term"),
        },
        "What a meeting decided to do.",
    ),
    "Fact": thing(
        {
            "key": text("Stays the same; other pages point at it."),
            "label": text(),
            "text": text("The value in words, or where to look it up."),
            "stated": flag("False when the value may have changed and is not told."),
            "value": or_null(text("A decimal number.")),
            "unit": text(),
            "note": text(),
            "valid_from": or_null(text(format="date")),
            "valid_until": or_null(text(format="date")),
            "source": text(),
            "source_url": text(),
            "grantor": text(),
            "grantor_url": text(),
            "checked_on": or_null(text(format="date")),
        },
        "A figure of the startup guide with its validity and its source.",
    ),
    "Support": thing(
        {
            "key": text(),
            "name": text(),
            "description": text(),
            "granted_by": text(),
            "for_whom": text(),
            "stage": text(),
            "apply_before": {"type": ["string", "boolean", "null"]},
            "de_minimis": {"type": ["string", "boolean", "null"]},
            "channel": text(),
            "stated": flag(),
            "amounts": items(ref("Fact")),
            "source_url": text(),
            "valid_until": or_null(text(format="date")),
            "checked_on": or_null(text(format="date")),
        },
        "A form of support for new businesses.",
    ),
}
