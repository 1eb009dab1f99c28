"""Every service as operations of the document: its addresses, parameters, bodies and answers."""

from api.errors import KINDS
from api.negotiation import JSON, JSON_PREFIX
from api.openapi import parameters
from api.openapi.answers import ANSWERS
from api.openapi.shapes import Schema, ref
from api.openapi.writes import READS_BY_POST, WRITES, Write
from api.registry import Service

ERROR_EXAMPLES = {404: ("NotFound", "Resource not found: https://tekijat.example/x")}
READ_FAILS = (400, 401, 403, 404, 406)
WRITE_FAILS = (400, 401, 403, 404, 406, 412, 413, 415)
ETAG = {"ETag": {"description": "Of the version that answers.", "schema": {"type": "string"}}}
CACHED = {
    **ETAG,
    "Last-Modified": {
        "description": "When this answer became as it is.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {"schema": {"type": "string"}},
    "Vary": {"schema": {"type": "string"}},
}
LOCATION = {
    "Location": {"description": "The new address.", "schema": {"type": "string"}},
}
# Anybody, a person's token, a program's token.
ANYBODY = [{}, {"person": []}, {"program": []}]
SOMEBODY = [{"person": []}, {"program": []}]
DOORS = ("login", "login-renew", "logout")


def paths_of(service: Service) -> dict[str, dict]:
    """The addresses of a service. OpenAPI has no parameter that holds slashes, so each stands
    twice: at the site's root and below a page, whose address clients write in as it is."""
    found = {}
    for below_page in (False, True) if service.name not in DOORS else (False,):
        for steps in range(min(service.most_below, 1) + 1):
            operations = path_item(service, below_page, steps)
            if operations:
                found[path_of(service, below_page, steps)] = operations
    return found


def path_of(service: Service, below_page: bool, steps: int) -> str:
    parts = [JSON_PREFIX, "/{page}" if below_page else ""]
    parts.append(f"/@{service.name}" if service.name else "")
    return "".join(parts) + "/{name}" * steps


def path_item(service: Service, below_page: bool, steps: int) -> dict:
    found = {}
    if service.read and (service.name, steps) in ANSWERS:
        found["get"] = reading(service, steps)
        for method in service.read_by if not steps else ():
            found[method.lower()] = reading(service, steps, by_body=True)
    for method in service.methods:
        write = WRITES.get((service.name, method, steps))
        if write:
            found[method.lower()] = writing(service, write)
    for method, operation in found.items():
        where = ("_page" if below_page else "") + "_one" * steps
        name = (service.name or "content").replace("-", "_")
        operation["operationId"] = f"{method}_{name}{where}"
        operation["tags"] = [service.name or "content"]
    path_parameters = [parameters.PAGE] if below_page else []
    path_parameters += [parameters.below(service)] if steps else []
    return ({"parameters": path_parameters} | found) if found and path_parameters else found


def reading(service: Service, steps: int, *, by_body: bool = False) -> dict:
    answer = ANSWERS[service.name, steps]
    found: dict = {
        "summary": service.summary,
        "parameters": [] if by_body else parameters.of_read(service, steps),
        "responses": {
            "200": {
                "description": service.summary + ".",
                "headers": {} if service.closed else CACHED,
                "content": {service.media_type(steps): {"schema": answer}},
            },
            "301": {"description": "The page has moved.", "headers": LOCATION},
            **refusals(READ_FAILS),
        },
        "security": SOMEBODY if service.closed else ANYBODY,
    }
    if by_body:
        schema, example = READS_BY_POST[service.name]
        found["requestBody"] = request_body(schema, example, needed=False)
    elif not service.closed:
        found["responses"]["304"] = {"description": "As the client has it already."}
    return found


def writing(service: Service, write: Write) -> dict:
    found: dict = {
        "summary": write.summary,
        "parameters": [parameters.shared(name) for name in write.headers],
        "responses": {
            **{
                str(status): done(status, schema, write.gives)
                for status, schema in sorted(write.answers.items())
            },
            **refusals((*WRITE_FAILS, *write.refusals)),
        },
        "security": [{}] if service.name == "login" else SOMEBODY,
    }
    if service.name not in DOORS:
        found["responses"]["301"] = {"description": "The page has moved.", "headers": LOCATION}
    if write.body:
        found["requestBody"] = request_body(
            write.body, write.example, needed=write.needs_body, kind=write.media
        )
    return found


def request_body(schema: Schema, example: dict | None, *, needed: bool, kind=JSON) -> dict:
    media: dict = {"schema": schema}
    if example is not None:
        media["example"] = example
    return {"required": needed, "content": {kind: media}}


def done(status: int, schema: Schema | None, gives=()) -> dict:
    words = {200: "Done.", 201: "Made.", 204: "Done; there is nothing to say."}[status]
    found: dict = {"description": words}
    headers = {name: {"schema": {"type": "string"}} for name in gives}
    if status == 201:
        headers |= LOCATION
    if headers:
        found["headers"] = headers
    return found | ({"content": {JSON: {"schema": schema}}} if schema else {})


def refusals(statuses) -> dict[str, dict]:
    return {str(status): {"$ref": f"#/components/responses/Error{status}"} for status in statuses}


def error_responses() -> dict[str, dict]:
    """`components.responses`: one for each status, all of one shape."""
    return {f"Error{status}": error(status) for status in sorted({404, *KINDS} - {500, 503, 405})}


def error(status: int) -> dict:
    kind, message = ERROR_EXAMPLES.get(status) or KINDS[status]
    media = {"schema": ref("Error"), "example": {"type": kind, "message": message}}
    return {"description": f"{kind}.", "content": {JSON: media}}


def files() -> dict[str, dict]:
    """The address of a file people download, which tells of it to whoever asks for JSON."""
    steps = [
        {"name": "number", "in": "path", "required": True,
         "schema": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}},
        {"name": "filename", "in": "path", "required": True,
         "schema": {"type": "string", "maxLength": 250}},
    ]  # fmt: skip
    answer = {
        "description": "What is known of the file, or the file itself.",
        "content": {JSON: {"schema": ref("File")}, "*/*": {}},
    }
    return {
        "/documents/{number}/{filename}": {
            "parameters": steps,
            "get": {
                "operationId": "get_file",
                "tags": ["content"],
                "summary": "A file: its facts with `Accept: application/json`, otherwise itself",
                "responses": {
                    "200": answer,
                    "304": {"description": "As the client has it already."},
                    **refusals((400, 401, 403, 404)),
                },
                "security": ANYBODY,
            },
        }
    }
