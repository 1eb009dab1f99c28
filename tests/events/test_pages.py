"""Pages of events: listing, states, calendars, JSON, linked data."""

import json
from datetime import UTC, datetime, time, timedelta

import icalendar
import pytest
import vobject
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail_localize.models import StringSegment, TranslationSource

from events import seats
from events.models import Decision, EventPage, Figures, Told
from events.states import State, state_of


def html_of(client, page, query=""):
    return client.get(page.url + query).content.decode()


def test_the_agenda_shows_what_is_coming_and_apart_what_is_over(make_event, event_index, client):
    make_event("Tuleva", days=20), make_event("Mennyt", days=-20)
    assert "Tuleva" in html_of(client, event_index)
    assert "Mennyt" not in html_of(client, event_index)
    assert "Mennyt" in html_of(client, event_index, "?aika=menneet")


def test_facets_narrow_the_agenda_with_counts(make_event, event_index, client, terms):
    make_event("Etänä", mode="eta", place=None, capacity_remote=5, terms=[terms["nivala"]])
    make_event("Paikalla", terms=[terms["sievi"]])
    make_event("Molemmin", mode="hybridi", capacity_remote=5)
    assert "Paikalla" not in html_of(client, event_index, "?tapa=eta")
    assert "Molemmin" in html_of(client, event_index, "?tapa=eta")
    html = html_of(client, event_index, "?kunta=nivala")
    assert "Etänä" in html
    assert "Paikalla" not in html


@pytest.mark.parametrize(
    "query", ["?tyyppi=olematon", "?aika=eilen", "?kunta=olematon", "?kieli=xx"]
)
def test_a_filter_that_does_not_exist_is_not_found(event_index, client, query):
    assert client.get(event_index.url + query).status_code == 404


def test_this_week_holds_what_happens_this_week(make_event, event_index, client):
    make_event("Kohta", days=0.01), make_event("Kuukauden päästä", days=30)
    html = html_of(client, event_index, "?aika=viikko")
    assert "Kohta" in html
    assert "Kuukauden päästä" not in html


def test_states_follow_from_time_and_entries(make_event):
    event = make_event(capacity_onsite=1)
    assert event.state == State.OPEN
    seats.register(event, "onsite", "a@example.org", name="a", language="fi")
    assert EventPage.objects.get().state == State.FULL
    event = EventPage.objects.get()
    assert state_of(event, event.start + timedelta(minutes=1)) == State.UNDER_WAY
    assert state_of(event, event.end + timedelta(minutes=1)) == State.ENDED
    event.booking_closes = timezone.now()
    assert event.state == State.CLOSED
    event.plan = "tentative"
    assert event.state == State.TENTATIVE
    event.plan = "cancelled"
    assert event.state == State.CANCELLED


def test_a_forum_is_closed_with_minutes_and_figures(make_event):
    event = make_event(days=-3, event_type="ekosysteemifoorumi")
    event.is_closed = True
    with pytest.raises(ValidationError, match="muistio"):
        event.full_clean()
    event.minutes = [("paragraph", "<p>Sovittiin.</p>")]
    with pytest.raises(ValidationError, match="määrät"):
        event.full_clean()
    Figures.objects.create(event=event, onsite=10, entered_at=timezone.now())
    event.full_clean()
    assert event.state == State.DONE


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"end": timezone.now()}, "end"),
        ({"booking": "link"}, "booking_url"),
        ({"booking": "email"}, "booking_email"),
        ({"capacity_onsite": None}, "capacity_onsite"),
        ({"plan": "cancelled"}, "plan_note"),
    ],
)
def test_contradictions_are_refused(make_event, fields, field):
    event = make_event()
    for name, value in fields.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert field in refused.value.message_dict


def test_several_meetings_set_the_beginning_and_the_end(make_event):
    first = timezone.now().replace(microsecond=0) + timedelta(days=5)
    values = [
        {"title": f"Tapaaminen {n}", "start": first + timedelta(weeks=n),
         "end": first + timedelta(weeks=n, hours=2)}
        for n in range(3)
    ]  # fmt: skip
    event = make_event(sessions=[("session", value) for value in values])
    assert (event.start, event.end) == (values[0]["start"], values[2]["end"])


def test_the_decisions_of_a_forum_meet_the_next_one(make_event, series, client, organisation):
    past = make_event("Viime foorumi", days=-100, parent=series, event_type="ekosysteemifoorumi")
    for number in range(7):
        Decision.objects.create(
            event=past, action=f"Teko {number}", owner=organisation,
            state="done" if number < 5 else "open",
        )  # fmt: skip
    coming = make_event("Uusi foorumi", parent=series, event_type="ekosysteemifoorumi")
    for page in (series, coming):
        html = html_of(client, page)
        assert "5/7" in html
        assert "Teko 6" in html
    assert "Teko 6" in html_of(client, past)


def test_speakers_without_consent_are_not_shown(make_event, client):
    event = make_event(
        speakers=[
            ("speaker", {"name": "Lupa Annettu", "consent_given": timezone.localdate()}),
            ("speaker", {"name": "Lupa Puuttuu", "consent_given": None}),
        ]
    )
    for accept in ("text/html", "application/json"):
        text = client.get(event.url, HTTP_ACCEPT=accept).content.decode()
        assert "Lupa Annettu" in text
        assert "Lupa Puuttuu" not in text


