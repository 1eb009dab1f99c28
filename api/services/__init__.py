"""The services of a page, one module each. `registry` says what a service is.

`read` of a service answers `<page>/@name` and fills `@components.name` when `expand` names it.
"""

from api.services.breadcrumbs import BREADCRUMBS
from api.services.content import CONTENT
from api.services.navigation import NAVIGATION
from api.services.querystring_search import QUERYSTRING_SEARCH
from api.services.reach import REACH
from api.services.registry import Call, Service
from api.services.search import SEARCH
from api.services.translations import TRANSLATIONS

SERVICES: dict[str, Service] = {
    service.name: service
    for service in (
        CONTENT,
        BREADCRUMBS,
        NAVIGATION,
        TRANSLATIONS,
        REACH,
        SEARCH,
        QUERYSTRING_SEARCH,
    )
}
EXPANDABLE = {name: service for name, service in SERVICES.items() if service.expandable}


def components(tree, page, parameters) -> dict:
    """`@components`: the address of every service, or its answer where `expand` names it."""
    call = Call(tree, page, parameters)
    return {
        name: service.read(call) if name in parameters.expand else {"@id": call.address(name)}
        for name, service in EXPANDABLE.items()
    }
