"""The OpenAPI 3.1 document, made from the services and the page types that are registered.

Its shapes are kept true by tests: what services and pages of every type really answer is asked
against them, and they allow nothing that they do not tell.
"""

from functools import lru_cache

from django.utils import translation

from api.openapi import answers, blocks, common, content, operations, parameters
from api.registry import SERVICES

VERSION = "1.1"
DESCRIPTION = """Every page of the site as JSON, in the shapes of plone.restapi, to read and write.

No key is needed to read what is public. Pages answer here below `/++api++`, and at their own
addresses to whoever asks for `application/json`. Every `@id` is absolute and never contains
`++api++`. Lists come in batches. Errors have one shape."""
SECURITY = {
    "person": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "A token from `@login`: for an hour, renewable for twelve.",
    },
    "program": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API token made in the admin (Settings, API tokens).",
    },
}


def document(server: str) -> dict:
    """The document for a site at the address `server`, which ends without a slash."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The site as JSON",
            "version": VERSION,
            "description": DESCRIPTION,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{"url": server}],
        **body(),
    }


@lru_cache(maxsize=1)
def body() -> dict:
    """Everything that is the same wherever the site stands, in English."""
    with translation.override("en"):
        paths: dict[str, dict] = {}
        for service in SERVICES.values():
            paths |= operations.paths_of(service)
        return {
            "tags": [
                {"name": service.name or "content", "description": service.summary + "."}
                for service in SERVICES.values()
            ],
            "paths": paths | operations.files(),
            "components": {
                "schemas": {
                    **common.SCHEMAS,
                    **blocks.SCHEMAS,
                    **answers.SCHEMAS,
                    **content.schemas(),
                },
                "parameters": parameters.component_names(),
                "responses": operations.error_responses(),
                "securitySchemes": SECURITY,
            },
        }
