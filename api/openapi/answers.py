"""What every service answers when it is read: (name, steps below the name) → schema."""

from api.openapi.common import LINE
from api.openapi.shapes import (
    Schema,
    address,
    batch,
    day,
    flag,
    items,
    moment,
    one_of,
    or_null,
    ref,
    text,
    thing,
    whole,
)

ACTION = thing({"icon": text(), "id": text(), "title": text(), "url": address()})
ACTIONS = thing(
    {
        name: items(ACTION)
        for name in (
            "document_actions",
            "object",
            "object_buttons",
            "portal_tabs",
            "site_actions",
            "user",
        )
    }
)
NAVIGATION_ITEM = thing(
    {
        "@id": or_null(address()),
        "title": text(),
        "description": text(),
        "review_state": one_of("published", "pending", "private"),
        "items": items(ref("NavigationItem")),
    }
)
SECTION_ITEM = thing(
    {
        "@id": or_null(address()),
        "href": or_null(address()),
        **{name: text() for name in ("title", "description", "icon", "thumb", "type")},
        "normalized_id": text("The last step of the address."),
        "review_state": one_of("published", "pending", "private"),
        **{name: flag() for name in ("is_current", "is_folderish", "is_in_path")},
        "items": items(ref("SectionItem")),
    }
)
VALUES = batch(thing({"title": text(), "token": text()}))
ACTOR = thing(
    {
        "@id": or_null(address()),
        "fullname": text(),
        "id": or_null(text()),
        "username": or_null(text()),
    },
    "Empty when nobody is known any more.",
)
HISTORY_STEP = {
    "action": text(),
    "actor": ACTOR,
    "comments": text(),
    "time": or_null(moment()),
    "transition_title": text(),
    "type": one_of("versioning", "workflow"),
}
HISTORY = items(
    thing(
        {
            **HISTORY_STEP,
            "@id": address("The page as it was in this version."),
            "may_revert": flag(),
            "version": whole(minimum=0),
            "review_state": one_of("published", "pending", "private"),
            "state_title": text(),
        },
        may_lack=("@id", "may_revert", "version", "review_state", "state_title"),
    ),
    "Versions and steps of the workflow, newest first.",
)
STATE = one_of("published", "pending", "private")
WORKFLOW_STEP = {
    "action": text(),
    "actor": text(),
    "comments": text(),
    "review_state": STATE,
    "time": or_null(moment()),
    "title": text(),
}
WORKFLOW = thing(
    {
        "@id": address(),
        "history": items(thing(WORKFLOW_STEP)),
        "state": thing({"id": STATE, "title": text()}),
        "transitions": items(thing({"@id": address(), "title": text()})),
    }
)
LOCK = thing(
    {
        "locked": flag(),
        "stealable": flag(),
        "created": or_null(moment()),
        "time": {"type": ["number", "null"]},
        "creator": text(),
        "creator_name": text(),
        "name": text(),
        "timeout": {"type": "null"},
        "token": text(),
    },
    may_lack=("created", "time", "creator", "creator_name", "name", "timeout", "token"),
)
ACCOUNT = thing(
    {
        "@id": address(),
        **{name: text() for name in ("id", "username", "fullname", "email")},
        "roles": items(text()),
    }
)
TOTALS = {name: whole(minimum=0) for name in ("views", "visits", "readers", "engaged", "downloads")}
FIELD_SCHEMA = {
    "type": "object",
    "description": "A JSON Schema in Plone's manner: `fieldsets`, `properties`, `required`.",
    "required": ["fieldsets", "properties", "required", "type"],
    "properties": {
        "fieldsets": items(
            {
                "type": "object",
                "properties": {"fields": items(text()), "id": text(), "title": text()},
                "required": ["fields", "id", "title"],
            }
        ),
        "properties": {"type": "object", "additionalProperties": {"type": "object"}},
        "required": items(text()),
        "layouts": items(text()),
        "title": text(),
        "type": {"const": "object"},
    },
}
LINKED = items(thing({"@id": address(), "title": text()}))
# A line of a search has more when `metadata_fields` or `fullobjects` ask for it.
FOUND = {
    "type": "object",
    "properties": LINE,
    "required": ["@id", "@type", "title", "description", "review_state", "type_title"],
}
RESULTS = batch(FOUND, "Summaries; more with `metadata_fields`, whole pages with `fullobjects`.")
NAVROOT = thing(
    {
        **LINE,
        "UID": text(),
        "id": text(),
        "is_folderish": flag(),
        "language": text(),
    }
)

