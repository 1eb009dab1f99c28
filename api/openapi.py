"""The OpenAPI 3.1 document, made from what the services declare.

OpenAPI has no parameter that holds slashes, so each service stands twice: at the site's root and
below a page, whose address clients write into the path as it is.
"""

from collections.abc import Iterable

from api.errors import KINDS
from api.negotiation import JSON, JSON_PREFIX
from api.parameters import BATCH_SIZE, DEEPEST, LARGEST_BATCH, LAST_START
from api.registry import Service, query_parameter

VERSION = "1.0"
BATCH = [
    query_parameter("b_start", "Where the batch begins.", type="integer", minimum=0,
                    maximum=LAST_START),
    query_parameter("b_size", "How many; 0 for the total alone.", type="integer", minimum=0,
                    maximum=LARGEST_BATCH, default=BATCH_SIZE),
    query_parameter("expand", "Services to answer in place, between commas.", "navigation"),
    query_parameter("expand.navigation.depth", "Levels of the menu.", type="integer", minimum=1,
                    maximum=DEEPEST),
]  # fmt: skip
PAGE = {
    "name": "page",
    "in": "path",
    "required": True,
    "description": "The address of the page below the site, `ajankohtaista/x`; slashes stay.",
    "schema": {"type": "string"},
}
NAME = {
    "name": "name",
    "in": "path",
    "required": True,
    "description": "One of the list that the address without it gives.",
    "schema": {"type": "string"},
}
ERROR = {
    "type": "object",
    "required": ["type", "message"],
    "properties": {
        "type": {"type": "string"},
        "message": {"type": "string"},
        "context": {"type": "string", "description": "The @id of the page it is about."},
    },
}
ERRORS = (400, 401, 403, 404, 405)


def document(services: Iterable[Service], server: str) -> dict:
    """`server` is the address of the site, without a slash at its end."""
    paths: dict[str, dict] = {}
    for service in services:
        for below_page in (False, True):
            for steps in range(min(service.most_below, 1) + 1):
                path = path_of(service, below_page, steps)
                paths[path] = operations(service, below_page, steps)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The site as JSON",
            "version": VERSION,
            "description": "Plone-style JSON of every page. No key is needed to read.",
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {
            "schemas": {"Error": ERROR},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def path_of(service: Service, below_page: bool, steps: int) -> str:
    parts = [JSON_PREFIX, "/{page}" if below_page else ""]
    parts.append(f"/@{service.name}" if service.name else "")
    return "".join(parts) + "/{name}" * steps


def operations(service: Service, below_page: bool, steps: int) -> dict:
    parameters = ([PAGE] if below_page else []) + [NAME] * steps
    found: dict = {"parameters": parameters} if parameters else {}
    reading = ["GET", *service.read_by] if service.read else []
    for method in [*reading, *service.methods]:
        found[method.lower()] = operation(service, method, below_page, steps, method in reading)
    return found


def operation(
    service: Service, method: str, below_page: bool, steps: int, is_reading: bool
) -> dict:
    where = ("_page" if below_page else "") + "_one" * steps
    name = (service.name or "content").replace("-", "_")
    found: dict = {
        "operationId": f"{method.lower()}_{name}{where}",
        "summary": service.summary,
        "tags": [service.name or "content"],
        "parameters": [*BATCH, *service.parameters] if method == "GET" else [],
        "responses": {
            **({"200": answered(service)} if is_reading else {"2XX": {"description": "Done."}}),
            **{str(status): error(status) for status in ERRORS},
        },
    }
    if is_reading and method == "GET":
        found["responses"]["301"] = {"description": "The page has moved: see Location."}
        found["responses"]["304"] = {"description": "As the client has it already."}
    else:
        found["requestBody"] = {"content": {JSON: {"schema": {"type": "object"}}}}
    if service.closed or not is_reading:
        found["security"] = [{"token": []}]
    return found


def answered(service: Service) -> dict:
    schema = {"type": ["object", "array"]}
    return {"description": service.summary, "content": {service.content_type: {"schema": schema}}}


def error(status: int) -> dict:
    kind, message = KINDS.get(status, ("NotFound", "There is no such page or service."))
    schema = {"$ref": "#/components/schemas/Error"}
    return {"description": f"{kind}: {message}", "content": {JSON: {"schema": schema}}}
