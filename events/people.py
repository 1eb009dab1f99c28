"""One person across all events, by e-mail: what is stored, as a file, and its erasure."""

from django.db import transaction

from events import needs, retention, seats
from events.models import Registration


def registrations_of(email: str):
    found = Registration.objects.of_person(email).select_related("event")
    return found.prefetch_related("check_ins").order_by("created")


def export(email: str) -> dict:
    """Everything stored about the person, for the person (GDPR, article 15)."""
    return {
        "email": email.strip().lower(),
        "registrations": [exported(row) for row in registrations_of(email)],
    }


def exported(row: Registration) -> dict:
    return {
        "event": row.event.title,
        "begins": row.event.start.isoformat(),
        "registered": row.created.isoformat(),
        "state": str(row.get_state_display()),
        "attendance": str(row.get_attendance_display()),
        "name": row.name,
        "email": row.email,
        "organisation": row.organisation,
        "phone": row.phone,
        "locality": row.locality,
        "may_be_photographed": row.photo_consent,
        "language": row.language,
        "needs": needs.decrypted(row.needs) if row.needs else {},
        "checked_in": [check_in.at.isoformat() for check_in in row.check_ins.all()],
    }


@transaction.atomic
def erase(email: str) -> int:
    """Forgets the person at every event (article 17); seats they held are passed on."""
    count = 0
    for registration in registrations_of(email):
        if registration.is_active and not registration.event.is_over:
            seats.cancel(registration)
            registration.refresh_from_db()
        retention.forget(registration)
        count += 1
    return count
