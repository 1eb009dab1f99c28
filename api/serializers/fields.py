"""A page type's own fields (`api_fields`) as JSON, by the kind of the field."""

from datetime import date, datetime

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.models import Page

from api.serializers.blocks import Blocks
from api.serializers.dates import day, moment
from api.serializers.pictures import image, size_of
from api.serializers.summary import specific_pages, summaries
from core.models import Picture


def field(tree, page, name: str, gathered) -> dict:
    """{key: value} of one field; a main picture is called `image`, as in Plone."""
    if name in gathered.streams:
        return {name: stream(gathered.streams[name], gathered)}
    try:
        definition = page._meta.get_field(name)
    except FieldDoesNotExist:
        return {name: plain(getattr(page, name))}
    if not isinstance(definition, models.ForeignKey):
        return {name: column(page, definition)}
    if issubclass(definition.related_model, Picture):
        return {"image" if name == "picture" else name: main_picture(tree, page, name)}
    if issubclass(definition.related_model, Page):
        return {name: visible_page(tree, getattr(page, definition.attname))}
    return {name: term(getattr(page, name))}


def column(page, definition: models.Field):
    value = getattr(page, definition.name)
    if definition.choices:
        title = str(getattr(page, f"get_{definition.name}_display")())
        return None if value in (None, "") else {"token": value, "title": title}
    return plain(value)


def plain(value):
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def term(value) -> dict | None:
    """A term or an organisation."""
    return value and {"token": getattr(value, "key", str(value.pk)), "title": str(value)}


def main_picture(tree, page, name: str) -> dict | None:
    picture = getattr(page, name)
    alt = getattr(page, f"{name}_alt", "")
    shape = image(picture, tree.request, "main", alt=alt, make=True)
    return shape and shape | {
        "size": size_of(picture, "main"),
        "caption": getattr(page, f"{name}_caption", ""),
    }


def visible_page(tree, pk: int | None) -> dict | None:
    found = specific_pages(tree.gate.filter(pk=pk)) if pk else []
    return next(iter(summaries(tree, found)), None)


def stream(value, gathered) -> dict:
    blocks = Blocks()
    blocks.add_stream(value, gathered.references)
    return {**blocks.as_json(), "text": blocks.text()}