def test_a_participant_event_shows_the_eura_box(make_event, client):
    event = make_event(is_participant_activity=True)
    assert "EURA 2021" in html_of(client, event)
    assert "EURA 2021" in client.get(event.url + "ilmoittaudu/").content.decode()


# --- calendars -----------------------------------------------------------------------------------


def test_a_calendar_file_is_read_by_another_library(make_event, client):
    event = make_event("Työpaja; ääkköset, pilkut")
    response = client.get(event.url + "tapahtuma.ics")
    assert response["Content-Type"].startswith("text/calendar")
    entry = vobject.readOne(response.content.decode()).vevent
    assert entry.summary.value == "Työpaja; ääkköset, pilkut"
    assert entry.dtstart.value.astimezone(UTC) == event.start
    assert entry.uid.value == str(event.translation_key)
    assert entry.sequence.value == "0"
    assert "Kulttuuritalo" in entry.location.value


def test_a_cancelled_event_says_so_under_the_same_name(make_event, client):
    event = make_event()
    event.plan, event.plan_note = "cancelled", "Kouluttaja sairastui"
    event.save_revision().publish()
    entry = vobject.readOne(client.get(event.url + "tapahtuma.ics").content.decode()).vevent
    assert (entry.status.value, entry.sequence.value) == ("CANCELLED", "1")
    assert entry.uid.value == str(event.translation_key)


def test_the_feed_holds_every_meeting_and_follows_the_facets(make_event, event_index, client):
    start = timezone.now() + timedelta(days=3)
    make_event(
        "Sarja", event_type="ryhmavalmennus",
        sessions=[
            ("session", {"title": f"{n}", "start": start + timedelta(weeks=n),
                         "end": start + timedelta(weeks=n, hours=1)})
            for n in range(3)
        ],
    )  # fmt: skip
    make_event("Mennyt", days=-5)
    feed = icalendar.Calendar.from_ical(client.get(event_index.url + "tapahtumat.ics").content)
    assert len(feed.walk("VEVENT")) == 4
    narrowed = client.get(event_index.url + "tapahtumat.ics?tyyppi=ryhmavalmennus").content
    entries = icalendar.Calendar.from_ical(narrowed).walk("VEVENT")
    assert len({str(entry["uid"]) for entry in entries}) == 3


def test_an_event_in_summer_time_keeps_its_hour(make_event, client):
    summer = datetime(2027, 6, 1, 6, 0, tzinfo=UTC)
    winter = datetime(2027, 12, 1, 7, 0, tzinfo=UTC)
    event = make_event(start=summer, end=summer + timedelta(hours=1))
    assert "klo 9.00" in html_of(client, event)
    event.start, event.end = winter, winter + timedelta(hours=1)
    event.save_revision().publish()
    assert "klo 9.00" in html_of(client, EventPage.objects.get())
    assert Told.objects.get().sequence == 1
    entry = vobject.readOne(client.get(event.url + "tapahtuma.ics").content.decode()).vevent
    assert entry.dtstart.value.astimezone(UTC) == winter


# --- machines ------------------------------------------------------------------------------------


def test_the_json_has_the_fields_of_plone(make_event, client):
    event = make_event()
    data = client.get(event.url, HTTP_ACCEPT="application/json").json()
    assert data["@type"] == "Event"
    names = {"start", "end", "whole_day", "open_end", "recurrence", "sync_uid", "location",
             "event_url", "contact_name", "contact_email", "contact_phone"}  # fmt: skip
    assert names <= set(data)
    assert data["start"] == event.start.isoformat()
    assert data["registration"]["is_open"] is True


def test_the_linked_data_names_place_time_and_seats(make_event, client):
    event = make_event(mode="hybridi", capacity_remote=7)
    html = html_of(client, event)
    blocks = html.split('<script type="application/ld+json">')[1:]
    found = [json.loads(block.split("</script>")[0]) for block in blocks]
    node = next(node for node in found if node.get("@type") == "Event")
    assert node["startDate"] == event.start.isoformat()
    assert [place["@type"] for place in node["location"]] == ["Place", "VirtualLocation"]
    assert node["maximumVirtualAttendeeCapacity"] == 7
    assert node["isAccessibleForFree"] is True


def test_pages_set_no_cookie_and_ask_little(
    make_event, event_index, series, client, organisation, terms
):
    past = make_event("Viime", days=-9, parent=series, event_type="ekosysteemifoorumi")
    Decision.objects.create(event=past, action="Teko", owner=organisation)
    Figures.objects.create(event=past, onsite=3, entered_at=timezone.now())
    coming = make_event("Uusi", parent=series, event_type="ekosysteemifoorumi")
    for page in (event_index, series, coming, past):
        client.get(page.url)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(page.url)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert len(asked) <= 12, (page, len(asked), [row["sql"][:160] for row in asked])


def test_an_event_with_empty_optional_texts_can_be_translated(make_event):
    event = make_event(
        programme=[("row", {"start": time(9, 0), "title": "Avaus"})],
        speakers=[("speaker", {"name": "Puhuja"})],
    )
    source, _new = TranslationSource.update_or_create_from_instance(event)
    texts = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert {"Avaus", "Puhuja", "Tule mukaan."} <= texts
    assert not {"lahi", "form", "fixed"} & texts
