"""`@navigation`: the home page and the pages in the menu, as a tree of `depth` levels.

A page is in it when editors have put it in the menu and every page above it is in it too.
"""

from django.utils.translation import gettext

from api.addresses import home_address, page_address
from api.registry import Call, Service
from api.serializers.states import state_of
from api.serializers.summary import description_of, specific_pages, title_of

MOST_ITEMS = 300


def navigation(call: Call) -> dict:
    tree, page = call.tree, call.page
    root_path = tree.root_path(page)
    root_depth = len(root_path) // page.steplen
    found = (
        tree.gate.in_menu()
        .filter(path__startswith=root_path, depth__gt=root_depth)
        .filter(depth__lte=root_depth + call.parameters.depth)
    )
    home = item(home_address(page.locale.language_code, tree.request), gettext("Home page"), "")
    children: dict[str, list] = {root_path: []}
    for shown in specific_pages(found[:MOST_ITEMS]):
        siblings = children.get(shown.path[: -shown.steplen])
        if siblings is None:
            continue
        entry = item(page_address(shown, tree.request), title_of(shown), description_of(shown))
        entry["review_state"] = state_of(shown)
        children[shown.path] = entry["items"]
        siblings.append(entry)
    return {
        "@id": call.address("navigation"),
        "items": [home, *children[root_path]],
    }


def item(address: str, title: str, description: str) -> dict:
    return {
        "@id": address,
        "description": description,
        "items": [],
        "review_state": "published",
        "title": title,
    }


NAVIGATION = Service(
    "navigation",
    "The menu as a tree",
    read=navigation,
    expandable=True,
)
