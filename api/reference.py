"""The OpenAPI document as a page to read: what the template shows, put together from the document.

It answers under the site's own address and in its own frame, so that nothing is asked of other
hosts. The words are English, as the names in the API are.
"""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from api.addresses import site_address
from api.negotiation import JSON_PREFIX
from api.openapi import document

SECONDS = 3600
METHODS = ("get", "head", "post", "patch", "delete")
FORMATS = {"date-time": "moment", "date": "day", "uri": "address", "uuid": "UUID"}


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    found = document(site_address(request))
    with translation.override("en"):
        request.LANGUAGE_CODE = "en"
        response = render(
            request,
            "api/reference.html",
            {
                "services": services(found),
                "shapes": shapes(found),
                "description": [coded(part) for part in found["info"]["description"].split("\n\n")],
                "prefix": JSON_PREFIX,
                "server": found["servers"][0]["url"],
            },
        )
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    response.headers["Content-Language"] = "en"
    return response


def services(found: dict) -> list[dict]:
    """Every service with its operations below a page; what stands only at the root, from there."""
    told: dict[str, dict] = {
        tag["name"]: {**tag, "anchor": anchor("service", tag["name"]), "operations": []}
        for tag in found["tags"]
    }
    for path, item in found["paths"].items():
        # The same at the site's root, unless it stands nowhere else.
        below_page = path.replace(JSON_PREFIX, f"{JSON_PREFIX}/{{page}}", 1)
        if below_page in found["paths"] and below_page != path:
            continue
        for method in METHODS:
            if method in item:
                operation = item[method]
                told[operation["tags"][0]]["operations"].append(
                    told_operation(found, path, method, item.get("parameters", []), operation)
                )
    for service in told.values():
        # One operation says by its heading what the service is for.
        summaries = [f"{one['summary']}." for one in service["operations"]]
        alone = summaries == [service["description"]]
        service["description"] = "" if alone else service["description"]
    return list(told.values())


def coded(text: str):
    """What stands between backticks as code, everything escaped."""
    parts = text.split("`")
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=False)
    return format_html_join(
        "",
        "{}{}",
        ((word, format_html("<code>{}</code>", code) if code else "") for word, code in pairs),
    )


def told_operation(found: dict, path: str, method: str, shared: list, operation: dict) -> dict:
    body = operation.get("requestBody")
    media = next(iter(body["content"].values())) if body else {}
    rows = [resolved(found, one) for one in (*shared, *operation.get("parameters", []))]
    return {
        "anchor": operation["operationId"].replace("_", "-"),
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "needs_token": {} not in operation["security"],
        "parameters": [parameter(row) for row in rows],
        "body": fields(media["schema"]) if body else [],
        "body_words": coded(media["schema"].get("description", "")) if body else "",
        "example": pretty(media["example"]) if "example" in media else "",
        "answers": [
            answer(found, status, response) for status, response in operation["responses"].items()
        ],
    }


def resolved(found: dict, part: dict) -> dict:
    """The part itself, or what its reference points at."""
    if "$ref" not in part:
        return part
    for step in part["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def parameter(row: dict) -> dict:
    return {
        "name": row["name"],
        "where": row["in"],
        "kind": kind(row["schema"]),
        "needed": row.get("required", False),
        "description": coded(row.get("description", "")),
        "example": example(row["example"]) if "example" in row else "",
    }


def example(value) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


def answer(found: dict, status: str, response: dict) -> dict:
    response = resolved(found, response)
    content = response.get("content", {})
    schema = next((media.get("schema") for media in content.values() if media), None)
    return {
        "status": status,
        "description": response["description"],
        "media": ", ".join(content),
        "kind": kind(schema) if schema else "",
        "anchor": ref_anchor(schema) if schema else "",
        "fields": fields(schema) if schema and status[0] == "2" else [],
    }


def shapes(found: dict) -> list[dict]:
    return [
        {
            "name": name,
            "anchor": anchor("shape", name),
            "description": coded(schema.get("description", "")),
            "above": [name_of(part) for part in schema.get("allOf", [])],
            "one_of": [
                {"name": name_of(part), "anchor": ref_anchor(part)}
                for part in schema.get("oneOf", schema.get("anyOf", []))
                if "$ref" in part
            ],
            "fields": fields(schema),
        }
        for name, schema in found["components"]["schemas"].items()
    ]


def is_inline(schema: dict) -> bool:
    """Whether an object, or a list of objects, is told here and not by a reference."""
    return bool(schema.get("properties") or schema.get("items", {}).get("properties"))


def fields(schema: dict, deep: int = 3) -> list[dict]:
    """The keys of an object, or of the objects in a list, and so on `deep` levels further."""
    if schema.get("type") == "array":
        schema = schema["items"]
    needed = schema.get("required", [])
    return [
        {
            "name": name,
            "kind": kind(part),
            "anchor": ref_anchor(part),
            "needed": name in needed,
            "description": coded(part.get("description", "")),
            "fields": fields(part, deep - 1) if deep and is_inline(part) else [],
        }
        for name, part in schema.get("properties", {}).items()
    ]


def kind(schema: dict) -> str:
    """A schema in a few words: `text or null`, `list of Summary`, `integer 0 to 100`."""
    if "$ref" in schema:
        return name_of(schema)
    if "const" in schema:
        return f"“{schema['const']}”"
    if "enum" in schema:
        return " or ".join(f"“{value}”" for value in schema["enum"]) or "nothing"
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " or ".join(dict.fromkeys(kind(part) for part in schema[choice]))
    types = schema.get("type", "anything")
    names = types if isinstance(types, list) else [types]
    words = [one_kind(name, schema) for name in names]
    return " or ".join(words)


def one_kind(name: str, schema: dict) -> str:
    if name == "array":
        return f"list of {kind(schema.get('items', {}))}"
    if name == "string":
        found = FORMATS.get(schema.get("format", ""), "text")
        longest = schema.get("maxLength")
        return f"{found}, at most {longest} characters" if longest else found
    if name in ("integer", "number"):
        low, high = schema.get("minimum"), schema.get("maximum")
        if low is not None and high is not None:
            return f"{name} {low} to {high}"
        return f"{name} from {low}" if low is not None else name
    return name


def name_of(schema: dict) -> str:
    return schema["$ref"].rpartition("/")[2] if "$ref" in schema else kind(schema)


def ref_anchor(schema: dict) -> str:
    """Where the shape that a schema points at stands on the page; empty when it points at none."""
    parts = [schema, *schema.get("anyOf", []), schema.get("items", {})]
    pointed = [part["$ref"] for part in parts if "$ref" in part]
    pointed = [ref for ref in pointed if ref.count("/") == 3]
    return anchor("shape", pointed[0].rpartition("/")[2]) if pointed else ""


def anchor(kind_of_part: str, name: str) -> str:
    return f"{kind_of_part}-{slugify(name)}"


def pretty(value) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
