"""What the home page and the project page say besides the common shape."""

from api.serializers.dates import day
from api.serializers.fields import term
from api.serializers.summary import summary
from api.serializers.values import row_ids
from home.results import report


def paths(tree, page, gathered) -> dict:
    """The doors of the home page; one that leads to a hidden page is left out."""
    doors = []
    for item, key in zip(page.paths.raw_data, row_ids(page, "paths"), strict=True):
        door = item["value"]
        target = gathered.references.shown.get(door.get("page"))
        if target is not None:
            words = {name: door.get(name) or "" for name in ("title", "text", "action")}
            doors.append({"id": key, **words, "target": summary(tree, target)})
    return {"paths": doors}


def indicators(tree, page, gathered) -> dict:
    """The figures of the project: targets, what has been reached, and how it has grown.

    `achieved` is the newest of `history`, or null while nothing has been reported.
    """
    return {
        "indicators": [
            {
                "key": indicator.key,
                "name": indicator.name,
                "unit": indicator.unit,
                "work_package": term(indicator.work_package),
                "target": indicator.target,
                "target_source": indicator.target_source,
                "achieved": achievement(indicator.latest),
                "history": [achievement(row) for row in indicator.history],
            }
            for group in report().groups
            for indicator in group.indicators
        ]
    }


def achievement(row) -> dict | None:
    return row and {
        "value": row.value,
        "percent": row.percent,
        "as_of": day(row.as_of),
        "source": row.source,
        "note": row.note,
    }
