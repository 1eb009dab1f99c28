"""The content of a page, asked at its own address: the service without a name."""

from api.serializers.content import content
from api.services.registry import Call, Service


def read(call: Call) -> dict:
    return content(call.tree, call.page, call.parameters)


CONTENT = Service("", "The content of a page", read=read)
