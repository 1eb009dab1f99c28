"""`@contextnavigation`: the section of the page: its pages in batches, open along the way to it."""

from django.db.models import Q

from api.addresses import page_address
from api.batching import batching
from api.registry import Call, Service
from api.serializers.names import type_name
from api.serializers.states import state_of
from api.serializers.summary import description_of, specific_pages, title_of

MOST_INSIDE = 100


def contextnavigation(call: Call) -> dict:
    tree, page, parameters = call.tree, call.page, call.parameters
    root_path = tree.root_path(page)
    way = [step for step in tree.chain(page) if step.path != root_path] or tree.chain(page)
    section = way[0] if way else page
    children = tree.gate.filter(path__startswith=section.path, depth=section.depth + 1)
    total = children.count()
    top = list(children[parameters.start : parameters.start + parameters.size])
    inside = Q(pk__in=[])
    for step in way[1:]:
        inside |= Q(path__startswith=step.path, depth=step.depth + 1)
    rows = specific_pages([*top, *tree.gate.filter(inside)[:MOST_INSIDE]])
    items: dict[str, list] = {section.path: []}
    for row in rows:
        entry = item(call, row)
        items[row.path] = entry["items"]
        items.get(row.path[: -row.steplen], []).append(entry)
    address = call.address("contextnavigation")
    data = {
        "@id": address,
        "available": bool(total),
        "has_custom_name": True,
        "items": items[section.path],
        "items_total": total,
        "title": section.title,
        "url": page_address(section, call.request),
    }
    links = batching(address, parameters, total)
    return data | ({"batching": links} if links else {})


def item(call: Call, page) -> dict:
    address, name = page_address(page, call.request), type_name(type(page))
    return {
        "@id": address,
        "description": description_of(page),
        "href": address,
        "icon": "",
        "is_current": page.path == call.page.path,
        "is_folderish": bool(type(page).allowed_subpage_models()),
        "is_in_path": call.page.path.startswith(page.path) and page.path != call.page.path,
        "items": [],
        "normalized_id": page.slug,
        "review_state": state_of(page),
        "thumb": "",
        "title": title_of(page),
        "type": name.lower().replace(" ", "-"),
    }


CONTEXTNAVIGATION = Service(
    "contextnavigation",
    "The section of the page",
    read=contextnavigation,
    expandable=True,
)
