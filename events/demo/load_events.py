"""The event listing with its series, six events to come and two past ones."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from wagtail.models import Site

from core.demo.pictures import picture_of
from core.demo.publish import days_from_now, publish
from core.demo.stream import page_at, to_raw
from core.models import Municipality, Organisation, TargetGroup, WorkPackage
from events.choices import SeatState
from events.models import (
    Answer,
    Decision,
    EventIndexPage,
    EventPage,
    Figures,
    Place,
    Registration,
    SeatPool,
    SeriesPage,
)

FILE = Path(__file__).with_name("events.json")
LISTED = -160
WAITING = 3
SATURDAY = 5
PLACES = {"ylivieska": "Ylivieska", "nivala": "Nivala", "kalajoki": "Kalajoki", "sievi": "Sievi"}


def content() -> dict:
    return json.loads(FILE.read_text(encoding="utf-8"))


def address_of(row: dict) -> str:
    return f"/tapahtumat/{row['series'] + '/' if row.get('series') else ''}{row['slug']}/"


def start_of(row: dict) -> datetime:
    """On that day at that time in Helsinki; weekends move to Tuesday."""
    day = timezone.localdate() + timedelta(days=row["day"])
    if day.weekday() >= SATURDAY:
        day += timedelta(days=8 - day.weekday())
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(row["time"])))


def create() -> None:
    """Drafts of every page, so that texts may point at them."""
    told = content()
    home = Site.objects.get(is_default_site=True).root_page.specific
    if not page_at("/tapahtumat/"):
        listing = told["listing"]
        owner = Organisation.objects.get(key="nuorten-ystavat")
        home.add_child(
            instance=EventIndexPage(**listing, show_in_menus=True, organisation=owner, live=False)
        )
    for row in told["series"]:
        if not page_at(f"/tapahtumat/{row['slug']}/"):
            page_at("/tapahtumat/").specific.add_child(instance=new_series(row))
    for row in told["events"]:
        address = address_of(row)
        if not page_at(address):
            parent = address.rstrip("/").rpartition("/")[0] + "/"
            page_at(parent).specific.add_child(instance=new_event(row))


def new_series(row: dict) -> SeriesPage:
    return SeriesPage(
        title=row["title"],
        slug=row["slug"],
        lead=row["lead"],
        rhythm=row["rhythm"],
        organisation=Organisation.objects.get(key=row["organisation"]),
        permanent_owner=Organisation.objects.filter(key=row["owner"]).first(),
        live=False,
    )


def new_event(row: dict) -> EventPage:
    start = start_of(row)
    return EventPage(
        title=row["title"],
        slug=row["slug"],
        lead=row["lead"],
        event_type=row["type"],
        mode=row["mode"],
        start=start,
        end=start + timedelta(minutes=row["minutes_long"]),
        organisation=Organisation.objects.get(key=row["organisation"]),
        is_sample=True,
        live=False,
    )


def fill() -> None:
    told = content()
    listing = page_at("/tapahtumat/").specific
    if not listing.live:
        listing.work_packages = WorkPackage.objects.filter(key="tp6")
        publish(listing, at=days_from_now(LISTED))
    for row in told["series"]:
        series = page_at(f"/tapahtumat/{row['slug']}/").specific
        if not series.live:
            series.body = to_raw(row["body"])
            classify(series, row)
            publish(series, at=days_from_now(LISTED))
    for row in told["events"]:
        event = page_at(address_of(row)).specific
        if not event.live:
            fill_event(event, row)


def classify(page, row: dict) -> None:
    page.work_packages = WorkPackage.objects.filter(key__in=row["work_packages"])
    page.target_groups = TargetGroup.objects.filter(key__in=row["target_groups"])


def fill_event(event: EventPage, row: dict) -> None:
    classify(event, row)
    event.municipalities = Municipality.objects.filter(key=row["municipality"])
    event.organisers = [event.organisation]
    event.body = to_raw(row["body"])
    event.programme = [{"type": "row", "value": value} for value in row.get("programme", [])]
    event.sessions = sessions_of(event, row)
    event.picture, event.picture_alt = picture_of(row["motif"]), row["alt"]
    if row["municipality"] in PLACES:
        event.place = place_of(row["municipality"])
    event.capacity_onsite, event.capacity_remote = row.get("onsite"), row.get("remote")
    event.waiting_places = row["queue"]
    event.doors_open = row.get("doors_open")
    event.captioning, event.plain_language = row.get("captioning", False), row.get("plain", False)
    event.is_participant_activity = row.get("participants", False)
    for name in row["asks"]:
        setattr(event, f"asks_{name}", True)
    if row.get("opens"):
        event.booking_opens = days_from_now(row["opens"])
    event.follow_sessions()
    event.minutes = to_raw(row.get("minutes", []))
    event.is_closed = row.get("closed", False)
    record(event, row)
    publish(event, at=days_from_now(min(row["day"] - 30, -7)))
    if row.get("full"):
        fill_seats(event)


def sessions_of(event: EventPage, row: dict) -> list[dict]:
    """One a week, at the same time."""
    length = timedelta(minutes=row["minutes_long"])
    found = []
    for number, title in enumerate(row.get("sessions", [])):
        local = timezone.localtime(event.start).replace(tzinfo=None) + timedelta(weeks=number)
        start = timezone.make_aware(local)
        value = {
            "title": title,
            "start": start.isoformat(),
            "end": (start + length).isoformat(),
        }
        name = str(uuid5(NAMESPACE_URL, f"{row['slug']}/{number}"))
        found.append({"type": "session", "id": name, "value": value})
    return found


def place_of(key: str) -> Place:
    """A made-up venue in the municipality: the project has not announced real ones."""
    place, _new = Place.objects.get_or_create(
        name="Esimerkkitila",
        town=PLACES[key],
        defaults={
            "municipality": Municipality.objects.get(key=key),
            "step_free": True,
            "accessible_toilet": True,
            "induction_loop": True,
            "parking": "Maksuton pysäköinti oven edessä",
        },
    )
    return place


def record(event: EventPage, row: dict) -> None:
    if row.get("figures"):
        Figures.objects.get_or_create(
            event=event, defaults={**row["figures"], "entered_at": event.end + timedelta(days=1)}
        )
    for order, (action, owner, due, state, note) in enumerate(row.get("decisions", [])):
        Decision.objects.get_or_create(
            event=event,
            action=action,
            defaults={
                "owner": Organisation.objects.get(key=owner),
                "due": timezone.localdate(event.start) + timedelta(days=due),
                "state": state,
                "note": note,
                "order": order,
            },
        )
    for number, (useful, takeaway, better) in enumerate(row.get("answers", [])):
        Answer.objects.get_or_create(
            sending=f"demo-{row['slug']}-{number}",
            defaults={
                "event": event,
                "useful": useful,
                "takeaway": takeaway,
                "better": better,
                "day": timezone.localdate(event.end),
            },
        )


def fill_seats(event: EventPage) -> None:
    """All seats taken and a few in the queue, by nobody who exists; no mail is written."""
    pool = SeatPool.objects.get(event=event, attendance="remote")
    for number in range(pool.capacity + WAITING):
        Registration.objects.create(
            event=event,
            attendance="remote",
            state=SeatState.CONFIRMED if number < pool.capacity else SeatState.WAITING,
            name=f"Esimerkki Osallistuja {number + 1}",
            email=f"osallistuja{number + 1}@example.org",
            language="fi",
            created=days_from_now(-5) + timedelta(minutes=number),
            queued_at=days_from_now(-5) + timedelta(minutes=number),
        )
    SeatPool.objects.filter(pk=pool.pk).update(taken=pool.capacity)
