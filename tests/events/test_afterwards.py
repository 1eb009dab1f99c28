"""Mails by the clock, what is deleted when, figures for reports, answers, the next edition."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from core import figures
from core.models import OutgoingMail
from events import jobs, needs, next_edition, people, reminders, retention, seats
from events.models import (
    Answer,
    CheckIn,
    Decision,
    EventPage,
    Figures,
    Registration,
    RetentionRun,
    SeatPool,
)


def book(event, name="aino", way="onsite", **fields):
    return seats.register(event, way, f"{name}@example.org", name=name, language="fi", **fields)


def end(event, days):
    """Moves the event so that it ended that many days ago."""
    over = timezone.now() - timedelta(days=days)
    EventPage.objects.filter(pk=event.pk).update(start=over - timedelta(hours=2), end=over)


# --- mails ---------------------------------------------------------------------------------------


def test_reminders_come_a_week_a_day_and_an_hour_before_each_once(make_event, letters):
    event = make_event(days=20)
    book(event)
    for before in (timedelta(days=8), timedelta(days=6), timedelta(days=6), timedelta(hours=20),
                   timedelta(minutes=50), timedelta(minutes=40)):  # fmt: skip
        reminders.remind(event.start - before)
    assert sum(subject.startswith("Muistutus") for subject in letters("aino@example.org")) == 3


def test_a_worker_that_was_away_sends_the_latest_reminder_only(make_event, letters):
    event = make_event(days=20)
    book(event)
    reminders.remind(event.start - timedelta(minutes=30))
    assert sum(subject.startswith("Muistutus") for subject in letters("aino@example.org")) == 1


def test_whoever_registers_late_is_not_reminded_of_what_they_just_did(make_event, letters):
    event = make_event(days=3)
    book(event)
    reminders.remind()
    assert len(letters("aino@example.org")) == 1


def test_a_moved_event_tells_its_registrants_once(make_event, letters):
    event = make_event()
    book(event)
    event.start += timedelta(days=7)
    event.end += timedelta(days=7)
    event.plan = "moved"
    event.save_revision().publish()
    event.lead = "Uusi ingressi"
    event.save_revision().publish()
    assert [s.split(":")[0] for s in letters("aino@example.org")] == [
        "Sinulla on paikka",
        "Uusi aika tai paikka",
    ]


def test_a_cancelled_event_tells_those_in_the_queue_as_well(make_event, letters):
    event = make_event(capacity_onsite=1)
    book(event), book(event, "jono")
    event.plan, event.plan_note = "cancelled", "Kouluttaja sairastui"
    event.save_revision().publish()
    for name in ("aino", "jono"):
        assert letters(f"{name}@example.org")[-1] == "Peruttu: Työpaja"
    assert "Kouluttaja sairastui" in OutgoingMail.objects.last().body


def test_letters_are_in_the_language_of_the_registration(make_event, letters):
    event = make_event()
    seats.register(event, "onsite", "sven@example.org", name="Sven", language="sv")
    seats.register(event, "onsite", "eve@example.org", name="Eve", language="en")
    assert letters("sven@example.org") == ["Du har en plats: Työpaja"]
    assert letters("eve@example.org") == ["You have a seat: Työpaja"]


def test_thanks_go_to_those_who_came(make_event, letters):
    event = make_event()
    came = book(event)
    book(event, "poissa")
    CheckIn.objects.create(registration=came)
    end(event, 0.1)
    jobs.remind(), jobs.remind()
    assert letters("aino@example.org")[-1].startswith("Kiitos osallistumisesta")
    assert len(letters("aino@example.org")) == 2
    assert len(letters("poissa@example.org")) == 1


# --- deletion ------------------------------------------------------------------------------------


def test_needs_go_after_14_days_and_people_after_90(make_event):
    event = make_event()
    token = needs.encrypted(diet="Keliakia")
    book(event, needs=token, needs_consent_at=timezone.now())
    end(event, 13)
    assert retention.run() is None
    end(event, 15)
    assert retention.run().needs == 1
    stored = Registration.objects.get()
    assert (stored.needs, stored.name) == ("", "aino")
    end(event, 91)
    assert retention.run().people == 1
    stored.refresh_from_db()
    assert (stored.name, stored.email, stored.state) == ("", "", "confirmed"), "the count stays"
    assert [(run.needs, run.people) for run in RetentionRun.objects.all()] == [(0, 1), (1, 0)]


@pytest.mark.django_db
def test_a_planted_address_is_nowhere_after_its_day(make_event, tmp_path, settings, caplog, client):
    settings.MEDIA_ROOT = tmp_path
    event = make_event(asks_diet=True)
    planted = book(event, "kylvetty-osoite", phone="0401234567", organisation="Kylvetty Oy",
                   needs=needs.encrypted(diet="Kylvetty"))  # fmt: skip
    secret = planted.secret
    end(event, 91)
    call_command("worker", once=True)
    for word in ("kylvetty-osoite", "0401234567", "Kylvetty Oy", secret):
        assert word not in everything()
        assert word not in caplog.text
    assert not [path for path in tmp_path.rglob("*") if b"kylvetty" in path.name.encode()]
    assert client.get(f"/ilmoittautuminen/{secret}/").status_code == 404


def everything() -> str:
    """Every value of every table."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            texts.append(repr(cursor.fetchall()))
    return "".join(texts)


