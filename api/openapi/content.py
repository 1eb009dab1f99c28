"""The content of every page type: the common shape, and the fields of its own from `api_fields`."""

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from api.openapi.answers import ANSWERS
from api.openapi.fields import OWN
from api.openapi.shapes import (
    Schema,
    address,
    day,
    flag,
    items,
    moment,
    one_of,
    or_null,
    ref,
    text,
    thing,
    told,
    whole,
)
from api.registry import expandable
from api.serializers.kinds import KINDS
from api.serializers.names import NAMES
from core.models import Picture

# Keys that a type may have and another lacks, beside those of the common shape.
FOLDERISH = {
    "items": items(ref("Summary"), "One batch of the pages below."),
    "items_total": whole("How many pages there are below.", minimum=0),
    "batching": ref("Batching"),
}
EDITORS = {"has_unpublished_changes": flag("Told to editors of the page alone.")}


def schema_name(type_name: str) -> str:
    """`News Item` → `NewsItem`."""
    return type_name.replace(" ", "")


def base() -> Schema:
    terms = items(ref("Term"))
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    properties = {
        "@components": ref("Components"),
        "@id": address("The address of the page."),
        "@type": text("The name of the page type."),
        "UID": text("Stays when the page moves.", pattern="^[0-9a-f]{32}$"),
        "id": text("The last step of the address."),
        "title": text(),
        "description": text(),
        "lead": text(),
        "language": thing({"token": one_of(*languages), "title": text()}),
        "layout": text(),
        "type_title": text("The name of the type in the language of the page."),
        "created": or_null(moment("When the page was first published.")),
        "modified": or_null(moment("When it was last published.")),
        "effective": or_null(moment("The moment by which it is dated.")),
        "expires": or_null(moment("When it will leave the site.")),
        "last_reviewed": or_null(day()),
        "next_review": or_null(day()),
        "review_state": one_of("published", "pending", "private"),
        "is_sample": flag("Whether the content is made up to show what the site can do."),
        "translation": thing(
            {
                "state": one_of("original", "current", "outdated"),
                "original": or_null(address("The page that this one translates.")),
            }
        ),
        "subjects": items(text(), "Keywords."),
        "creators": items(text(), "Authors, or the organisation."),
        "organisation": or_null(ref("Term")),
        "work_packages": terms,
        "municipalities": terms,
        "target_groups": terms,
        "parent": {"anyOf": [ref("Summary"), thing({}, "Nothing above is public.")]},
        "relatedItems": items(ref("Summary")),
        "blocks": ref("Blocks"),
        "blocks_layout": ref("BlocksLayout"),
        "text": ref("RichText"),
        "is_folderish": flag("Whether pages may stand below."),
    }
    return {
        "type": "object",
        "description": "What pages of all types share.",
        "properties": properties,
        "required": list(properties),
    }


def components() -> Schema:
    link = thing({"@id": address()}, "Where it answers; `expand` puts the answer here.")
    return thing(
        {name: {"anyOf": [link, ANSWERS[name, 0]]} for name in expandable()},
        "The services of the page.",
    )


def page_type(model: type[Page]) -> Schema:
    """The common shape, and everything that this type has besides: nothing else may be in it."""
    name, kind = NAMES[model], KINDS[model]
    own: dict[str, Schema] = {}
    for field in getattr(model, "api_fields", []):
        if field != "body" and field not in kind.fields:
            own["image" if field == "picture" else field] = generated(model, field)
    own |= OWN.get(name, {})
    needed = list(own)
    if model.allowed_subpage_models():
        own |= FOLDERISH
        needed += ["items", "items_total"]
    return {
        "description": str(model._meta.verbose_name).capitalize() + ".",
        "allOf": [ref("Content")],
        "properties": {"@type": {"const": name}, **own, **EDITORS},
        "required": needed,
        "unevaluatedProperties": False,
    }


def generated(model: type[Page], name: str) -> Schema:
    """The shape of a field that `api.serializers.fields` writes out by its kind."""
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return {"type": ["string", "number", "boolean", "null"]}
    words = str(column.verbose_name).capitalize() + "."
    if isinstance(column, StreamField):
        return told(ref("Stream"), words)
    if isinstance(column, models.ForeignKey):
        return told(or_null(ref(target_of(column.related_model))), words)
    if column.choices:
        tokens = one_of(*(key for key, _title in column.flatchoices if key not in ("", None)))
        return told(or_null(thing({"token": tokens, "title": text()})), words)
    return told(scalar(column), words)


def target_of(model) -> str:
    if issubclass(model, Picture):
        return "MainImage"
    return "Summary" if issubclass(model, Page) else "Term"


def scalar(column: models.Field) -> Schema:
    if isinstance(column, models.BooleanField):
        found = flag()
    elif isinstance(column, models.IntegerField):
        found = whole()
    elif isinstance(column, models.FloatField):
        found = {"type": "number"}
    elif isinstance(column, models.DateTimeField):
        found = moment()
    elif isinstance(column, models.DateField):
        found = day()
    else:
        found = text()
    return or_null(found) if column.null else found


def schemas() -> dict[str, Schema]:
    names = {schema_name(NAMES[model]): model for model in KINDS}
    return {
        "Content": base(),
        "Components": components(),
        **{name: page_type(model) for name, model in names.items()},
        "Page": {
            "description": "A page of any type.",
            "oneOf": [ref(name) for name in names],
            "discriminator": {
                "propertyName": "@type",
                "mapping": {NAMES[model]: ref(name)["$ref"] for name, model in names.items()},
            },
        },
    }
