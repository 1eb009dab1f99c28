"""Seats: taken once, passed on in order, never sold twice, never empty while somebody waits."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from events import seats
from events.choices import SeatState
from events.models import Registration, SeatPool


def register(event, name, attendance="onsite", **fields):
    return seats.register(
        event, attendance, f"{name}@example.org", name=name, language="fi", **fields
    )


def state(registration):
    return Registration.objects.get(pk=registration.pk).state


def test_the_third_for_two_seats_waits(make_event):
    event = make_event()
    assert [register(event, n).state for n in "abc"] == ["confirmed", "confirmed", "waiting"]
    assert SeatPool.objects.get(event=event).taken == 2
    assert Registration.objects.get(name="c").place_in_queue == 1


def test_remote_seats_are_counted_apart(make_event):
    event = make_event(mode="hybridi", capacity_onsite=1, capacity_remote=1)
    assert register(event, "a").state == register(event, "b", "remote").state == "confirmed"
    assert register(event, "c").state == "waiting"


def test_a_full_queue_takes_nobody(make_event):
    event = make_event(capacity_onsite=1, waiting_places=1)
    register(event, "a"), register(event, "b")
    with pytest.raises(seats.FullError):
        register(event, "c")
    assert Registration.objects.count() == 2


def test_a_freed_seat_is_offered_for_a_day_to_the_first_in_the_queue(make_event, letters):
    event = make_event(capacity_onsite=1)
    first, second, third = (register(event, n) for n in "abc")
    assert seats.cancel(first)
    assert (state(second), state(third)) == ("offered", "waiting")
    held = Registration.objects.get(pk=second.pk).hold_until - timezone.now()
    assert timedelta(hours=23) < held <= timedelta(hours=24)
    assert letters("b@example.org")[-1].startswith("Sinulle vapautui paikka")
    assert seats.accept(second)
    assert state(second) == "confirmed"
    assert seats.accept(second), "a second press changes nothing"


def test_an_offer_that_nobody_accepts_goes_to_the_next(make_event):
    event = make_event(capacity_onsite=1)
    first, second, third = (register(event, n) for n in "abc")
    seats.cancel(first)
    assert seats.take_back_offers(timezone.now() + timedelta(hours=23)) == 0
    assert seats.take_back_offers(timezone.now() + timedelta(hours=25)) == 1
    assert (state(second), state(third)) == ("lapsed", "offered")
    assert not seats.accept(second)
    assert SeatPool.objects.get(event=event).taken == 1


def test_a_newcomer_does_not_pass_those_who_wait(make_event):
    event = make_event(capacity_onsite=1)
    register(event, "a"), register(event, "b")
    SeatPool.objects.filter(event=event).update(capacity=2)
    assert register(event, "c").state == "waiting"


def test_cancelling_twice_gives_one_seat_back(make_event):
    event = make_event()
    first = register(event, "a")
    register(event, "b")
    assert seats.cancel(first)
    assert not seats.cancel(first)
    assert SeatPool.objects.get(event=event).taken == 1


def test_the_same_address_books_once_whatever_its_letters(make_event, letters):
    event = make_event()
    first = register(event, "a")
    again = seats.register(event, "onsite", " A@Example.org ", name="x", language="fi")
    assert again.pk == first.pk
    assert Registration.objects.get().name == "a", "a stranger changes nothing"
    assert letters("a@example.org")[-1].startswith("Olet jo ilmoittautunut")


def test_whoever_cancelled_may_come_back_with_a_new_link(make_event):
    event = make_event()
    first = register(event, "a")
    seats.cancel(first)
    again = register(event, "a")
    assert again.pk == first.pk
    assert (again.state, again.secret != first.secret) == ("confirmed", True)


def test_changing_sides_takes_the_free_seat_and_passes_the_old_one_on(make_event):
    event = make_event(mode="hybridi", capacity_onsite=1, capacity_remote=1)
    first, second = register(event, "a"), register(event, "b")
    assert seats.change_attendance(first, "remote")
    assert Registration.objects.get(pk=first.pk).attendance == "remote"
    assert state(second) == "offered"
    third = register(event, "c")
    assert not seats.change_attendance(third, "remote"), "no seat there"
    assert state(third) == "waiting"


def test_the_database_itself_refuses_a_seat_too_many(make_event):
    event = make_event(capacity_onsite=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatPool.objects.filter(event=event).update(taken=2)


def test_more_seats_are_offered_to_those_who_wait_and_fewer_take_none_away(make_event):
    event = make_event(capacity_onsite=1)
    register(event, "a")
    second = register(event, "b")
    event.capacity_onsite = 2
    event.save_revision().publish()
    assert state(second) == "offered"
    event.capacity_onsite = 1
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert "capacity_onsite" in refused.value.message_dict
    seats.set_capacity(event)
    assert SeatPool.objects.get(event=event).capacity == 2


def test_no_seat_is_offered_after_the_beginning(make_event):
    event = make_event(capacity_onsite=1)
    first, second = register(event, "a"), register(event, "b")
    event.start = timezone.now() - timedelta(minutes=5)
    type(event).objects.filter(pk=event.pk).update(start=event.start)
    seats.cancel(first)
    assert state(second) == SeatState.WAITING
