"""What an event says of itself to machines, by schema.org."""

from core.structured_data import EUROPEAN_UNION, filled
from events.choices import Attendance, Booking, Mode, Plan
from events.states import State

ATTENDANCE = {
    Mode.ONSITE: "https://schema.org/OfflineEventAttendanceMode",
    Mode.REMOTE: "https://schema.org/OnlineEventAttendanceMode",
    Mode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}
STATUS = {
    Plan.FIXED: "https://schema.org/EventScheduled",
    Plan.TENTATIVE: "https://schema.org/EventScheduled",
    Plan.MOVED: "https://schema.org/EventRescheduled",
    Plan.CANCELLED: "https://schema.org/EventCancelled",
}


def event_node(event, address: str, project: str, language: str, picture: str | None) -> dict:
    """https://schema.org/Event. The remote link is for registrants, so the page stands for it."""
    places = []
    if event.place and event.mode != Mode.REMOTE:
        places.append(place_node(event.place))
    if event.mode != Mode.ONSITE:
        places.append({"@type": "VirtualLocation", "url": address})
    organisers = [{"@type": "Organization", "name": row.name} for row in event.organisers.all()]
    if not organisers and event.organisation:
        organisers = [{"@type": "Organization", "name": event.organisation.name}]
    node = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": event.title,
        "description": event.lead,
        "image": picture,
        "startDate": event.start.isoformat(),
        "endDate": event.end.isoformat(),
        "eventStatus": STATUS[Plan(event.plan)],
        "eventAttendanceMode": ATTENDANCE[Mode(event.mode)],
        "location": places[0] if len(places) == 1 else places,
        "organizer": organisers or {"@type": "Organization", "name": project},
        "inLanguage": language,
        "maximumPhysicalAttendeeCapacity": event.capacity_of(Attendance.ONSITE) or None,
        "maximumVirtualAttendeeCapacity": event.capacity_of(Attendance.REMOTE) or None,
        "performer": [
            filled({"@type": "Person", "name": row["name"], "jobTitle": row["title"]})
            for row in event.shown_speakers
        ],
        "funder": EUROPEAN_UNION,
        "offers": offer_node(event, address),
    }
    return filled(node) | {"isAccessibleForFree": not event.price}


def place_node(place) -> dict:
    node = {
        "@type": "Place",
        "name": place.words("name"),
        "address": filled(
            {
                "@type": "PostalAddress",
                "streetAddress": place.street,
                "postalCode": place.postal_code,
                "addressLocality": place.town,
                "addressCountry": "FI",
            }
        ),
    }
    if place.latitude is not None and place.longitude is not None:
        node["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(place.latitude),
            "longitude": float(place.longitude),
        }
    return node


def offer_node(event, address: str) -> dict | None:
    """https://schema.org/Offer while one can register."""
    if event.booking == Booking.NONE or event.state not in {State.OPEN, State.FULL, State.MOVED}:
        return None
    full = event.state == State.FULL
    return {
        "@type": "Offer",
        "url": event.booking_url if event.booking == Booking.LINK else address,
        "availability": f"https://schema.org/{'SoldOut' if full else 'InStock'}",
        **({} if event.price else {"price": 0, "priceCurrency": "EUR"}),
    }
