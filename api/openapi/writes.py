"""What every writing method takes and answers: (service, method, steps below) → Write."""

from dataclasses import dataclass

from api.negotiation import JSON
from api.openapi.answers import LOCK, WORKFLOW_STEP
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
from api.serializers.names import NAMES

NOTHING = None
HARD = 2**53


@dataclass(frozen=True)
class Write:
    """`answers` maps each status of success to its schema, None where there is no body.

    `refusals` are the statuses of failure beside those that every write has. `headers` name the
    headers of the request, `gives` those of the answer. `media` is the kind of the body.
    """

    summary: str
    answers: dict[int, Schema | None]
    body: Schema | None = None
    example: dict | None = None
    needs_body: bool = False
    refusals: tuple[int, ...] = ()
    headers: tuple[str, ...] = ("If-Match",)
    gives: tuple[str, ...] = ()
    media: str = JSON


def body(properties: dict[str, Schema], description: str = "", required=(), **more) -> Schema:
    """An object whose other keys are passed over."""
    found = {"type": "object", "properties": properties, **more}
    found |= {"required": list(required)} if required else {}
    return found | ({"description": description} if description else {})


TOKEN = thing({"token": text("Send it as `Authorization: Bearer <token>`.")})
PAGE_NAME = {
    "description": "The address, the path or the UID of a page, or an object with `@id` or `UID`.",
    "anyOf": [
        text(minLength=1),
        body({"@id": text()}, required=["@id"]),
        body({"UID": text()}, required=["UID"]),
    ],
}
SOURCE = body(
    {"source": {"anyOf": [PAGE_NAME, items(PAGE_NAME, minItems=1, maxItems=50)]}},
    required=["source"],
)
TERM = {
    "anyOf": [
        text(),
        whole(minimum=-HARD, maximum=HARD),
        body({"token": {"type": ["string", "integer"]}}, required=["token"]),
    ]
}
TERMS = items(TERM, maxItems=200)
UPLOAD = body(
    {
        "data": text("The bytes of the file.", contentEncoding="base64"),
        "encoding": one_of("base64"),
        "filename": text(minLength=1, maxLength=200),
        "content-type": text("The bytes decide."),
    },
    "A file.",
    required=["data", "filename"],
)
FIELDS = {
    "title": text(maxLength=255),
    "id": text("The last step of the address; made from the title when it is missing."),
    "description": text(),
    "lead": text(),
    "effective": or_null(moment()),
    "expires": or_null(moment()),
    "subjects": items(text(maxLength=100), "Keywords.", maxItems=200),
    "organisation": or_null(TERM),
    "work_packages": TERMS,
    "municipalities": TERMS,
    "target_groups": TERMS,
    "relatedItems": items(PAGE_NAME, "Of posts only.", maxItems=20),
    "image": or_null(
        {"type": "object", "description": "A picture as it is read, or a file to upload."}
    ),
    "blocks": {
        "type": "object",
        "additionalProperties": {"type": "object"},
        "description": "Volto blocks by their keys. What comes back unchanged is left alone.",
    },
    "blocks_layout": {
        "type": ["object", "array"],
        "description": "`{items}` with the keys of `blocks` in their order, or the bare list.",
    },
    "text": {
        "type": ["string", "object"],
        "description": "HTML, or `{data}` with HTML: stands for all blocks at once.",
    },
}
ORDERING = body(
    {
        "obj_id": text("The `id` of a page below."),
        "delta": {"anyOf": [one_of("top", "bottom"), whole(minimum=-HARD, maximum=HARD)]},
        "subset_ids": items(text()),
    },
    "Moves a page below this one among the others.",
    required=["obj_id", "delta"],
)
CREATE = body(
    {
        "@type": one_of(*dict.fromkeys(NAMES.values()), "Image", "File"),
        **FIELDS,
        "image": or_null(
            {"description": "Of a page, its main picture; of an `Image`, the file.", **UPLOAD}
            | {"required": []}
        ),
        "file": UPLOAD,
        "credit": text("Of an `Image`.", maxLength=250),
        "rights": text("The licence of an `Image`.", maxLength=250),
    },
    "Any field of the type may come along in the shape in which it is read.",
    required=["@type"],
)
EDIT = body(
    {**FIELDS, "ordering": ORDERING},
    "The fields to change, in the shapes in which they are read; others stay as they are.",
)
LANGUAGE = text("The code of another language of the site.")
REPRESENTATION = ref("Page")
CREATED = {
    "anyOf": [REPRESENTATION, ref("MadeImage"), ref("MadeFile")],
    "description": "The new page, a draft; or what was uploaded.",
}
MOVED = items(ref("Moved"))
LOGIN = body(
    {"login": text(maxLength=254), "password": text(maxLength=254)},
    required=["login", "password"],
)
NEWS = {
    "@type": "News Item",
    "title": "Group coaching starts",
    "description": "Join the group in Nivala.",
    "blocks": {
        "a": {"@type": "title"},
        "b": {
            "@type": "slate",
            "value": [{"type": "p", "children": [{"text": "We meet eight times."}]}],
        },
    },
    "blocks_layout": {"items": ["a", "b"]},
}