def test_a_person_gets_their_data_and_is_erased_everywhere(make_event, letters):
    first, second = make_event("Yksi", capacity_onsite=1), make_event("Kaksi")
    book(first, needs=needs.encrypted(diet="Kasvis")), book(second)
    waiting = book(first, "jono")
    told = people.export("AINO@example.org")
    assert [row["event"] for row in told["registrations"]] == ["Yksi", "Kaksi"]
    assert told["registrations"][0]["needs"]["diet"] == "Kasvis"
    json.dumps(told)
    assert people.erase("aino@example.org") == 2
    assert not Registration.objects.filter(email="aino@example.org").exists()
    assert not OutgoingMail.objects.filter(to="aino@example.org").exists()
    waiting.refresh_from_db()
    assert waiting.state == "offered", "the seat is passed on"
    assert SeatPool.objects.get(event=first).taken == 1


def test_needs_are_unreadable_without_their_key(settings, caplog):
    from cryptography.fernet import Fernet

    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.NEEDS_KEYS = [old]
    token = needs.encrypted(access="Pyörätuoli")
    settings.NEEDS_KEYS = [new, old]
    assert needs.decrypted(token)["access"] == "Pyörätuoli"
    settings.NEEDS_KEYS = [new]
    assert needs.decrypted(token) == {"diet": "", "access": ""}


# --- answers, figures, next edition --------------------------------------------------------------


def test_an_answer_is_taken_once_and_holds_nobody(make_event, answer, client):
    event = make_event(days=-1)
    response = answer(event, useful="4", takeaway="Hyvä päivä")
    assert response.status_code == 303
    assert "Kiitos" in client.get(response["Location"]).content.decode()
    stored = Answer.objects.get()
    assert (stored.useful, stored.takeaway) == (4, "Hyvä päivä")
    assert {field.name for field in Answer._meta.get_fields()} == {
        "id", "event", "sending", "useful", "takeaway", "better", "day",
    }  # fmt: skip
    assert answer(event, useful="9").status_code == 400


def test_answers_are_asked_after_the_event_and_not_before(make_event, client):
    assert client.get(make_event("Tuleva").url + "palaute/").status_code == 404
    assert client.get(make_event("Vanha", days=-40).url + "palaute/").status_code == 404


def test_few_answers_are_not_shown_in_public(make_event, client):
    event = make_event(days=-1)
    for number in range(5):
        text = client.get(event.url).content.decode()
        assert "hyödyllisyys" not in text
        Answer.objects.create(event=event, sending=str(number), useful=4)
    assert "hyödyllisyys" in client.get(event.url).content.decode()


def test_reports_get_the_figures_of_a_period(make_event):
    event = make_event(days=-3)
    make_event("Esimerkki", days=-3, is_sample=True)
    make_event("Vanha", days=-300)
    Figures.objects.create(event=event, onsite=11, remote=4, entered_at=timezone.now())
    Answer.objects.create(event=event, sending="1", useful=5)
    today = date.today()  # noqa: DTZ011
    found = {f.key: f.value for f in figures.collect(today - timedelta(days=30), today)["events"]}
    assert (found["events"], found["onsite"], found["remote"]) == (1, 11, 4)
    assert (found["answers"], found["useful"], found["jobs"]) == (1, 5, None)


def test_the_next_edition_keeps_the_plan_and_leaves_the_past_behind(make_event, series):
    event = make_event(
        days=-30, parent=series, event_type="ekosysteemifoorumi", remote_link="https://vanha.example/",
        minutes=[("paragraph", "<p>Muistio</p>")], recording_url="https://vimeo.com/1",
        speakers=[("speaker", {"name": "Puhuja"})],
    )  # fmt: skip
    book(event), Decision.objects.create(event=event, action="Teko", owner=event.organisation)
    draft = next_edition.draft_of(event)
    draft = EventPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert not draft.live
    assert (draft.plan, draft.capacity_onsite, draft.title) == ("tentative", 2, event.title)
    old, new = timezone.localtime(event.start), timezone.localtime(draft.start)
    assert (old.weekday(), old.time()) == (new.weekday(), new.time())
    assert 360 <= (new - old).days <= 370
    assert not any((draft.minutes, draft.speakers, draft.remote_link, draft.recording_url))
    assert draft.translation_key != event.translation_key
    assert not draft.registrations.exists()
    assert next_edition.draft_of(event).slug != draft.slug


def test_captions_are_due_14_days_after_the_event(make_event):
    event = make_event(days=-1, recording_url="https://vimeo.com/1")
    assert event.captions_due == timezone.localdate(event.end) + timedelta(days=14)
