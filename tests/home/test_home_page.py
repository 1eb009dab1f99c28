"""The front page: what comes next stands on it, and nothing when nothing does."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import EventIndexPage, EventPage


def add(parent, title, days, **fields):
    start = timezone.now() + timedelta(days=days)
    event = parent.add_child(
        instance=EventPage(
            title=title, event_type="tyopaja", mode="eta", start=start,
            end=start + timedelta(hours=1), capacity_remote=5, lead="Ingressi.", **fields,
        )
    )  # fmt: skip
    event.save_revision().publish()


def test_the_next_three_events_stand_on_the_front_page(site_root, client):
    agenda = site_root.add_child(instance=EventIndexPage(title="Tapahtumat", slug="tapahtumat"))
    html = client.get("/").content.decode()
    assert "events-heading" not in html, "no heading over nothing"
    add(agenda, "Mennyt", -5)
    add(agenda, "Peruttu", 1, plan="cancelled", plan_note="Sairastapaus")
    for days in (2, 3, 4, 5):
        add(agenda, f"Tuleva {days}", days)
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        html = client.get("/").content.decode()
    assert len(asked) <= 12, [row["sql"][:120] for row in asked]
    shown = [title for title in ("Mennyt", "Peruttu", *(f"Tuleva {n}" for n in (2, 3, 4, 5)))
             if title in html]  # fmt: skip
    assert shown == ["Tuleva 2", "Tuleva 3", "Tuleva 4"]
    assert 'href="/tapahtumat/"' in html
