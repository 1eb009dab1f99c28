"""Turns the blocks of the demo files into StreamField values.

The files name pictures by motif and pages by address; a database needs ids.
"""

from uuid import uuid4

from wagtail.models import Page, Site

from core.demo.pictures import picture_of


def page_at(address: str) -> Page | None:
    """The page of the default site at an address such as `/hanke/`, live or not."""
    root = Site.objects.get(is_default_site=True).root_page
    return Page.objects.filter(url_path=root.url_path + address.lstrip("/")).first()


def to_raw(blocks: list[dict]) -> list[dict]:
    """Raw StreamField data. Raises LookupError for a teaser that leads nowhere."""
    return [{"type": block["type"], "value": value_of(block)} for block in blocks]


def value_of(block: dict):
    value = block["value"]
    if block["type"] == "image":
        picture = {
            "image": picture_of(value["motif"]).pk,
            "decorative": False,
            "alt_text": value["alt"],
        }
        return {"picture": picture, "caption": value.get("caption", ""), "credit": ""}
    if block["type"] == "questions":
        # Items with ids, as the editor stores them: translations find them by their id.
        items = [{"type": "item", "id": str(uuid4()), "value": item} for item in value["items"]]
        return {**value, "items": items}
    if block["type"] == "teaser":
        page = page_at(value["page"])
        if page is None:
            raise LookupError(f"The demo has no page at {value['page']}")
        return {**value, "page": page.pk}
    if block["type"] == "table":
        return {
            "columns": [{"type": "text", "heading": heading} for heading in value["header"]],
            "rows": [{"values": row} for row in value["rows"]],
            "caption": value["caption"],
        }
    return value
