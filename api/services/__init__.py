"""The services of a page, one module each.

A service is a function (tree, page, parameters) → JSON with its own `@id`. The same function
answers `<page>/@name` and fills `@components.name` when `expand` names it.
"""

from api.addresses import page_address
from api.services.breadcrumbs import breadcrumbs
from api.services.navigation import navigation
from api.services.reach import reach
from api.services.translations import translations

SERVICES = {
    "breadcrumbs": breadcrumbs,
    "navigation": navigation,
    "translations": translations,
}
# Services that are not for the public: asked by name, never expanded or told of, never cached.
CLOSED_SERVICES = {"reach": reach}


def service_address(tree, page, name: str) -> str:
    return f"{page_address(page, tree.request)}/@{name}"


def components(tree, page, parameters) -> dict:
    """`@components`: the address of every service, or its answer where `expand` names it."""
    return {
        name: service(tree, page, parameters)
        if name in parameters.expand
        else {"@id": service_address(tree, page, name)}
        for name, service in SERVICES.items()
    }
