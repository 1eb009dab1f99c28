"""`@breadcrumbs`: the way from the home page to the page. Hidden steps are left out."""

from api.addresses import home_address, page_address
from api.registry import Call, Service
from api.serializers.summary import title_of


def breadcrumbs(call: Call) -> dict:
    tree, page = call.tree, call.page
    root_path = tree.root_path(page)
    steps = [step for step in tree.chain(page) if step.path not in (root_path, page.path)]
    if page.path != root_path:
        steps.append(page)
    return {
        "@id": call.address("breadcrumbs"),
        "items": [
            {"@id": page_address(step, tree.request), "title": title_of(step)} for step in steps
        ],
        "root": home_address(page.locale.language_code, tree.request),
    }


BREADCRUMBS = Service(
    "breadcrumbs",
    "The way from the home page to the page",
    read=breadcrumbs,
    expandable=True,
)
