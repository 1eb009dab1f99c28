"""Events to book, and people who fill in forms at a human pace."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from core.forms.public import LEAST_SECONDS, STAMP, new_stamp
from core.mail import send_waiting
from core.models import OutgoingMail
from events.forms import AnswerForm, RegistrationForm
from events.models import EventIndexPage, EventPage, Place, SeriesPage

OWN = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def event_index(site_root, organisation):
    return site_root.add_child(
        instance=EventIndexPage(title="Tapahtumat", slug="tapahtumat", organisation=organisation)
    )


@pytest.fixture
def series(event_index, organisation):
    return event_index.add_child(
        instance=SeriesPage(
            title="Ekosysteemifoorumi", slug="ekosysteemifoorumi", organisation=organisation
        )
    )


@pytest.fixture
def place(db):
    return Place.objects.create(
        name="Kulttuuritalo", street="Katu 1", postal_code="84100", town="Ylivieska", step_free=True
    )


@pytest.fixture
def make_event(event_index, organisation, place):
    """A published event `days` from now that lasts two hours; 2 seats on site unless told."""

    def make(title="Työpaja", *, days=10, parent=None, terms=(), live=True, **fields):
        start = (timezone.now() + timedelta(days=days)).replace(second=0, microsecond=0)
        fields = {
            "event_type": "tyopaja",
            "mode": "lahi",
            "start": start,
            "end": start + timedelta(hours=2),
            "place": place,
            "capacity_onsite": 2,
            "lead": "Tule mukaan.",
            "organisation": organisation,
            **fields,
        }
        event = EventPage(title=title, live=False, **fields)
        (parent or event_index).add_child(instance=event)
        for term in terms:
            getattr(event, {"WorkPackage": "work_packages", "Municipality": "municipalities",
                            "TargetGroup": "target_groups"}[type(term).__name__]).add(term)  # fmt: skip
        if live:
            event.save_revision().publish()
        return EventPage.objects.get(pk=event.pk)

    return make


@pytest.fixture
def fill_in(client):
    """`fill_in(event, email=…)` sends the form after a while; gives the answer."""

    def send(event, path="ilmoittaudu/", form=RegistrationForm, headers=OWN, **data):
        stamp = new_stamp(form, at=time.time() - LEAST_SECONDS - 5)
        if form is RegistrationForm:
            data = {"name": "Aino Esimerkki", "email": "aino@example.org",
                    "attendance": "onsite", **data}  # fmt: skip
        return client.post(event.url + path, {"homepage": "", STAMP: stamp, **data}, **headers)

    return send


@pytest.fixture
def answer(fill_in):
    def send(event, **data):
        return fill_in(event, path="palaute/", form=AnswerForm, **data)

    return send


@pytest.fixture
def sent(site_root, mailoutbox):
    """Runs the worker's job; gives all mail that has left."""

    def deliver():
        send_waiting()
        return mailoutbox

    return deliver


@pytest.fixture
def letters():
    """Subjects of the mails that wait for an address, oldest first."""

    def to(email):
        return list(
            OutgoingMail.objects.filter(to=email).order_by("pk").values_list("subject", flat=True)
        )

    return to
