"""What events and their listing say besides the common shape. Plone's names where it has any."""

from django.http import QueryDict

from api.readers import listed
from api.serializers.dates import day, moment
from api.serializers.fields import term
from api.serializers.pictures import image
from api.serializers.summary import light
from api.serializers.values import file_link, row_ids
from events.choices import Mode, Plan
from events.listing import WHEN, Agenda
from events.models import EventPage

FACETS = ("tyyppi", "tp", "kunta", "kohderyhma", "tapa", "kieli", WHEN)


def events(tree, index, query: QueryDict):
    """(events by their beginning, the query string that chose them). Raises Http404 as the page."""
    shown = listed(tree, index.events(), EventPage.objects.descendant_of(index))
    if not any(name in query for name in FACETS):
        return light(shown).order_by("start", "pk"), ""
    agenda = Agenda(shown, query)
    chosen = [event.pk for event in agenda.events]
    found = light(shown.filter(pk__in=chosen))
    parts = [part for part in (agenda.query, agenda.query_without) if part]
    return found.order_by("-start" if agenda.is_past else "start", "pk"), "&".join(parts)


def times(tree, event, gathered) -> dict:
    """Plone's fields of an event."""
    return {
        "start": moment(event.start),
        "end": moment(event.end),
        "whole_day": event.whole_day,
        "open_end": False,
        "recurrence": None,
        "timezone": "Europe/Helsinki",
        "sync_uid": str(event.translation_key),
        "location": str(event.place) if event.place and event.mode != Mode.REMOTE else "",
        "event_url": event.booking_url,
        "contact_name": ", ".join(event.organiser_names),
        "contact_email": event.contact_email,
        "contact_phone": "",
    }


def in_times(tree, event, gathered) -> dict:
    """For a field that stands among Plone's fields of an event."""
    return {}


def place(tree, event, gathered) -> dict:
    found = event.place if event.mode != Mode.REMOTE else None
    return {
        "place": found
        and {
            "token": str(found.pk),
            "title": found.words("name"),
            "address": found.address,
            "accessibility": found.facts,
            "geolocation": None
            if found.latitude is None or found.longitude is None
            else {"latitude": float(found.latitude), "longitude": float(found.longitude)},
        }
    }


def state(tree, event, gathered) -> dict:
    now = event.state
    return {
        "state": {"token": str(now), "title": str(now.label)},
        "plan": {"token": event.plan, "title": str(Plan(event.plan).label)},
        "plan_note": event.plan_note,
    }


def sessions(tree, event, gathered) -> dict:
    return {
        "sessions": [
            {
                "id": str(block.id),
                "title": block.value["title"],
                "start": moment(block.value["start"]),
                "end": moment(block.value["end"]),
            }
            for block in event.sessions
        ]
    }


def programme(tree, event, gathered) -> dict:
    names = ("title", "kind", "track", "speakers", "room")
    found = gathered.references
    return {
        "programme": [
            {
                "id": str(block.id),
                "start": clock(block.value["start"]),
                "end": clock(block.value.get("end")),
                **{name: block.value.get(name) or "" for name in names},
                "material": file_link(found.documents.get(item["value"].get("material")), found),
            }
            for block, item in zip(event.programme, event.programme.raw_data, strict=True)
        ]
    }


def clock(time) -> str | None:
    return time and time.isoformat(timespec="minutes")


def speakers(tree, event, gathered) -> dict:
    """Those who have agreed to be shown; editors see the others too, and the day of the consent."""
    names, found = ("name", "title", "organisation", "bio"), gathered.references
    rows = []
    for key, item in zip(row_ids(event, "speakers"), event.speakers.raw_data, strict=True):
        value = item["value"]
        if not (value.get("consent_given") or gathered.draft):
            continue
        row = {"id": key, **{name: value.get(name) or "" for name in names}}
        picture = found.pictures.get(value.get("picture"))
        row["image"] = image(picture, tree.request, "body", alt=row["name"], make=True)
        rows.append(row | ({"consent_given": value.get("consent_given")} if gathered.draft else {}))
    return {"speakers": rows}


def organisers(tree, event, gathered) -> dict:
    return {"organisers": [term(row) for row in event.organisers.all()]}


def registration(tree, event, gathered) -> dict:
    """How to register. Seats are told as free or not: the numbers change while caches sleep."""
    return {
        "registration": {
            "mode": {"token": event.booking, "title": str(event.get_booking_display())},
            "is_open": event.takes_bookings,
            "is_full": event.is_full,
            "opens": moment(event.booking_opens),
            "closes": moment(event.last_booking),
            "seats_onsite": event.capacity_onsite,
            "seats_remote": event.capacity_remote,
        }
    }


def accessibility(tree, event, gathered) -> dict:
    return {"accessibility": event.access_facts}


def recording(tree, event, gathered) -> dict:
    """The recording, None before there is one."""
    if not event.recording_url:
        return {"recording": None}
    return {
        "recording": {
            "url": event.recording_url,
            "captions": event.captions_ready,
            "captions_due": day(event.captions_due),
        }
    }


def decisions(tree, event, gathered) -> dict:
    return {"decisions": [decision(row) for row in event.decided]}


def decision(row) -> dict:
    return {
        "action": row.action,
        "owner": term(row.owner),
        "due": day(row.due),
        "state": {"token": row.state, "title": str(row.get_state_display())},
    }


def follow_up(tree, series, gathered) -> dict:
    """The decisions of the latest edition that made any, and how many are done."""
    found = series.follow_up
    return {
        "follow_up": found
        and {
            "done": found.done,
            "total": found.total,
            "decisions": [decision(row) for row in found.decisions],
        }
    }
