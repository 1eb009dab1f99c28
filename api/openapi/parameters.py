"""Parameters of addresses, queries and headers, with their limits."""

from api.openapi.shapes import Schema
from api.parameters import BATCH_SIZE, DEEPEST, LARGEST_BATCH, LAST_START
from api.registry import Service, expandable, query_parameter
from api.serializers.names import NAMES

BATCHED = ("", "contextnavigation", "search", "sources", "vocabularies")
# How the listings are narrowed, as on their pages.
FACETS = (
    "tyyppi", "tp", "kunta", "kohderyhma", "vuosi", "aika", "tapa", "kieli", "laji", "teema",
    "kayttaja", "kesto", "toteutus", "lisenssi",
)  # fmt: skip
PAGE = {
    "name": "page",
    "in": "path",
    "required": True,
    "description": "The address of the page below the site, `ajankohtaista/x`; slashes stay.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 1000},
    "example": "ajankohtaista",
}
BELOW = {
    "types": ("The name of a page type.", "News Item"),
    "vocabularies": ("The name of a vocabulary.", "municipalities"),
    "sources": ("The name of a field.", "municipalities"),
    "users": ("The name of whoever asks.", "viestinta"),
    "history": ("The number of a version.", "0"),
    "workflow": ("The transition.", "publish"),
    "tus-upload": ("The name that `Location` told.", "0123456789abcdef0123456789abcdef"),
}
CLOSED_VALUES = {
    "types": sorted(set(NAMES.values())),
    "workflow": ["submit", "publish", "reject", "retract"],
}


def query_parameters() -> dict[str, dict]:
    """The parameters of the query string that several operations share, by their names."""
    rows = [
        query_parameter("b_start", "Where the batch begins.", type="integer", minimum=0,
                        maximum=LAST_START),
        query_parameter("b_size", "How many; 0 for the total alone.", type="integer", minimum=0,
                        maximum=LARGEST_BATCH, default=BATCH_SIZE),
        {
            "name": "expand",
            "in": "query",
            "description": "Services to answer in place, between commas.",
            "explode": False,
            "schema": {
                "type": "array",
                "items": {"enum": list(expandable())},
                "maxItems": len(expandable()),
                "uniqueItems": True,
            },
            "example": ["breadcrumbs", "navigation"],
        },
        query_parameter("expand.navigation.depth", "Levels of the menu.", type="integer",
                        minimum=1, maximum=DEEPEST, default=1),
        query_parameter("version", "`published` for the public version, to editors.",
                        enum=["published"]),
        query_parameter("preview", "A signature from `@preview`: the draft of the page.",
                        maxLength=300),
    ]  # fmt: skip
    rows += [
        query_parameter(name, "Narrows a listing as on its page.", maxLength=100) for name in FACETS
    ]
    return {row["name"]: row for row in rows}


BYTES = {"type": "integer", "minimum": 0, "maximum": 999_999_999_999_999}
HEADERS: dict[str, dict] = {
    name: {"name": name, "in": "header", "description": words, "schema": schema}
    for name, words, schema in (
        ("If-None-Match", "The ETag of an earlier answer: 304 when it is still true.",
         {"type": "string", "pattern": '^(W/)?"[a-z0-9-]+"$'}),
        ("If-Match", "The ETag of what was read: 412 when somebody has changed it since.",
         {"type": "string", "pattern": '^"[a-z0-9.-]+"$'}),
        ("Prefer", "`return=representation` answers 200 with the page instead of 204.",
         {"enum": ["return=representation", "return=minimal"]}),
        ("Tus-Resumable", "The version of the protocol.", {"enum": ["1.0.0"]}),
        ("Upload-Length", "The size of the whole file in bytes.", BYTES),
        ("Upload-Offset", "How many bytes have come before.", BYTES),
        ("Upload-Metadata", "`filename <base64>` and, between commas, `content-type`, `title`, "
         "`@type`.", {"type": "string", "maxLength": 2000,
                      "pattern": "^filename [A-Za-z0-9+/]+={0,2}$"}),
    )
}  # fmt: skip


def component_names() -> dict[str, dict]:
    """`components.parameters`: shared ones by a name that a reference can hold."""
    return {key(name): row for name, row in {**query_parameters(), **HEADERS}.items()}


def key(name: str) -> str:
    return name.replace(".", "_").replace("-", "_")


def shared(name: str) -> dict:
    return {"$ref": f"#/components/parameters/{key(name)}"}


def of_read(service: Service, steps: int) -> list[dict]:
    """The parameters of a GET."""
    names: list[str] = []
    if service.name in BATCHED and (steps or service.name not in ("vocabularies", "sources")):
        names += ["b_start", "b_size"]
    if not service.name:
        names += ["expand", "expand.navigation.depth", "version", "preview", *FACETS]
    if service.name == "navigation":
        names.append("expand.navigation.depth")
    own = [] if not steps and service.name in ("vocabularies", "sources") else service.parameters
    headers = [] if service.closed else ["If-None-Match"]
    return [*map(shared, names), *own, *map(shared, headers)]


def below(service: Service) -> dict:
    words, example = BELOW[service.name]
    schema: Schema = {"type": "string", "minLength": 1, "maxLength": 100}
    if service.name in CLOSED_VALUES:
        schema = {"enum": CLOSED_VALUES[service.name]}
    return {
        "name": "name",
        "in": "path",
        "required": True,
        "description": words,
        "schema": schema,
        "example": example,
    }
