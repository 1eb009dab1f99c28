"""Reading a page, sending it back and reading it again: equal, for a page of each type; and every
list of a page changed, row by row."""

from copy import deepcopy

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from api.serializers.kinds import kind_of
from core.models import Attachment
from tests.api.every_type import Makers
from tests.api.test_every_type import parts_of

# `learning_resource` tells the lead a second time.
MOVING = {
    "learning_resource", "lead", "description", "modified", "has_unpublished_changes", "blocks",
    "created", "text",
}  # fmt: skip


@pytest.fixture
def pages(site_root, organisation, picture):
    return Makers(site_root, organisation, picture).pages


def path_of(page) -> str:
    return page.get_url().rstrip("/") or "/"


def test_a_page_of_each_type_comes_back_as_it_was(api, pages):
    for model, page in pages.items():
        path = path_of(page)
        before = api.read(path)
        response = api("PATCH", path, {**before, "ei_tunneta": [1]})
        assert response.status_code == 204, (model, response.content)
        assert api.read(path) == before, model
        # And once more with a change, which makes a version of everything else as it was.
        response = api("PATCH", path, {**before, "lead": "Muuttunut."})
        assert response.status_code == 204, (model, response.content)
        after = api.read(path)
        assert after["lead"] == "Muuttunut."
        left = lambda data: {k: v for k, v in data.items() if k not in MOVING}  # noqa: E731
        assert left(after) == left(before), model
        assert after["blocks"] == before["blocks"], model


def changed_rows(rows):
    """The rows in another order, one with another text, and a copy that is new."""
    if isinstance(rows[0], str):
        return [*[f"{row} muutettu" for row in rows], "Uusi rivi"]
    copy = {name: part for name, part in deepcopy(rows[0]).items() if name != "id"}
    first = dict(rows[0])
    texts = [n for n, part in first.items() if isinstance(part, str) and part.startswith("T")]
    first |= {texts[0]: f"{first[texts[0]]} muutettu"} if texts else {"minutes": 12}
    return [copy, first, *rows[1:]]


# `image` is described by the name of the person.
DERIVED = {"id", "start", "end", "clock", "image"}


def without_ids(rows):
    return [
        {name: part for name, part in row.items() if name not in DERIVED}
        if isinstance(row, dict)
        else row
        for row in rows
    ]


def test_every_list_of_a_page_is_written_row_by_row(api, pages):
    tried = 0
    for model, page in pages.items():
        path = path_of(page)
        for key in kind_of(model).rows:
            before = api.read(path)[key]
            assert before, (model, key)
            wanted = changed_rows(before)
            response = api("PATCH", path, {key: wanted})
            assert response.status_code == 204, (model, key, response.content)
            after = api.read(path)[key]
            assert without_ids(after) == without_ids(wanted), (model, key)
            if isinstance(wanted[1], dict):
                assert after[1]["id"] == wanted[1]["id"], (model, key)
            assert api("PATCH", path, {key: before}).status_code == 204, (model, key)
            tried += 1
    assert tried >= 14


def test_a_fault_in_a_row_is_named_by_its_place(api, pages):
    by_name = {model.__name__: path_of(page) for model, page in pages.items()}
    event, session = by_name["EventPage"], by_name["SessionPage"]
    row = {"title": "Tapaaminen", "start": "2026-12-01T10:00:00Z", "end": "2026-12-01T09:00:00Z"}
    cases = [
        (event, {"sessions": [{**row, "start": "eilen"}]}, "sessions.0.start"),
        (event, {"sessions": [{**row, "end": "2026-12-01T11:00:00Z"}, row]}, "sessions.1.end"),
        (event, {"sessions": ["x"]}, "sessions.0"),
        (event, {"sessions": {}}, "sessions"),
        (event, {"programme": [{"title": 5}]}, "programme.0.title"),
        (event, {"programme": [{"title": "x", "kind": "tanssi", "start": "09:00"}]}, "programme.0.kind"),
        (event, {"speakers": [{"name": "x", "image": "/ei"}]}, "speakers.0.image"),
        (event, {"registration": {"seats_onsite": "monta"}}, "registration.seats_onsite"),
        (session, {"steps": [{"minutes": 0}]}, "steps.0.minutes"),
        (session, {"key_messages": [["x"]]}, "key_messages.0"),
        (session, {"handouts": [{"@id": "/documents/999/ei.pdf"}]}, "handouts.0.@id"),
        (by_name["PackagePage"], {"guide": [{"title": "x", "html": 5}]}, "guide.0.html"),
        (by_name["HomePage"], {"paths": [{"title": "x", "target": "/ei-ole"}]}, "paths.0.target"),
        (by_name["NewsPage"], {"contacts": [{"token": "999"}]}, "contacts"),
        (by_name["NewsPage"], {"creators": [5]}, "creators"),
    ]  # fmt: skip
    for path, change, field in cases:
        response = api("PATCH", path, change)
        assert response.status_code == 400, (change, response.content)
        assert field in [row["field"] for row in response.json()["errors"]], response.content


