"""The fields of a page on their way in: from the shapes that a read gives to what a form takes."""

from datetime import date, datetime

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from modelcluster.fields import ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.fields import StreamField
from wagtail.models import Page

from api.writing.blocks import Incoming
from api.writing.rich_text import ShapeError
from core.models import Picture

MOST_ITEMS = 200
# Names in the JSON → names of the form's fields, where they differ.
NAMES = {
    "id": "slug",
    "subjects": "tags",
    "expires": "expire_at",
    "nav_title": "",
    "language": "",
}


def form_name(page, key: str) -> str:
    """The field of the page that a key of the JSON stands for; "" when it stands for none."""
    if key == "effective":
        return "published_at" if has_field(page, "published_at") else "go_live_at"
    if key == "description":
        return description_field(page)
    name = NAMES.get(key, key)
    return name if name and has_field(page, name) else ""


def description_field(page) -> str:
    """A read gives the text for search engines, or the lead where there is none."""
    return (
        "search_description" if page.search_description or not has_field(page, "lead") else "lead"
    )


def has_field(page, name: str) -> bool:
    try:
        page._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def native(page, name: str, value, incoming: Incoming):
    """What the form's field takes. Raises ShapeError for a value of another shape."""
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        raise ShapeError("This field is written by blocks and blocks_layout.")
    if isinstance(field, TaggableManager):
        return tags(value)
    if isinstance(field, (ParentalManyToManyField, models.ManyToManyField)):
        return terms(field, value)
    if isinstance(field, models.ForeignKey):
        return related(field, value, incoming)
    return scalar(field, value)


def tags(value) -> str:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise ShapeError("A list of texts is expected.")
    if len(value) > MOST_ITEMS or any(len(tag) > 100 for tag in value):
        raise ShapeError("There are too many keywords, or one is too long.")
    # The form reads one text with quotes around what holds a comma or a space.
    return ", ".join('"' + tag.replace('"', "") + '"' for tag in value if tag.strip())


def token_of(value):
    token = value.get("token") if isinstance(value, dict) else value
    if isinstance(token, bool) or not isinstance(token, (str, int)):
        raise ShapeError("A token, or an object with a token, is expected.")
    return token


def terms(field, value) -> list[int]:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise ShapeError("A list of tokens is expected.")
    return [by_token(field.related_model, token_of(row)) for row in value]


def by_token(model, token) -> int:
    """The id of the term with the key. Raises ShapeError when there is none."""
    name = "key" if any(field.name == "key" for field in model._meta.get_fields()) else "pk"
    try:
        found = model.objects.filter(**{name: token}).values_list("pk", flat=True).first()
    except (ValueError, TypeError, OverflowError):
        found = None
    if found is None:
        raise ShapeError(f"There is no “{str(token)[:40]}” to choose.")
    return found


def related(field, value, incoming: Incoming):
    if value is None:
        return None
    if issubclass(field.related_model, Picture):
        found = incoming.picture(value)
        if found is None:
            raise ShapeError("The value names no picture of this site.")
        return found.pk
    if issubclass(field.related_model, Page):
        found = incoming.page(value)
        if found is None:
            raise ShapeError("The value names no page of this site.")
        return found.pk
    return by_token(field.related_model, token_of(value))


def scalar(field, value):
    if field.choices:
        return "" if value is None else token_of(value)
    if isinstance(field, models.BooleanField):
        if not isinstance(value, bool):
            raise ShapeError("true or false is expected.")
        return value
    if value is None:
        return None
    if isinstance(field, models.DateTimeField):
        return moment(value)
    if isinstance(field, models.DateField):
        return day(value)
    if isinstance(field, (models.IntegerField, models.FloatField, models.DecimalField)):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ShapeError("A number is expected.")
        return value
    if not isinstance(value, str):
        raise ShapeError("A text is expected.")
    return value


def moment(value) -> datetime:
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or not 1900 <= found.year <= 9000:
        raise ShapeError("A moment such as 2026-11-24T09:00:00+02:00 is expected.")
    return found


def day(value) -> date:
    try:
        found = parse_date(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or not 1900 <= found.year <= 9000:
        raise ShapeError("A day such as 2026-11-24 is expected.")
    return found
