"""The demo's files: complete, each fact with its source, nothing uncertain stated, no amounts in texts."""

import json
import re
from pathlib import Path

import polib
import pytest

from startup_guide import demo
from startup_guide.publication import AMOUNT, MOST_SENTENCES

FOLDER = Path(demo.__file__).parent
TRANSLATED = {1, 5, 7, 8, 9, 11}


def read(name: str):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def chapters() -> list[dict]:
    return [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FOLDER / "chapters").iterdir())
    ]


def test_it_is_complete():
    assert [row["number"] for row in chapters()] == list(range(1, 13))
    assert len(read("facts.json")) == 20
    assert len(read("support.json")) == 12
    assert len(read("glossary.json")) == 25
    places = {
        place for row in read("contacts.json") for place in row["places"] if row["role"] == "advice"
    }
    assert places == {"alavieska", "kalajoki", "nivala", "sievi", "ylivieska"}


def test_every_fact_has_a_source_and_what_is_uncertain_is_not_stated():
    facts = {row["key"]: row for row in read("facts.json")}
    for row in facts.values():
        assert row["grantor_url"].startswith("https://")
        assert all(
            value["source"] and value["source_url"].startswith("https://")
            for value in row["values"]
        )
    assert facts["yel-alennus"]["confirmed"] is False
    # The prices of 2024 are not said to hold today.
    for key in ("prh-tmi", "prh-oy"):
        assert all(value["until"] == "2024-12-31" for value in facts[key]["values"])


@pytest.mark.parametrize("row", chapters(), ids=lambda row: row["slug"])
def test_a_chapter_has_what_a_reader_needs_and_no_typed_amount(row):
    kinds = [block[0] for block in row["body"]]
    assert {"step", "checklist", "contacts", "decision", "warning", "ask"} <= set(kinds)
    assert 1 <= len(re.split(r"(?<=[.!?])\s+", row["plain_summary"])) <= MOST_SENTENCES


def texts_of(row) -> str:
    """All a file says in words; the values of facts are the only place for amounts."""
    kept = {name: part for name, part in row.items() if name != "values"}
    return json.dumps(kept, ensure_ascii=False)


def test_every_amount_of_the_demo_is_a_fact():
    rows = [*chapters(), read("guide.json")]
    for name in ("facts", "support", "contacts", "glossary"):
        rows += read(f"{name}.json")
    assert len(rows) > 80
    for row in rows:
        assert not AMOUNT.search(texts_of(row)), row
    for path in (FOLDER / "translations").rglob("*.po"):
        for entry in polib.pofile(str(path)):
            assert not AMOUNT.search(f"{entry.msgid} {entry.msgstr}"), (path.name, entry.msgid)


def test_the_words_of_a_value_are_in_every_language():
    for row in read("facts.json"):
        for value in row["values"]:
            words = {n for n in ("text", "unit") if re.search(r"[^\W\d_]{2}", value.get(n) or "")}
            if row.get("confirmed", True):
                assert all(words <= set(value.get(code, {})) for code in ("sv", "en")), row["key"]


def test_chapters_name_only_what_there_is():
    known = {
        name: {row["key"] for row in read(f"{name}.json")}
        for name in ("facts", "support", "glossary")
    }
    marks = []
    for row in chapters():
        for block in row["body"]:
            if block[0] == "facts":
                assert set(block[2]) <= known["facts"]
            if block[0] == "support":
                assert set(block[2]) <= known["support"]
            if block[0] == "step":
                marks.append(block[1]["key"])
            if block[0] == "checklist":
                marks += block[2]
            assert set(re.findall(r"#termi-([\w-]+)", json.dumps(block))) <= known["glossary"]
    assert len(marks) == len(set(marks))
    for row in read("support.json"):
        assert set(row["facts"]) <= known["facts"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_promised_chapters_are_translated_whole(language):
    slugs = {row["slug"] for row in chapters() if row["number"] in TRANSLATED}
    files = {
        path.stem: polib.pofile(str(path))
        for path in (FOLDER / "translations" / language).iterdir()
    }
    assert set(files) == {"opas", *slugs}
    for catalogue in files.values():
        assert not [entry.msgid for entry in catalogue if not entry.msgstr]
    for name in ("facts", "support", "contacts", "glossary"):
        assert all(row.get(language) for row in read(f"{name}.json")), name
