"""What the home page says besides the common shape."""

from api.serializers.summary import summary


def paths(tree, page, gathered) -> dict:
    """The doors of the home page; one that leads to a hidden page is left out."""
    doors = []
    for item in page.paths.raw_data:
        door = item["value"]
        target = gathered.references.shown.get(door.get("page"))
        if target is not None:
            words = {name: door.get(name) or "" for name in ("title", "text", "action")}
            doors.append({**words, "target": summary(tree, target)})
    return {"paths": doors}
