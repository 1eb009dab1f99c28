"""Whether linked data speaks schema.org: types and properties that exist, values of the right kind."""

import json
from pathlib import Path

VOCABULARY = json.loads(Path(__file__).with_name("terms.json").read_text(encoding="utf-8"))
TYPES = VOCABULARY["types"]
# Values that are written as text or numbers. `Duration` and `Quantity` are ISO 8601 or words.
PLAIN = {
    "Boolean": bool,
    "Date": str,
    "DateTime": str,
    # Of pictures: search engines ask for the bare number of pixels.
    "Distance": (str, int),
    "Duration": str,
    "Float": (int, float),
    "Integer": int,
    "Number": (int, float),
    "Text": str,
    "Time": str,
    "URL": str,
}


def lineage(name: str) -> set[str]:
    """The type and all above it."""
    found, left = set(), [name]
    while left:
        name = left.pop()
        if name in TYPES and name not in found:
            found.add(name)
            left += TYPES[name]["above"]
    return found


def properties_of(name: str) -> dict[str, list[str]]:
    return {
        key: values for part in lineage(name) for key, values in TYPES[part]["properties"].items()
    }


def complaints(node: dict, place: str = "") -> list[str]:
    """What is no schema.org in the node and below it, with the place of each."""
    if "@graph" in node:
        return [line for part in node["@graph"] for line in complaints(part, place)]
    name = node.get("@type")
    place = place or str(name)
    if name is None:
        return [] if set(node) <= {"@id", "@context"} else [f"{place}: no @type"]
    if name not in TYPES:
        return [f"{place}: there is no type {name}"]
    known, found = properties_of(name), []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        # An action says what it takes by `query-input` and the like.
        if key not in known and not key.endswith("-input"):
            found.append(f"{place}: {name} has no {key}")
            continue
        for part in value if isinstance(value, list) else [value]:
            found += wrong_value(part, known.get(key, ["Text"]), f"{place}.{key}")
    return found


def wrong_value(value, allowed: list[str], place: str) -> list[str]:
    if isinstance(value, dict):
        name = value.get("@type")
        if name is not None and name in TYPES and not lineage(name) & set(allowed):
            return [f"{place}: {name} is none of {allowed}"]
        return complaints(value, place)
    # An address stands for the thing it names.
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return []
    kinds = [PLAIN[name] for name in allowed if name in PLAIN]
    right = any(
        isinstance(value, kind) and (kind is bool or not isinstance(value, bool)) for kind in kinds
    )
    return [] if right else [f"{place}: {value!r} is none of {allowed}"]
