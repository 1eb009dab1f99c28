"""Calendar files (RFC 5545). The link for remote participants is only in that of a registrant."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from core.models import ProjectSettings
from core.served import Served, served
from events.choices import Attendance, Plan, SeatState

STATUS = {
    Plan.FIXED: "CONFIRMED",
    Plan.MOVED: "CONFIRMED",
    Plan.TENTATIVE: "TENTATIVE",
    Plan.CANCELLED: "CANCELLED",
}


def calendar_of(name: str, entries: list[Event], language: str, method: str = "PUBLISH") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//Tekijat//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", timezone.get_default_timezone_name())
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(entry)
    return calendar.to_ical()


def entries_of(
    event, address: str, told=None, remote_link: str = "", status: str = ""
) -> list[Event]:
    """One entry, or one for each meeting. `told` is the stored `Told`, None before publishing;
    `status` that of RFC 5545, the event's own when empty."""
    common = (address, told, remote_link, status or STATUS[Plan(event.plan)])
    if not event.sessions:
        return [entry(event, event.start, event.end, event.title, "", *common)]
    return [
        entry(
            event,
            block.value["start"],
            block.value["end"],
            f"{event.title}: {block.value['title']}",
            f"-{block.id}",
            *common,
        )
        for block in event.sessions
    ]


def entry(event, start, end, title, suffix, address, told, remote_link, status) -> Event:
    found = Event()
    # The key of the event is the same in every language and stays when the page moves.
    found.add("uid", f"{event.translation_key}{suffix}")
    found.add("sequence", told.sequence if told else 0)
    found.add("dtstamp", event.last_published_at or timezone.now())
    if event.last_published_at:
        found.add("last-modified", event.last_published_at)
    if event.whole_day:
        found.add("dtstart", timezone.localdate(start))
        found.add("dtend", timezone.localdate(end) + timedelta(days=1))
    else:
        # In UTC, which needs no table of time zones and is right on both sides of summer time.
        found.add("dtstart", start.astimezone(UTC))
        found.add("dtend", end.astimezone(UTC))
    found.add("summary", title)
    lines = [event.plan_note, event.lead]
    if remote_link:
        lines += [_("Remote link: %s") % remote_link, event.remote_help]
    found.add("description", "\n\n".join(line for line in [*lines, address] if line))
    where = place_text(event)
    if where:
        found.add("location", where)
    if event.place and event.place.latitude is not None and event.place.longitude is not None:
        found.add("geo", (float(event.place.latitude), float(event.place.longitude)))
    found.add("url", address)
    found.add("status", status)
    found.add("categories", [str(event.get_event_type_display())])
    return found


def place_text(event) -> str:
    """Where it is, on one line."""
    parts = []
    if event.place and event.mode != "eta":
        parts.append(", ".join(p for p in (event.place.words("name"), event.place.address) if p))
    if event.mode != "lahi":
        parts.append(_("Remote connection"))
    return " / ".join(parts)


def of_registrant(registration, address: str, status: str = "") -> bytes:
    """A registrant's own file, with the remote link when they take part remotely. `status` is that
    of RFC 5545 when it is not the event's own."""
    event = registration.event
    remote = registration.attendance == Attendance.REMOTE
    confirmed = registration.state == SeatState.CONFIRMED
    link = event.remote_link if remote and confirmed else ""
    entries = entries_of(event, address, told_of(event), link, status)
    return calendar_of("", entries, get_language() or settings.LANGUAGE_CODE)


def answer(request: HttpRequest, data: bytes, name: str, cache: str) -> HttpResponse:
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = cache
    return response


def one(request: HttpRequest, event) -> HttpResponse:
    """The file of one event."""
    entries = entries_of(event, event.get_full_url(request), told_of(event))
    data = calendar_of("", entries, event.locale.language_code)
    response = answer(request, data, f"{event.slug}.ics", "public, max-age=300")
    return told_as_read(request, response, event)


def feed(request: HttpRequest, page, events) -> HttpResponse:
    """A calendar to subscribe to: the `events` of a listing or a series."""
    events = list(events)
    told = told_of_all(events)
    entries = [
        found
        for event in events
        for found in entries_of(event, event.get_full_url(request), told.get(event.translation_key))
    ]
    project = ProjectSettings.for_request(request)
    name = " – ".join(part for part in (project.name, page.title) if part)
    data = calendar_of(name, entries, page.locale.language_code)
    response = answer(request, data, "tapahtumat.ics", "public, max-age=300")
    return told_as_read(request, response, page)


def told_as_read(request: HttpRequest, response: HttpResponse, page) -> HttpResponse:
    """The answer itself, once it is known to have been given."""
    served.send(
        sender=type(page),
        request=request,
        response=response,
        kind=Served.CALENDAR,
        page=page,
        item=f"calendar:{page.pk}",
        title=page.title,
    )
    return response


def told_of(event):
    return told_of_all([event]).get(event.translation_key)


def told_of_all(events: list) -> dict:
    from events.models import Told

    keys = [event.translation_key for event in events]
    rows = Told.objects.filter(event__translation_key__in=keys).select_related("event")
    return {row.event.translation_key: row for row in rows}
