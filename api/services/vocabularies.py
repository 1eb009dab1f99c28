"""`@vocabularies`: the values that fields may hold, by Plone's names where it has them; `@sources`
gives the same by the name of the field."""

from django.conf import settings

from api.batching import batching
from api.errors import NotFoundError
from api.registry import Call, Service, query_parameter
from api.serializers.names import NAMES
from core.models import Municipality, Organisation, PageTag, TargetGroup, WorkPackage

PLONE = "plone.app.vocabularies."
MOST_TERMS = 1000


def keywords(call: Call) -> list[tuple[str, str]]:
    """The tags of public pages: those of hidden ones would tell of them."""
    pages = call.tree.gate.order_by().values("pk")
    names = PageTag.objects.filter(content_object__in=pages).values_list("tag__name", flat=True)
    return [(name, name) for name in names.distinct().order_by("tag__name")[:MOST_TERMS]]


def languages(call: Call) -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]


def page_types(call: Call) -> list[tuple[str, str]]:
    return sorted((name, str(model.get_verbose_name())) for model, name in NAMES.items())


def rows_of(model):
    def terms(call: Call) -> list[tuple[str, str]]:
        return [(row.key, str(row)) for row in model.objects.all()[:MOST_TERMS]]

    return terms


VOCABULARIES = {
    f"{PLONE}Keywords": keywords,
    f"{PLONE}AvailableContentLanguages": languages,
    f"{PLONE}SupportedContentLanguages": languages,
    f"{PLONE}PortalTypes": page_types,
    f"{PLONE}ReallyUserFriendlyTypes": page_types,
    "municipalities": rows_of(Municipality),
    "organisations": rows_of(Organisation),
    "target_groups": rows_of(TargetGroup),
    "work_packages": rows_of(WorkPackage),
}
# The field → its vocabulary.
SOURCES = {
    "language": f"{PLONE}SupportedContentLanguages",
    "municipalities": "municipalities",
    "organisation": "organisations",
    "subjects": f"{PLONE}Keywords",
    "target_groups": "target_groups",
    "work_packages": "work_packages",
}


def vocabularies(call: Call) -> list | dict:
    if call.below:
        return terms(call, "vocabularies", call.below[0], VOCABULARIES.get(call.below[0]))
    return [
        {"@id": f"{call.address('vocabularies')}/{name}", "title": name} for name in VOCABULARIES
    ]


def sources(call: Call) -> list | dict:
    if call.below:
        field = call.below[0]
        return terms(call, "sources", field, VOCABULARIES.get(SOURCES.get(field, "")))
    return [{"@id": f"{call.address('sources')}/{name}", "title": name} for name in SOURCES]


def terms(call: Call, service: str, name: str, source) -> dict:
    """One batch of the values, narrowed by `?title=` (a part) or `?token=`."""
    if source is None:
        raise NotFoundError(f"There is nothing of the name {name}.", context=call.page_address)
    query, parameters = call.request.GET, call.parameters
    title, token = query.get("title", "").lower(), query.get("token")
    found = [
        {"title": label, "token": key}
        for key, label in source(call)
        if title in label.lower() and token in (None, key)
    ]
    address = f"{call.address(service)}/{name}"
    data = {
        "@id": address,
        "items": found[parameters.start : parameters.start + parameters.size],
        "items_total": len(found),
    }
    links = batching(address, parameters, len(found))
    return data | ({"batching": links} if links else {})


NARROWING = (
    query_parameter("title", "A part of the title."),
    query_parameter("token", "One value by its token."),
)
VOCABULARIES_SERVICE = Service(
    "vocabularies",
    "The values that fields may hold",
    read=vocabularies,
    most_below=1,
    parameters=NARROWING,
)
SOURCES_SERVICE = Service(
    "sources",
    "The values that a field may hold, by its name",
    read=sources,
    most_below=1,
    parameters=NARROWING,
)
