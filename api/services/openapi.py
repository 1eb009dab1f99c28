"""`@openapi`: the OpenAPI 3.1 document of this interface, made from the services themselves."""

from api.addresses import site_address
from api.openapi import document
from api.registry import Call, Service


def openapi(call: Call) -> dict:
    return document(site_address(call.request))


OPENAPI = Service("openapi", "This document", read=openapi)
