"""Makes `terms.json` from the vocabulary that the npm package `schema-dts` carries.

    npm pack schema-dts@2.1.0 && tar xzf schema-dts-2.1.0.tgz
    python tests/schema_org/extract.py package/dist/schema.d.ts

schema-dts (Apache-2.0) is generated from https://schema.org's own files. Only the types that this
site speaks of are taken, with the types above them.
"""

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("terms.json")
SOURCE = "schema-dts 2.1.0 (npm), generated from schema.org"
WANTED = [
    "BreadcrumbList",
    "CollectionPage",
    "CreativeWork",
    "EducationalAudience",
    "EntryPoint",
    "EventSeries",
    "ImageObject",
    "LearningResource",
    "ListItem",
    "MediaObject",
    "Organization",
    "Person",
    "SearchAction",
    "WebPage",
    "WebSite",
]
INTERFACE = re.compile(
    r"^(?:export )?interface (\w+)Base(?: extends ([^{]+))? \{$(.*?)^\}", re.M | re.S
)
LEAF = re.compile(r"^(?:export )?interface (\w+)Leaf extends ([^{]+) \{$", re.M)
PROPERTY = re.compile(r'^    "([a-zA-Z]\w*)"\?: SchemaValue<(.*), "\1">;$', re.M)


def terms(text: str) -> dict:
    """{type: {"above": [types], "properties": {name: [types of its values]}}}"""
    found = {}
    for name, above, body in INTERFACE.findall(text):
        properties = {
            key: [part.strip() for part in values.split("|") if part.strip() != "IdReference"]
            for key, values in PROPERTY.findall(body)
        }
        found[name] = {"above": above_of(above), "properties": properties}
    # A type that brings no property of its own has no Base.
    for name, above in LEAF.findall(text):
        found.setdefault(name, {"above": above_of(above), "properties": {}})
    return found


def above_of(text: str) -> list[str]:
    names = [part.strip() for part in text.split(",")]
    return [name.removesuffix("Base") for name in names if name.endswith("Base")]


def with_above(names: list[str], found: dict) -> set[str]:
    taken, left = set(), list(names)
    while left:
        name = left.pop()
        if name not in taken and name in found:
            taken.add(name)
            left += found[name]["above"]
    return taken


def main() -> None:
    found = terms(Path(sys.argv[1]).read_text(encoding="utf-8"))
    missing = [name for name in WANTED if name not in found]
    if missing:
        raise SystemExit(f"Not in the vocabulary: {missing}")
    taken = {name: found[name] for name in sorted(with_above(WANTED, found))}
    data = {"source": SOURCE, "types": taken}
    TARGET.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
