"""The desk of organisers: whose registrants they see, what they may do, what is noted."""

import json
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from core.models import OutgoingMail
from core.permissions import COMMUNICATIONS, REPORTERS, WRITERS
from events import needs, seats
from events.models import CheckIn, Decision, EventPage, Figures, Registration


def book(event, name="Aino", **fields):
    return seats.register(
        event, "onsite", f"{name.lower()}@example.org", name=name, language="fi", **fields
    )


@pytest.fixture
def organiser(client, make_user, organisation):
    client.force_login(make_user(WRITERS, organisation))
    return client


@pytest.fixture
def stranger(client, make_user, other_organisation):
    """An organiser of another organisation."""
    client.force_login(make_user(COMMUNICATIONS, other_organisation, name="vieras"))
    return client


PLACES = [
    ("events_event", ()), ("events_checkin", ()), ("events_message", ()), ("events_figures", ()),
    ("events_decisions", ()), ("events_sheet", ()), ("events_export", ("csv",)),
    ("events_export", ("xlsx",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "more"), PLACES)
def test_an_organiser_opens_every_screen_of_their_own_event(make_event, organiser, name, more):
    event = make_event()
    book(event)
    assert organiser.get(reverse(name, args=[event.pk, *more])).status_code == 200


@pytest.mark.parametrize(("name", "more"), PLACES)
def test_organisers_of_another_organisation_find_nothing(make_event, stranger, name, more):
    event = make_event("Salainen paja")
    book(event, "Salli")
    response = stranger.get(reverse(name, args=[event.pk, *more]))
    assert response.status_code in {302, 404}
    assert b"Salli" not in response.content
    assert b"Salainen paja" not in stranger.get(reverse("events_index")).content


def test_strangers_change_nothing_either(make_event, stranger):
    event = make_event()
    registration = book(event)
    marks = json.dumps([{"key": "1", "registration": registration.pk, "session": "", "here": True}])
    stranger.post(reverse("events_marks", args=[event.pk]), marks, content_type="application/json")
    stranger.post(reverse("events_cancel", args=[registration.pk]))
    stranger.post(reverse("events_figures", args=[event.pk]), {"onsite": 99})
    registration.refresh_from_db()
    assert registration.state == "confirmed"
    assert not CheckIn.objects.exists()
    assert not Figures.objects.filter(entered_at__isnull=False).exists()


def test_reporters_and_visitors_see_no_registrants(make_event, client, make_user, organisation):
    event = make_event()
    book(event)
    address = reverse("events_event", args=[event.pk])
    assert client.get(address).status_code == 302
    client.force_login(make_user(REPORTERS, organisation))
    assert b"aino@example.org" not in client.get(address, follow=True).content


def test_registrants_are_searched(make_event, organiser):
    event = make_event(capacity_onsite=1, asks_diet=True)
    book(event, needs=needs.encrypted(diet="Keliakia")), book(event, "Bertta")
    address = reverse("events_event", args=[event.pk])
    html = organiser.get(address + "?q=aino").content.decode()
    assert "Keliakia" in html
    assert "bertta@example.org" not in html
    assert "bertta@example.org" in organiser.get(address + "?state=waiting").content.decode()


def test_exports_are_noted_and_no_cell_is_a_formula(make_event, organiser):
    event = make_event()
    book(event, "=CMD()")
    response = organiser.get(reverse("events_export", args=[event.pk, "xlsx"]))
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet["A2"].value == "'=CMD()"
    assert "no-store" in response["Cache-Control"]
    entry = PageLogEntry.objects.get(action="events.export")
    assert (entry.data["rows"], entry.data["format"]) == (1, "xlsx")


def test_ticks_that_come_twice_count_once(make_event, organiser):
    event = make_event()
    registration = book(event)
    address = reverse("events_marks", args=[event.pk])
    marks = [
        {"key": "a", "registration": registration.pk, "session": "", "here": True},
        {"key": "b", "walk_ins": 1},
    ]
    for _time in range(2):
        response = organiser.post(address, json.dumps(marks), content_type="application/json")
    assert response.json() == {"taken": ["a", "b"], "walk_ins": 1}
    assert CheckIn.objects.count() == 1
    marks[0]["here"] = False
    organiser.post(address, json.dumps(marks[:1]), content_type="application/json")
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("body", ["", "{}", "[1]", '[{"key":"a"}]', '[{"key":"a","walk_ins":500}]',
                                  '[{"key":"a","registration":"x","session":"","here":1}]'])  # fmt: skip
def test_marks_that_make_no_sense_are_refused(make_event, organiser, body):
    address = reverse("events_marks", args=[make_event().pk])
    response = organiser.post(address, body, content_type="application/json")
    assert response.status_code == 400


def test_a_message_goes_once_to_each(make_event, organiser):
    event = make_event(capacity_onsite=1)
    book(event), book(event, "Bertta")
    before = OutgoingMail.objects.count()
    address = reverse("events_message", args=[event.pk])
    form = organiser.get(address).context["form"]
    data = {"to": "active", "subject": "Muista\nmuki 100 %", "body": "Tuo muki.",
            "name": str(form.initial["name"])}  # fmt: skip
    organiser.post(address, data), organiser.post(address, data)
    assert OutgoingMail.objects.count() == before + 2
    assert OutgoingMail.objects.last().subject == "Muista muki 100 % – Työpaja"


def test_figures_begin_with_the_check_ins_and_close_the_to_do(make_event, organiser):
    event = make_event()
    registration = book(event)
    CheckIn.objects.create(registration=registration)
    Figures.objects.create(event=event, walk_ins=2)
    past = timezone.now() - timezone.timedelta(days=20)
    EventPage.objects.filter(pk=event.pk).update(start=past, end=past + timezone.timedelta(hours=1))
    assert "Kirjaa, ketkä tulivat" in organiser.get("/admin/").content.decode()
    address = reverse("events_figures", args=[event.pk])
    assert organiser.get(address).context["form"].initial["onsite"] == 3
    organiser.post(address, {"onsite": 3, "companies": 1})
    assert Figures.objects.get().attended == 3
    assert "Kirjaa, ketkä tulivat" not in organiser.get("/admin/").content.decode()


def test_decisions_are_recorded(make_event, organiser, organisation):
    event = make_event(days=-1)
    address = reverse("events_decisions", args=[event.pk])
    data = {
        "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-action": "Kootaan kartta",
        "form-0-owner": organisation.pk, "form-0-due": "2030-01-31", "form-0-state": "open",
    }  # fmt: skip
    assert organiser.post(address, data).status_code == 302
    assert Decision.objects.get().action == "Kootaan kartta"


def test_the_next_edition_opens_as_a_draft(make_event, organiser):
    event = make_event(days=-10)
    response = organiser.post(reverse("events_next", args=[event.pk]))
    draft = EventPage.objects.exclude(pk=event.pk).get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert organiser.get(response["Location"]).status_code == 200


def test_an_event_with_registrants_is_not_deleted(make_event, admin_client, event_index):
    event = make_event()
    book(event)
    for page in (event, event_index):
        admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert EventPage.objects.filter(pk=event.pk).exists()
    Registration.objects.all().delete()
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[event.pk]))
    assert not EventPage.objects.filter(pk=event.pk).exists()


def test_a_person_is_found_and_erased_by_communications_only(
    make_event, client, make_user, organisation
):
    event = make_event()
    book(event)
    client.force_login(make_user(WRITERS, organisation))
    assert client.get(reverse("events_privacy")).status_code in {302, 403}
    client.force_login(make_user(COMMUNICATIONS, organisation))
    address = reverse("events_privacy_find")
    assert "Työpaja" in client.post(address, {"email": "aino@example.org"}).content.decode()
    data = {"email": "aino@example.org", "export": "1"}
    assert client.post(address, data).json()["registrations"][0]["name"] == "Aino"
    client.post(address, {"email": "aino@example.org", "erase": "1"})
    assert Registration.objects.get().name == ""


def test_the_editor_opens_with_its_tabs(make_event, organiser):
    html = organiser.get(
        reverse("wagtailadmin_pages:edit", args=[make_event().pk])
    ).content.decode()
    for heading in ("Ilmoittautuminen", "Jälkikäteen", "Tapaaminen"):
        assert heading in html