ANSWERS: dict[tuple[str, int], Schema] = {
    ("", 0): ref("Page"),
    ("actions", 0): ACTIONS,
    ("aliases", 0): thing(
        {
            "@id": address(),
            "items": items(thing({"path": text(), "datetime": or_null(moment())})),
            "items_total": whole(minimum=0),
        }
    ),
    ("breadcrumbs", 0): thing({"@id": address(), "items": LINKED, "root": address()}),
    ("comments", 0): thing(
        {
            "@id": address(),
            "items": items({"type": "object"}, maxItems=0),
            "items_total": whole(),
            "permissions": thing({"can_reply": flag(), "view_comments": flag()}),
        }
    ),
    ("contextnavigation", 0): thing(
        {
            "@id": address(),
            "available": flag(),
            "has_custom_name": flag(),
            "items": items(ref("SectionItem")),
            "items_total": whole(minimum=0),
            "title": text(),
            "url": or_null(address()),
            "batching": ref("Batching"),
        },
        may_lack=("batching",),
    ),
    ("history", 0): HISTORY,
    ("history", 1): ref("Page"),
    ("linkintegrity", 0): items(
        thing(
            {
                **LINE,
                "breaches": items(
                    thing({name: LINE[name] for name in ("@id", "@type", "title", "review_state")})
                ),
                "items_total": whole("How many pages stand below it.", minimum=0),
            }
        )
    ),
    ("lock", 0): LOCK,
    ("navigation", 0): thing({"@id": address(), "items": items(ref("NavigationItem"))}),
    ("navroot", 0): thing({"@id": address(), "navroot": {"anyOf": [NAVROOT, thing({})]}}),
    ("openapi", 0): {
        "type": "object",
        "required": ["openapi", "info", "paths", "components"],
        "description": "This document.",
    },
    ("querystring-search", 0): RESULTS,
    ("reach", 0): thing(
        {
            "@id": address(),
            "from": day(),
            "to": day(),
            **TOTALS,
            "days": items(thing({"day": day(), **TOTALS})),
            "channels": items(thing({"channel": text(), "views": whole(), "visits": whole()})),
            "definitions": {"type": "object", "additionalProperties": text()},
            "method": text(),
        }
    ),
    ("search", 0): RESULTS,
    ("site", 0): thing(
        {
            "@id": address(),
            "features": {"type": "object", "additionalProperties": flag()},
            "plone.available_languages": items(text()),
            "plone.default_language": text(),
            "plone.portal_timezone": text(),
            "plone.site_logo": or_null(text()),
            "plone.site_title": text(),
        }
    ),
    ("sources", 0): LINKED,
    ("sources", 1): VALUES,
    ("translations", 0): thing(
        {
            "@id": address(),
            "items": items(thing({"@id": address(), "language": text(), "outdated": flag()})),
            "root": {"type": "object", "additionalProperties": address()},
        }
    ),
    ("types", 0): items(
        thing(
            {
                "@id": address(),
                "id": text(),
                "title": text(),
                "addable": flag(),
                "immediately_addable": flag(),
            }
        )
    ),
    ("types", 1): FIELD_SCHEMA,
    ("users", 0): items(ACCOUNT),
    ("users", 1): ACCOUNT,
    ("userschema", 0): FIELD_SCHEMA,
    ("vocabularies", 0): LINKED,
    ("vocabularies", 1): VALUES,
    ("workflow", 0): WORKFLOW,
}
SCHEMAS: dict[str, Schema] = {"NavigationItem": NAVIGATION_ITEM, "SectionItem": SECTION_ITEM}
