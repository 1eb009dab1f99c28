"""Calendar files in the mails: what is booked, moved and cancelled reaches the person's calendar."""

from datetime import timedelta

import vobject
from django.utils import timezone

from core.models import OutgoingMail
from events import reminders, seats


def book(event, name="aino", way="onsite", language="fi"):
    return seats.register(event, way, f"{name}@example.org", name=name, language=language)


def files_to(email):
    """(subject, calendar entry or None) of each mail that waits for an address, oldest first."""
    rows = OutgoingMail.objects.filter(to=email).order_by("pk")
    return [
        (row.subject.split(":")[0],
         vobject.readOne(row.files[0]["text"]).vevent if row.files else None)
        for row in rows
    ]  # fmt: skip


def test_the_confirmation_brings_the_entry_and_a_cancellation_takes_it_out(make_event):
    event = make_event()
    seats.cancel(book(event))
    (_told, entry), (_later, removal) = files_to("aino@example.org")
    assert (entry.uid.value, entry.status.value) == (str(event.translation_key), "CONFIRMED")
    assert (removal.uid.value, removal.status.value) == (entry.uid.value, "CANCELLED")


def test_a_moved_and_a_cancelled_event_send_the_entry_again_to_those_with_a_seat(make_event):
    event = make_event(capacity_onsite=1)
    book(event), book(event, "jono")
    event.start += timedelta(days=7)
    event.end += timedelta(days=7)
    event.plan = "moved"
    event.save_revision().publish()
    event.plan, event.plan_note = "cancelled", "Kouluttaja sairastui"
    event.save_revision().publish()
    entries = [entry for _subject, entry in files_to("aino@example.org")]
    assert [entry.sequence.value for entry in entries] == ["0", "1", "2"]
    assert entries[1].dtstart.value == event.start
    assert entries[2].status.value == "CANCELLED"
    assert [subject for subject, _entry in files_to("jono@example.org")][1:] == [
        "Uusi aika tai paikka", "Peruttu",
    ]  # fmt: skip
    assert not any(entry for _subject, entry in files_to("jono@example.org"))


def test_the_remote_link_is_in_the_file_of_remote_registrants_only(make_event):
    link = "https://etayhteys.example/salainen"
    event = make_event(mode="hybridi", capacity_remote=1, remote_link=link)
    book(event), book(event, "etana", "remote"), book(event, "jono", "remote")
    files = {row.to: str(row.files) for row in OutgoingMail.objects.all()}
    assert [address for address, text in files.items() if link in text] == ["etana@example.org"]


def meeting(days):
    start = timezone.now().replace(microsecond=0) + timedelta(days=days)
    return {"title": f"Tapaaminen {days}", "start": start, "end": start + timedelta(hours=1)}


def test_one_moved_meeting_of_several_is_told_and_gets_a_new_sequence(make_event):
    event = make_event(sessions=[("session", meeting(days)) for days in (5, 12, 19)])
    book(event)
    event.sessions[1].value["start"] += timedelta(days=1)
    event.sessions[1].value["end"] += timedelta(days=1)
    event.save_revision().publish()
    last = OutgoingMail.objects.order_by("pk").last()
    assert last.subject.startswith("Uusi aika tai paikka")
    entries = vobject.readOne(last.files[0]["text"]).vevent_list
    assert [entry.sequence.value for entry in entries] == ["1", "1", "1"]
    assert entries[1].dtstart.value == event.sessions[1].value["start"]


def test_an_event_that_takes_place_after_all_is_told(make_event, letters):
    event = make_event()
    book(event)
    event.plan, event.plan_note = "cancelled", "Kouluttaja sairastui"
    event.save_revision().publish()
    event.plan, event.plan_note = "fixed", ""
    event.save_revision().publish()
    assert letters("aino@example.org")[-1].startswith("Uusi aika tai paikka")


def test_a_cancelled_event_offers_no_seat_that_comes_free(make_event):
    event = make_event(capacity_onsite=1)
    first, waiting = book(event), book(event, "jono")
    event.plan, event.plan_note = "cancelled", "Kouluttaja sairastui"
    event.save_revision().publish()
    seats.cancel(first)
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_an_hour_before_the_remote_link_comes_again(make_event):
    link = "https://etayhteys.example/huone"
    event = make_event(mode="eta", place=None, capacity_remote=2, remote_link=link)
    book(event, way="remote")
    reminders.remind(event.start - timedelta(minutes=50))
    assert link in OutgoingMail.objects.order_by("pk").last().body
