"""`@navroot`: the home page above the page in its language."""

from api.registry import Call, Service
from api.serializers.summary import specific_pages, summaries
from api.uids import uid


def navroot(call: Call) -> dict:
    found = specific_pages(call.tree.gate.filter(path=call.tree.root_path(call.page)))
    roots = [
        line
        | {
            "UID": uid(home.translation_key, home.locale.language_code),
            "id": home.slug,
            "is_folderish": True,
            "language": home.locale.language_code,
        }
        for line, home in zip(summaries(call.tree, found), found, strict=True)
    ]
    return {"@id": call.address("navroot"), "navroot": roots[0] if roots else {}}


NAVROOT = Service("navroot", "The home page above the page", read=navroot, expandable=True)