ALIAS = {
    "anyOf": [
        text("An address below the site, `/old-address`."),
        body(
            {"path": text("An address below the site."), "redirect-to": PAGE_NAME},
            required=["path"],
        ),
    ]
}
WRITES: dict[tuple[str, str, int], Write] = {
    ("", "POST", 0): Write(
        "Create a page below this one, or upload a picture or a file",
        {201: CREATED},
        CREATE,
        NEWS,
        needs_body=True,
    ),
    ("", "PATCH", 0): Write(
        "Edit the page: makes a draft of it",
        {204: NOTHING, 200: REPRESENTATION},
        EDIT,
        {"title": "Group coaching starts in May"},
        refusals=(409,),
        headers=("If-Match", "Prefer"),
    ),
    ("", "DELETE", 0): Write("Delete the page", {204: NOTHING}, refusals=(409,)),
    ("copy", "POST", 0): Write(
        "Copy pages into this one, as drafts",
        {200: MOVED},
        SOURCE,
        {"source": "/ajankohtaista/x"},
        needs_body=True,
        refusals=(409,),
    ),
    ("move", "POST", 0): Write(
        "Move pages into this one",
        {200: MOVED},
        SOURCE,
        {"source": ["/ajankohtaista/x"]},
        needs_body=True,
        refusals=(409,),
    ),
    ("workflow", "POST", 1): Write(
        "Do a transition: `submit`, `publish`, `reject` or `retract`",
        {200: thing(WORKFLOW_STEP)},
        body({"comment": text(maxLength=1000)}),
        {"comment": "Ready to go."},
        refusals=(409, 422),
    ),
    ("history", "PATCH", 0): Write(
        "Make a new draft from an older version",
        {200: thing({"message": text()})},
        body({"version": whole(minimum=0, maximum=HARD)}, required=["version"]),
        {"version": 0},
        needs_body=True,
        refusals=(409,),
    ),
    ("lock", "POST", 0): Write(
        "Lock the page",
        {200: LOCK},
        body({"force": flag("Take over somebody else's lock.")}),
        {"force": False},
        refusals=(409,),
    ),
    ("lock", "PATCH", 0): Write("Go on holding the lock", {200: LOCK}, refusals=(409,)),
    ("lock", "DELETE", 0): Write("Open the lock", {200: LOCK}),
    ("aliases", "POST", 0): Write(
        "Let old addresses lead to the page",
        {204: NOTHING},
        body({"items": items(ALIAS)}, required=["items"]),
        {"items": [{"path": "/old-address"}]},
        needs_body=True,
        refusals=(409,),
    ),
    ("aliases", "DELETE", 0): Write(
        "Let old addresses of the page lead nowhere",
        {204: NOTHING},
        body({"items": items(ALIAS)}, required=["items"]),
        {"items": [{"path": "/old-address"}]},
        needs_body=True,
    ),
    ("preview", "POST", 0): Write(
        "Make a link that shows the draft",
        {200: thing({"@id": address(), "expires": moment()})},
    ),
    ("translations", "POST", 0): Write(
        "Begin a translation, or link a page as the translation",
        {201: thing({"@id": or_null(address()), "language": text()})},
        {"anyOf": [body({"language": LANGUAGE}, required=["language"]),
                   body({"id": PAGE_NAME}, required=["id"])]},
        {"language": "sv"},
        needs_body=True,
        refusals=(409,),
    ),
    ("translations", "DELETE", 0): Write(
        "Take the link between a page and its translation away",
        {204: NOTHING},
        body({"language": LANGUAGE}, required=["language"]),
        {"language": "sv"},
        needs_body=True,
        refusals=(409,),
    ),
    ("login", "POST", 0): Write(
        "Sign in: a token for a name and a password",
        {200: TOKEN},
        LOGIN,
        {"login": "viestinta", "password": "a long password"},
        needs_body=True,
        refusals=(429,),
        headers=(),
    ),
    ("login-renew", "POST", 0): Write(
        "A fresh token of the same sign-in", {200: TOKEN}, headers=()
    ),
    ("logout", "POST", 0): Write("End the token and all its renewals", {204: NOTHING}, headers=()),
    ("tus-upload", "POST", 0): Write(
        "Announce a file that comes in parts",
        {201: NOTHING},
        refusals=(429,),
        headers=("Tus-Resumable", "Upload-Length", "Upload-Metadata"),
        gives=("Tus-Resumable", "Upload-Expires"),
    ),
    ("tus-upload", "PATCH", 1): Write(
        "Send a part; the last one makes the file, whose address stands in Location",
        {204: NOTHING},
        text("The bytes of the part.", format="binary"),
        needs_body=True,
        refusals=(409,),
        headers=("Tus-Resumable", "Upload-Offset"),
        gives=("Tus-Resumable", "Upload-Offset"),
        media="application/offset+octet-stream",
    ),
    ("tus-upload", "HEAD", 1): Write(
        "How much of the file has come",
        {200: NOTHING},
        headers=("Tus-Resumable",),
        gives=("Tus-Resumable", "Upload-Offset", "Upload-Length", "Upload-Expires"),
    ),
    ("tus-upload", "DELETE", 1): Write(
        "Give the file up", {204: NOTHING}, headers=("Tus-Resumable",), gives=("Tus-Resumable",)
    ),
}  # fmt: skip

# Reading by POST: the body takes the place of the query string.
CRITERION = body(
    {"i": text("The index, `portal_type`."), "o": text("The operation."), "v": {}},
    required=["i", "o"],
)
QUERY = body(
    {
        "query": items(CRITERION, maxItems=20),
        "sort_on": text(),
        "sort_order": one_of("", "ascending", "descending", "reverse"),
        "b_start": whole(minimum=0, maximum=1_000_000),
        "b_size": whole(minimum=0, maximum=100),
        "limit": whole(minimum=0, maximum=1_000_000),
        "metadata_fields": items(text(maxLength=200), maxItems=50),
        "fullobjects": flag(),
    },
    "The query of a listing block.",
)
QUERY_EXAMPLE = {
    "query": [
        {
            "i": "portal_type",
            "o": "plone.app.querystring.operation.selection.any",
            "v": ["News Item"],
        }
    ],
    "sort_on": "effective",
    "sort_order": "descending",
    "b_size": 5,
}
READS_BY_POST: dict[str, tuple[Schema, dict]] = {"querystring-search": (QUERY, QUERY_EXAMPLE)}
