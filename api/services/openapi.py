"""`@openapi`: the OpenAPI 3.1 document of this interface, made from the services themselves."""

from api.openapi import document
from api.services.registry import Call, Service


def openapi(call: Call) -> dict:
    # The list of the services is made of their modules, this one among them.
    from api.services import SERVICES

    return document(SERVICES.values(), call.request.build_absolute_uri("/").rstrip("/"))


OPENAPI = Service("openapi", "This document", read=openapi)
