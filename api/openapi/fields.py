"""The fields that serializers write out by a function of their own, by the name of the type."""

from api.openapi.common import FILE
from api.openapi.shapes import (
    Schema,
    address,
    day,
    flag,
    items,
    moment,
    number,
    one_of,
    or_null,
    ref,
    text,
    thing,
    told,
    whole,
)


def texts(*names: str) -> dict[str, Schema]:
    return {name: text() for name in names}


def row(properties: dict[str, Schema], description: str = "", may_lack=()) -> Schema:
    """A row of a list that is written row by row: `id` tells which one it is."""
    own = {"id": text("Which row it is, for writing.")}
    return thing({**own, **properties}, description, may_lack=("id", *may_lack))


def choice() -> Schema:
    return ref("Term")


FILE_LINK = thing(
    {"@id": address(), "@type": one_of("File"), "title": text(), "download": address()}
)
ACHIEVEMENT = thing(
    {
        "value": number(),
        "percent": or_null(number("Of the target.")),
        "as_of": or_null(day()),
        **texts("source", "note"),
    }
)
INDICATOR = thing(
    {
        **texts("key", "name", "unit"),
        "work_package": or_null(ref("Term")),
        "target": or_null(number()),
        "target_source": text(),
        "achieved": or_null(told(ACHIEVEMENT, "The newest of `history`.")),
        "history": items(ACHIEVEMENT),
    }
)
HANDOUT = row(
    {
        **FILE,
        "minutes": or_null(whole()),
        "license": ref("Term"),
        "editable_source": or_null(thing(FILE)),
    }
)
STEP = row(
    {
        **{name: whole("Minutes.") for name in ("start", "end", "minutes")},
        "clock": text("When it begins, 1:30 for 90 minutes."),
        **texts("phase", "facilitator", "participant", "method", "tool", "material"),
    }
)
ARCHIVE = thing(
    {
        "download": address(),
        "content-type": one_of("application/zip"),
        "size": whole("Bytes."),
        "sha256": text(),
    },
    "The whole package as a ZIP.",
)
LINK = row(
    {
        "@id": address(),
        "@type": one_of("Link"),
        "remoteUrl": address(),
        **texts("title", "description"),
    }
)
OWN: dict[str, dict[str, Schema]] = {
    "Plone Site": {
        "paths": items(
            row({**texts("title", "text", "action"), "target": ref("Summary")}),
            "The doors of the home page.",
        )
    },
    "Project": {"indicators": items(INDICATOR)},
    "Accessibility Statement": {
        "service_name": text(),
        "service_address": address(),
        "shortcomings": items(
            row(
                {
                    **texts("description", "criteria", "alternative", "repair"),
                    "basis": or_null(choice()),
                }
            )
        ),
        "feedback": thing(
            {"form": address(), **texts("email", "phone", "body"), "days_to_answer": whole()},
            "Where to tell of what is not accessible.",
        ),
        "enforcement": thing(
            texts("name", "unit", "website", "email", "phone"), "The supervisor."
        ),
    },
    "Privacy Notice": {
        "controllers": items(row(texts("name", "contact"))),
        "contact_email": text(),
        "purposes": items(
            row(
                {
                    "key": text("The anchor of the purpose on the page."),
                    **texts(
                        "title", "purpose", "legal_basis_note", "data", "sources", "recipients",
                        "transfers", "retention", "automated_decisions",
                    ),
                    "legal_basis": or_null(choice()),
                }
            )
        ),
        "complaint": thing(texts("name", "website"), "The supervisor of data protection."),
    },
    "Event Series": {
        "follow_up": or_null(
            thing({"done": whole(), "total": whole(), "decisions": items(ref("Decision"))})
        )
    },
    "Event": {
        "start": moment(),
        "end": moment(),
        "whole_day": flag(),
        "open_end": flag(),
        "recurrence": {"type": "null"},
        "timezone": text(),
        "sync_uid": text(format="uuid"),
        **texts("location", "event_url", "contact_name", "contact_email", "contact_phone"),
        "place": or_null(
            thing(
                {
                    "token": text(),
                    **texts("title", "address"),
                    "accessibility": items(text()),
                    "geolocation": or_null(
                        thing({"latitude": number(), "longitude": number()})
                    ),
                }
            )
        ),
        "state": choice(),
        "plan": choice(),
        "plan_note": text(),
        "sessions": items(
            row({"title": text(), "start": or_null(moment()), "end": or_null(moment())}),
            "The single meetings of an event that has several.",
        ),
        "programme": items(
            row(
                {
                    "material": or_null(FILE_LINK),
                    "start": or_null(text("09:00, local time.")),
                    "end": or_null(text()),
                    **texts("title", "kind", "track", "speakers", "room"),
                }
            )
        ),
        "speakers": items(
            row(
                {
                    **texts("name", "title", "organisation", "bio"),
                    "image": or_null(ref("Image")),
                    "consent_given": {
                        "type": ["string", "boolean", "null"],
                        "description": "Told to editors alone.",
                    },
                },
                "Editors are told of those who have not agreed to be shown, too.",
                may_lack=["consent_given"],
            )
        ),
        "organisers": items(ref("Term")),
        "registration": thing(
            {
                "mode": choice(),
                "is_open": flag(),
                "is_full": flag(),
                "opens": or_null(moment()),
                "closes": or_null(moment()),
                "seats_onsite": or_null(whole()),
                "seats_remote": or_null(whole()),
            }
        ),
        "accessibility": items(text(), "What is known of access, in words."),
        "recording": or_null(
            thing({"url": text(), "captions": flag(), "captions_due": or_null(day())})
        ),
        "decisions": items(ref("Decision")),
    },
    "Startup Guide Chapter": {
        "facts": items(ref("Fact")),
        "terms": items(thing(texts("key", "term", "definition"))),
    },
    "News Item": {
        "contacts": items(
            thing(texts("token", "name", "title", "organisation", "phone", "email", "hours")),
            "Contact persons who agree to be shown.",
        ),
        "corrections": items(row({"date": or_null(text()), "text": text()})),
    },
    "Material Package": {
        "start_steps": items(text()),
        "guide": items(row({"title": text(), "html": text()})),
        "results": items(
            row(
                {
                    "participants": or_null(whole()),
                    **{
                        name: or_null(text()) for name in ("period", "method", "result", "limits")
                    },
                },
            )
        ),
        "learning_resource": {
            "type": "object",
            "description": "JSON-LD, https://schema.org/LearningResource.",
            "required": ["@context", "@type", "@id", "name"],
        },
        "version": or_null(text()),
        "versions": items(
            thing(
                {
                    "version": text(),
                    "effective": or_null(moment()),
                    "changes": items(text()),
                    "archive": or_null(ARCHIVE),
                }
            )
        ),
        "archive": or_null(ARCHIVE),
        "handouts": items(HANDOUT),
    },
    "Session": {"key_messages": items(text()), "steps": items(STEP), "handouts": items(HANDOUT)},
    "Communications Bank": {"bank": items({"anyOf": [row(FILE), LINK]})},
}  # fmt: skip
