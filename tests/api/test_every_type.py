"""What holds for the JSON of every page type, with every kind of block that it takes."""

import re

from api.serializers.kinds import kind_of
from core.models import Picture
from home.models import StandardPage
from tests.api.every_type import Makers

# Kinds of blocks that Volto has no block for: the only ones that may be told as bare HTML.
WITHOUT_EQUIVALENT = {
    "figure", "info_box", "questions", "embed", "attachment", "warning", "story", "ask",
}  # fmt: skip
VOLTO = {
    "title", "description", "leadimage", "slate", "image", "listing", "teaser", "slateTable",
    "video", "html",
}  # fmt: skip
SCALE = {"download", "width", "height"}
PICTURE = {"width", "height", "scales", "alt"}


def parts_of(data):
    """Every object in the data, however deep."""
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from parts_of(part)


def test_every_page_is_told_in_blocks_and_in_html(site_root, organisation, picture, read):
    pages = Makers(site_root, organisation, picture).pages
    for model, page in pages.items():
        data = read(page.get_url().rstrip("/") or "/")
        blocks = data["blocks"]
        assert data["blocks_layout"]["items"] == list(blocks), model
        for key, block in blocks.items():
            about = (model, key, block)
            assert block["@type"] in VOLTO or block["@type"].startswith("guide"), about
            if block["@type"] == "html":
                assert block["kind"] in WITHOUT_EQUIVALENT, about
        html = data["text"]["data"]
        assert data["text"]["content-type"] == "text/html"
        assert html or not (kind_of(model).streams or kind_of(model).told), model
        assert "linktype" not in str(data), model
        for part in parts_of(data):
            assert not {"type", "value", "id"} <= set(part), (model, part)
            if "scales" in part:
                assert set(part) >= PICTURE, (model, part)
                assert part["scales"], (model, part)
                assert all(set(scale) == SCALE for scale in part["scales"].values())
        # What editors have written is in the text too: nothing is only a field of its own.
        for name in kind_of(model).rows:
            for row in data[name]:
                words = [row] if isinstance(row, str) else [row.get("title") or row.get("text")]
                assert all(word in html for word in words if word), (model, name, row)


def test_a_listing_page_asks_for_what_it_lists(site_root, organisation, picture, read):
    Makers(site_root, organisation, picture)
    data = read("/newsindexpage")
    listing = data["blocks"]["items"]
    assert listing["@type"] == "listing"
    query = listing["querystring"]
    assert query["query"][1]["v"] == ["News Item"]
    found = read(f"/newsindexpage/@querystring-search?query={quoted(query)}")
    assert [row["@id"] for row in found["items"]] == [row["@id"] for row in data["items"]]
    assert data["items"][0]["title"] in data["text"]["data"]


def quoted(query) -> str:
    import json
    from urllib.parse import quote

    return quote(json.dumps(query))


def test_main_pictures_have_every_scale_and_their_words(site_root, organisation, read):
    from io import BytesIO

    from django.core.files.images import ImageFile
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (2400, 1350), "#0B5563").save(out, "JPEG")
    large = Picture.objects.create(
        title="Joki", credit="Kuvaaja", file=ImageFile(BytesIO(out.getvalue()), "iso.jpg")
    )
    page = StandardPage(title="Sivu", slug="sivu", picture=large, picture_alt="Joki illalla")
    site_root.add_child(instance=page)
    image = read("/sivu")["image"]
    assert set(image["scales"]) == {"preview", "large", "huge"}
    widths = [image["scales"][name]["width"] for name in ("preview", "large", "huge")]
    assert widths == sorted(set(widths))
    assert (image["alt"], image["credit"]) == ("Joki illalla", "Kuvaaja")
    assert image["size"] > 0
    assert re.fullmatch(r"http://testserver/media/.+\.jpg", image["download"])