def test_speakers_without_consent_stay_hidden_and_are_not_lost(api, client, pages, ask):
    page = next(page for page in pages.values() if type(page).__name__ == "EventPage")
    path = path_of(page)
    rows = [
        {"name": "Aino Avoin", "consent_given": "2026-11-01"},
        {"name": "Sulo Salainen", "consent_given": None},
    ]
    assert api("PATCH", path, {"speakers": rows}).status_code == 204
    assert [row["name"] for row in api.read(path)["speakers"]] == ["Aino Avoin", "Sulo Salainen"]
    assert api("POST", f"{path}/@workflow/publish", {}).status_code in (200, 422)
    page.refresh_from_db()
    page.get_latest_revision_as_object().save()
    told = ask(path)
    assert "Aino Avoin" in told.content.decode()
    assert "Sulo Salainen" not in told.content.decode()


def test_blocks_without_an_equivalent_keep_their_kind(api, pages):
    page = next(page for page in pages.values() if type(page).__name__ == "StandardPage")
    path = path_of(page)
    read = api.read(path)
    blocks = deepcopy(read["blocks"])
    named = {block["kind"]: key for key, block in blocks.items() if "kind" in block}
    blocks[named["info_box"]]["html"] = "<h3>Uusi otsikko</h3><p>Uusi teksti</p>"
    blocks[named["quote"]]["value"] = [
        {"type": "blockquote", "children": [{"text": "Uudet sanat"}]},
        {"type": "p", "children": [{"text": "– Eeva, ohjaaja, Nuorten Ystävät"}]},
    ]
    blocks[named["figure"]]["html"] = "<p><strong>15</strong> ryhmää</p>"
    blocks[named["questions"]]["html"] = "<h3>Kuka?</h3><p>Kaikki</p><h3>Koska?</h3><p>Nyt</p>"
    blocks[named["attachment"]]["data"]["title"] = "Uusi nimi"
    blocks["uusi"] = {
        "@type": "html", "kind": "info_box", "html": "",
        "data": {"title": "Kokonaan uusi", "body": "<p>Laatikko</p>", "tone": "warning"},
    }  # fmt: skip
    layout = {"items": [*read["blocks_layout"]["items"], "uusi"]}
    response = api("PATCH", path, {"blocks": blocks, "blocks_layout": layout})
    assert response.status_code == 204, response.content
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    kinds = [item["type"] for item in draft.body.raw_data]
    assert sorted(kinds) == sorted([*[item["type"] for item in page.body.raw_data], "info_box"])
    stored = {item["type"]: item["value"] for item in draft.body.raw_data[:-1]}
    assert stored["info_box"]["title"] == "Uusi otsikko"
    assert stored["info_box"]["tone"] == "info"
    assert "Uusi teksti" in stored["info_box"]["body"]
    quote = stored["quote"]
    said = ("Uudet sanat", "Eeva", "ohjaaja", "Nuorten Ystävät")
    assert tuple(quote[name] for name in ("text", "name", "title", "organisation")) == said
    assert (stored["figure"]["value"], stored["figure"]["label"]) == ("15", "ryhmää")
    after = api.read(path)["blocks"]
    shown = next(block for block in after.values() if block.get("kind") == "questions")
    assert [row["question"] for row in shown["data"]["items"]] == ["Kuka?", "Koska?"]
    assert draft.body.raw_data[-1]["value"]["tone"] == "warning"
    attachment = next(block for block in after.values() if block.get("kind") == "attachment")
    assert attachment["data"]["title"] == "Uusi nimi"


def test_a_fault_in_the_parts_of_a_block_is_named(api, pages):
    page = next(page for page in pages.values() if type(page).__name__ == "StandardPage")
    read = api.read(path_of(page))
    blocks = deepcopy(read["blocks"])
    key = next(key for key, block in blocks.items() if block.get("kind") == "questions")
    blocks[key]["data"]["items"][0]["answer"] = 5
    response = api("PATCH", path_of(page), {"blocks": blocks})
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == f"blocks.{key}.data.items.0.answer"
    told = {"field": "x"}
    assert not any(told.items() <= part.items() for part in parts_of(response.json()))


def test_rows_that_a_reader_is_not_shown_stay_where_they_are(api, pages):
    page = next(page for page in pages.values() if type(page).__name__ == "SessionPage")
    inside = Collection.get_first_root_node().add_child(name="Sisäinen")
    CollectionViewRestriction.objects.create(collection=inside, restriction_type="login")
    hidden, *open_ones = [
        Attachment.objects.create(title=name, file=ContentFile(b"%PDF-1.4", f"{name}.pdf"), **more)
        for name, more in (("a", {"collection": inside}), ("b", {}), ("c", {}))
    ]
    first, second = open_ones
    rows = [("handout", {"document": document}) for document in (first, hidden, second)]
    page.handouts = rows
    page.save()
    shown = api.read(path_of(page))["handouts"]
    assert [row["title"] for row in shown] == ["b", "c"]
    change = [{**shown[0], "minutes": 12}, shown[1]]
    assert api("PATCH", path_of(page), {"handouts": change}).status_code == 204
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    stored = [(block.value["document"].title, block.value["minutes"]) for block in draft.handouts]
    assert stored == [("b", 12), ("a", None), ("c", None)]
