"""`@types`: the page types; `@types/<name>`: the fields of one as a JSON schema;
`@types/<name>/<field>`: one of them.

As in Plone only somebody known is told: they say what may be made here.
"""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.fields import StreamField

from api.errors import NotFoundError, UnauthorizedError
from api.registry import Call, Service
from api.serializers.kinds import kind_of
from api.serializers.names import NAMES, models_of, type_name
from api.services.vocabularies import SOURCES

SHARED = ("title", "lead", "organisation")
# The names of JSON → the names of fields, where they differ.
FIELD_NAMES = {"description": "search_description", "id": "slug", "expires": "expire_at"}
LISTS = ("subjects", "work_packages", "municipalities", "target_groups")


def types(call: Call) -> list | dict:
    if not call.user.is_authenticated:
        raise UnauthorizedError
    if len(call.below) > 1:
        return field_of(call, *call.below)
    if call.below:
        return schema(call, call.below[0])
    user = call.user
    parent = type(call.page)
    may = user.is_authenticated and call.page.permissions_for_user(user).can_add_subpage()
    below = {type_name(model) for model in parent.allowed_subpage_models() if model in NAMES}
    site = call.tree.request.build_absolute_uri("/")
    return [
        {
            "@id": f"{site}@types/{name.replace(' ', '%20')}",
            "addable": may and name in below,
            "id": name,
            "immediately_addable": may and name in below,
            "title": model.get_verbose_name(),
        }
        for model, name in sorted(NAMES.items(), key=lambda row: row[1])
    ]


def schema(call: Call, name: str) -> dict:
    model = next(iter(models_of([name])), None)
    if model is None:
        raise NotFoundError(f"There is no type {name}.", context=call.page_address)
    properties = dict(shared(call, model)) | dict(own(call, model))
    return {
        "fieldsets": [
            {"behavior": "plone", "fields": list(properties), "id": "default", "title": "Default"}
        ],
        "layouts": [kind_of(model).layout],
        "properties": properties,
        "required": ["title"],
        "title": model.get_verbose_name(),
        "type": "object",
    }


def field_of(call: Call, name: str, field: str) -> dict:
    found = schema(call, name)["properties"].get(field)
    if found is None:
        raise NotFoundError(f"{name} has no field {field}.", context=call.page_address)
    return found


def shared(call: Call, model):
    for name in (*SHARED, *FIELD_NAMES):
        found = prop(call, model, FIELD_NAMES.get(name, name))
        if found:
            yield name, found
    for name in LISTS:
        field_name = "tags" if name == "subjects" else name
        if any(field.name == field_name for field in model._meta.get_fields()):
            title = str(model._meta.get_field(field_name).verbose_name)
            items = {"type": "string"} | vocabulary(call, name)
            yield name, {"title": title, "type": "array", "uniqueItems": True, "items": items}
    yield "blocks", {"title": "Blocks", "type": "dict", "widget": "json", "default": {}}
    yield "blocks_layout", {"title": "Blocks layout", "type": "dict", "default": {"items": []}}


def own(call: Call, model):
    for name in getattr(model, "api_fields", []):
        found = prop(call, model, name)
        if found:
            yield "image" if name == "picture" else name, found


def prop(call: Call, model, name: str) -> dict | None:
    """One field as a property; None for what is no column."""
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(column, models.Field) or (isinstance(column, StreamField) and name == "body"):
        return None
    found = {"title": str(column.verbose_name), "description": str(column.help_text)}
    found |= kind_of_column(column) | vocabulary(call, name)
    if column.choices:
        found["enum"] = [key for key, _title in column.flatchoices]
        found["enumNames"] = [str(title) for _key, title in column.flatchoices]
    if column.max_length:
        found["maxLength"] = column.max_length
    return found


def kind_of_column(column: models.Field) -> dict:
    if isinstance(column, models.BooleanField):
        return {"type": "boolean", "factory": "Yes/No"}
    if isinstance(column, models.IntegerField):
        return {"type": "integer", "factory": "Integer"}
    if isinstance(column, models.DateTimeField):
        return {"type": "string", "factory": "Date/Time", "widget": "datetime"}
    if isinstance(column, models.DateField):
        return {"type": "string", "factory": "Date", "widget": "date"}
    if isinstance(column, StreamField):
        return {"type": "dict", "factory": "JSONField", "widget": "json"}
    if isinstance(column, models.ForeignKey):
        return {"type": "string", "factory": "Choice"}
    if isinstance(column, models.TextField):
        return {"type": "string", "factory": "Text", "widget": "textarea"}
    return {"type": "string", "factory": "Text line (String)"}


def vocabulary(call: Call, name: str) -> dict:
    found = SOURCES.get(name)
    site = call.tree.request.build_absolute_uri("/")
    return {"vocabulary": {"@id": f"{site}@vocabularies/{found}"}} if found else {}


TYPES = Service(
    "types",
    "The page types and their fields",
    read=types,
    most_below=2,
    expandable=True,
    closed=True,
    type_below="application/json+schema",
)
