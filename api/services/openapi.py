"""`@openapi`: the OpenAPI 3.1 document of this interface, made from the services themselves."""

from api.openapi import document
from api.registry import SERVICES, Call, Service


def openapi(call: Call) -> dict:
    return document(SERVICES.values(), call.request.build_absolute_uri("/").rstrip("/"))


OPENAPI = Service("openapi", "This document", read=openapi)
