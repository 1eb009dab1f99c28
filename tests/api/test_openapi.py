"""The OpenAPI document is valid, tells everything, and is true: what services and pages of every
type really answer fits its shapes, which allow nothing that they do not tell."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from api import tokens
from api.openapi import document, operations
from api.openapi.answers import ANSWERS
from api.openapi.content import schema_name
from api.openapi.writes import READS_BY_POST, WRITES
from api.registry import SERVICES
from api.serializers.names import NAMES
from tests.api.every_type import Makers

SERVER = "http://testserver"
METHODS = {"get", "post", "patch", "delete", "head"}
# The step below a service that is there in every test.
EXAMPLES = {
    "types": "News%20Item",
    "vocabularies": "municipalities",
    "sources": "municipalities",
    "users": "hallinta",
    "history": "0",
}


@pytest.fixture(scope="module")
def told():
    return document(SERVER)


def faults(told, schema, data) -> list:
    whole = {**schema, "components": told["components"]}
    return [
        (list(error.absolute_path)[-6:], error.message[:400])
        for found in Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(data)
        for error in [deepest(found)]
    ]


def deepest(error):
    """The fault that explains a choice nothing fits: the one furthest in."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return error


def operations_of(told):
    for path, item in told["paths"].items():
        for method in METHODS & set(item):
            yield path, method, item[method]


def test_the_document_is_valid(told):
    validate(told)
    assert told["openapi"] == "3.1.0"
    ids = [operation["operationId"] for _path, _method, operation in operations_of(told)]
    assert len(ids) == len(set(ids))
    for name, schema in told["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema), name


def test_every_service_is_told_with_all_its_methods(told):
    for service in SERVICES.values():
        paths = operations.paths_of(service)
        methods = {method for item in paths.values() for method in METHODS & set(item)}
        taken = {method.lower() for method in service.methods}
        taken |= {"get", *map(str.lower, service.read_by)} if service.read else set()
        assert methods == taken, service.name
        assert set(paths) <= set(told["paths"])
    readable = {(name, steps) for name, steps in ANSWERS if name in SERVICES}
    assert readable == set(ANSWERS)
    assert {name for name, _method, _steps in WRITES} <= set(SERVICES)
    assert set(READS_BY_POST) == {one.name for one in SERVICES.values() if one.read_by}


def test_every_operation_tells_its_failures_and_who_may(told):
    for path, method, operation in operations_of(told):
        about = (path, method)
        assert {"400", "401", "404"} <= set(operation["responses"]), about
        assert "security" in operation, about
        if "requestBody" in operation:
            assert {"413", "415"} <= set(operation["responses"]) or method == "post", about
        for status in operation["responses"]:
            assert int(status) < 500, about


def test_every_parameter_has_a_limit_of_its_own(told):
    for path, _method, operation in operations_of(told):
        for row in operation.get("parameters", []):
            row = told["components"]["parameters"].get(row.get("$ref", "").rpartition("/")[2], row)
            schema = row["schema"]
            is_bound = {"enum", "maxLength", "maximum", "maxItems", "pattern", "format"} & set(
                schema
            )
            assert is_bound, (path, row["name"])


def test_examples_fit_their_shapes(told):
    for path, method, operation in operations_of(told):
        for media in operation.get("requestBody", {}).get("content", {}).values():
            if "example" in media:
                assert not faults(told, media["schema"], media["example"]), (path, method)
    for response in told["components"]["responses"].values():
        for media in response["content"].values():
            assert not faults(told, media["schema"], media["example"])


def test_pages_of_every_type_answer_as_told(told, site_root, organisation, picture, ask, make_user):
    pages = Makers(site_root, organisation, picture).pages
    expand = ",".join(told["components"]["schemas"]["Components"]["properties"])
    headers = {"Authorization": f"Bearer {tokens.issue(make_user('Pääkäyttäjä', name='hallinta'))}"}
    for model, page in pages.items():
        address = page.get_url().rstrip("/")
        shape = {"$ref": f"#/components/schemas/{schema_name(NAMES[model])}"}
        assert not faults(told, shape, ask(f"{address}/?expand={expand}").json()), model
        assert not faults(told, {"$ref": "#/components/schemas/Page"}, ask(f"{address}/").json())
        # Editors are told more.
        page.save_revision()
        answer = ask(f"{address}/?expand={expand}", **headers).json()
        assert not faults(told, shape, answer), model


def test_every_service_answers_as_told(told, make_post, ask, make_user, terms):
    make_post(slug="a", municipalities=[terms["nivala"]]).save_revision()
    user = make_user("Pääkäyttäjä", name="hallinta")
    headers = {"Authorization": f"Bearer {tokens.issue(user)}"}
    asked = 0
    for path, method, operation in operations_of(told):
        if method != "get" or "{number}" in path:
            continue
        service = operation["tags"][0]
        address = path.replace("{page}", "ajankohtaista/a").replace(
            "{name}", EXAMPLES.get(service, "")
        )
        if service == "history" and "{page}" not in path:
            continue
        for who in ({}, headers):
            response = ask(address, **who)
            known = operation["responses"]
            assert str(response.status_code) in known, (path, response.status_code)
            closed = {} not in operation["security"]
            assert response.status_code == (401 if closed and not who else 200), (path, who)
            content = resolved(told, known[str(response.status_code)])["content"]
            schema = content[response.headers["Content-Type"]]["schema"]
            assert not faults(told, schema, response.json()), (path, who)
            asked += 1
    assert asked > 100


def resolved(told, response):
    return told["components"]["responses"].get(
        response.get("$ref", "").rpartition("/")[2], response
    )


def test_the_reference_shows_every_service_and_shape(told, site_root, client):
    assert reverse("api_reference") == "/++api++/@docs"
    response = client.get("/++api++/@docs", headers={"Accept": "application/json"})
    html = response.content.decode()
    assert response.headers["Content-Type"].startswith("text/html")
    assert '<html lang="en">' in html
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    for service in SERVICES:
        assert f'id="service-{service or "content"}"' in html, service
    for name in told["components"]["schemas"]:
        assert f">{escape(name)}</h3>" in html, name
    for _path, _method, operation in operations_of(told):
        assert escape(operation["summary"]) in html
    assert "style=" not in html
    assert client.post("/++api++/@docs").status_code == 405
