"""Here the search indexes are the subject."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import EventIndexPage, EventPage


@pytest.fixture(autouse=True)
def search_rests():
    """They do not rest."""


@pytest.fixture
def make_event(site_root, organisation):
    """A published event that begins `days` from now and lasts two hours."""
    index = site_root.add_child(
        instance=EventIndexPage(
            title="Kalenteri", slug="kalenteri", organisation=organisation, live=False
        )
    )

    def make(title, *, days, **fields):
        start = timezone.now() + timedelta(days=days)
        words = {
            "event_type": "tyopaja",
            "mode": "eta",
            "booking": "none",
            "lead": "Tule mukaan.",
            **fields,
        }
        event = EventPage(
            title=title,
            start=start,
            end=start + timedelta(hours=2),
            organisation=organisation,
            **words,
        )
        return index.add_child(instance=event)

    return make
