"""Thousands of requests that schemathesis makes up from the OpenAPI document: nothing fails, and
every answer has a status, a kind and a shape that the document tells.

`FUZZ_CASES` says how many an identity sends, 5,000 unless told otherwise and 500 on PostgreSQL;
`FUZZ_SEED` draws others.
"""

import os
from collections import Counter
from contextlib import suppress
from itertools import count

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as trials
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api import tokens
from api.openapi import document
from home.models import StandardPage

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# The same requests on PostgreSQL would mostly say the same again.
USUAL = 500 if os.environ.get("DATABASE_URL", "").startswith("postgres") else 5000
CASES = int(os.environ.get("FUZZ_CASES", USUAL))
SEED = int(os.environ.get("FUZZ_SEED", "20261124"))
# None leaves the address as it was made up.
PLACES = ["ajankohtaista", "ajankohtaista/koe", "ajankohtaista//koe", "tyonhakijalle", "luonnos",
          "sv", "ei-ole", None]  # fmt: skip
# Making a request up costs more than answering it: what is made up goes to several addresses.
EACH = 4
ADDRESSES = st.permutations(PLACES).map(lambda places: places[:EACH])
BELOW = {
    "vocabularies": ["municipalities", "plone.app.vocabularies.Keywords"],
    "sources": ["subjects", "organisation"],
    "users": ["viesti"],
    "history": ["0", "99"],
}
OFTEN = st.integers(0, 3)


@pytest.fixture
def site(make_post, standard_page, site_root, terms, organisation, lead, settings, tmp_path):
    settings.VAR = str(tmp_path)
    make_post(slug="koe", municipalities=[terms["nivala"]])
    draft = StandardPage(title="Luonnos", slug="luonnos", organisation=organisation, live=False)
    site_root.add_child(instance=draft)
    draft.save_revision(user=lead)


@pytest.fixture
def schema(site):
    """Requests leave the connection of the test open, as Django's own client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_dict(document("http://testserver"))
    for signal in signals:
        signal.connect(close_old_connections)


@schemathesis.serializer("application/offset+octet-stream")
def part_of_a_file(context, value) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


class UndoneError(Exception):
    """Ends a transaction whose changes are not kept."""


def aimed(case, place, number, often) -> None:
    """Most requests go where something is."""
    given = dict(case.path_parameters or {})
    if place is not None and "page" in given:
        given["page"] = place
    service = case.path.rpartition("@")[2].partition("/")[0]
    if "name" in given and service in BELOW and often:
        given["name"] = BELOW[service][number % len(BELOW[service])]
    if given:
        case.path_parameters = given


def send_all(schema, headers) -> tuple[Counter, dict[str, str]]:
    """(the statuses of all answers, what does not fit the document by operation). Whatever a
    request changes is taken back after it."""
    application, seen, faults = get_wsgi_application(), Counter(), {}
    schema.config.generation.update(with_security_parameters=False)
    operations = [found.ok() for found in schema.get_all_operations()]
    # Half of what is sent keeps to the document.
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    ways = {operation.label: EACH if "{page}" in operation.path else 1 for operation in operations}
    each = CASES // (sum(ways.values()) * len(modes)) + 1

    def ask(case, operation):
        with suppress(UndoneError), transaction.atomic():
            response = case.call(app=application, headers=headers)
            raise UndoneError
        seen[response.status_code] += 1
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as fault:
            faults.setdefault(operation.label, str(fault)[:1500])

    def run(operation, mode, number):
        @seed(SEED + number)
        @trials(
            max_examples=each,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode), ADDRESSES, OFTEN, OFTEN)
        def send(case, places, number, often):
            for place in places[: ways[operation.label]]:
                aimed(case, place, number, often)
                ask(case, operation)

        send()

    rounds = count()
    while seen.total() < CASES:
        number = next(rounds)
        for operation in operations:
            for mode in modes:
                # What takes nothing cannot be given anything wrong.
                with suppress(Unsatisfiable):
                    run(operation, mode, number)
    return seen, faults


def test_nobody_known_gets_what_the_document_tells(schema):
    seen, faults = send_all(schema, {"Accept": "application/json"})
    assert not faults, "\n".join(faults.values())
    assert {200, 400, 401, 404} <= set(seen), seen
    assert seen.total() >= CASES


def test_an_editor_gets_what_the_document_tells(schema, lead):
    token = tokens.issue(lead)
    headers = {"Accept": "application/json", "Authorization": f"Bearer {token}"}
    seen, faults = send_all(schema, headers)
    assert not faults, "\n".join(faults.values())
    # Something that can be created is made up only once in a thousand times.
    made = {201} if CASES >= 5000 else set()
    assert {200, 204, 400, 404} | made <= set(seen), seen
    assert seen.total() >= CASES
