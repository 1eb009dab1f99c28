"""Seats: taken, passed on, given back. None is sold twice, none is empty while somebody waits.

Each change is one short transaction that begins by locking the row of the pool. PostgreSQL locks
the row; SQLite, whose transactions here begin as IMMEDIATE, locks the database. Whoever comes
second reads what the first one wrote. Besides, a constraint of the table refuses a seat too many.
Mails are stored in the same transaction, so what is told is what has happened.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from events import letters
from events.choices import Plan, SeatState
from events.models.registration import Registration, SeatPool, new_secret

HOLD = timedelta(hours=24)


class FullError(Exception):
    """Neither a seat nor a place in the queue is left."""


class ClosedError(Exception):
    """The event takes no registrations (any more)."""


def lock(event_id: int, attendance: str) -> SeatPool:
    """The pool, which nobody else changes until the transaction ends. Raises ClosedError."""
    pools = SeatPool.objects.select_for_update()
    pool = pools.filter(event_id=event_id, attendance=attendance).first()
    if pool is None:
        raise ClosedError
    return pool


def take(pool: SeatPool) -> bool:
    """Takes a seat in the database itself, whatever anybody has read before."""
    free = SeatPool.objects.filter(pk=pool.pk, taken__lt=F("capacity"))
    return bool(free.update(taken=F("taken") + 1))


def give_back(pool: SeatPool) -> None:
    SeatPool.objects.filter(pk=pool.pk, taken__gt=0).update(taken=F("taken") - 1)


@transaction.atomic
def register(event, attendance: str, email: str, **fields) -> Registration:
    """Books a seat or, when there is none, a place in the queue.

    `event` is the original page. The same address, or the same filled-in form, books once: the
    registration that is there already is answered, as it is. Raises FullError and ClosedError.
    """
    email = email.strip().lower()
    pool = lock(event.pk, attendance)
    known = Registration.objects.filter(event_id=event.pk, email=email).first()
    if known and known.is_active:
        if not (fields.get("sending") and fields["sending"] == known.sending):
            letters.known_already(known).send(known, f"again-{timezone.localdate()}")
        return known
    state = SeatState.CONFIRMED
    # A newcomer does not pass those who wait.
    waiting = Registration.objects.filter(event_id=event.pk, attendance=attendance).waiting()
    if waiting.exists() or not take(pool):
        if event.waiting_places is not None and waiting.count() >= event.waiting_places:
            raise FullError
        state = SeatState.WAITING
    now = timezone.now()
    found = known or Registration(event_id=event.pk, email=email)
    for name, value in fields.items():
        setattr(found, name, value)
    found.attendance, found.state = attendance, state
    found.created = found.queued_at = now
    found.hold_until = None
    found.turn += 1
    if known:
        # The link of a registration that was cancelled stays closed.
        found.secret = new_secret()
    found.save()
    found.event = event
    tell_state(found)
    return found


@transaction.atomic
def cancel(registration: Registration) -> bool:
    """Ends a registration and passes its seat on; False when it had ended before."""
    pool = lock(registration.event_id, registration.attendance)
    current = Registration.objects.select_related("event").get(pk=registration.pk)
    if not current.is_active or current.attendance != pool.attendance:
        return False
    held, confirmed = current.holds_a_seat, current.state == SeatState.CONFIRMED
    move_to(current, SeatState.CANCELLED)
    if held:
        give_back(pool)
        pass_on(pool)
    letter = letters.cancelled(current, had_a_seat=confirmed)
    letter.send(current, f"state-{current.turn}")
    return True


@transaction.atomic
def accept(registration: Registration, at: datetime | None = None) -> bool:
    """Takes the offered seat; False when the offer has gone."""
    at = at or timezone.now()
    lock(registration.event_id, registration.attendance)
    current = Registration.objects.select_related("event").get(pk=registration.pk)
    if current.state == SeatState.CONFIRMED:
        return True
    if current.state != SeatState.OFFERED or (current.hold_until and current.hold_until < at):
        return False
    move_to(current, SeatState.CONFIRMED)
    tell_state(current)
    return True


@transaction.atomic
def change_attendance(registration: Registration, attendance: str) -> bool:
    """Changes the way of taking part when the other one has a free seat; else nothing changes."""
    if attendance == registration.attendance:
        return True
    # Always in the same order, so that two people who change sides never wait for each other.
    pools = {name: lock(registration.event_id, name)
             for name in sorted([attendance, registration.attendance])}  # fmt: skip
    current = Registration.objects.select_related("event").get(pk=registration.pk)
    if not current.is_active or current.attendance == attendance:
        return current.is_active
    same = Registration.objects.filter(event_id=current.event_id, attendance=attendance)
    if same.waiting().exists() or not take(pools[attendance]):
        return False
    left, held = pools[current.attendance], current.holds_a_seat
    current.attendance = attendance
    move_to(current, SeatState.CONFIRMED)
    if held:
        give_back(left)
        pass_on(left)
    tell_state(current)
    return True


def move_to(registration: Registration, state: str, hold_until: datetime | None = None) -> None:
    registration.state = state
    registration.hold_until = hold_until
    registration.turn += 1
    registration.save(update_fields=["state", "hold_until", "turn", "attendance"])


def pass_on(pool: SeatPool, at: datetime | None = None) -> None:
    """Offers free seats to those who wait, in their order. The pool must be locked."""
    at = at or timezone.now()
    waiting = Registration.objects.filter(event_id=pool.event_id, attendance=pool.attendance)
    for next_one in waiting.waiting().select_related("event"):
        # After the beginning nobody can answer any more, and of a cancelled event there is no seat.
        event = next_one.event
        if event.start <= at or event.plan == Plan.CANCELLED or not take(pool):
            return
        move_to(next_one, SeatState.OFFERED, min(at + HOLD, event.start))
        tell_state(next_one)


def take_back_offers(at: datetime | None = None) -> int:
    """Ends offers that nobody accepted in time and passes the seats on; how many ended."""
    at = at or timezone.now()
    old = Registration.objects.filter(state=SeatState.OFFERED, hold_until__lt=at)
    old = old.exclude(event__plan=Plan.CANCELLED)
    ended = 0
    for registration in old.order_by("pk"):
        with transaction.atomic():
            pool = lock(registration.event_id, registration.attendance)
            mine = Registration.objects.select_related("event")
            current = mine.get(pk=registration.pk)
            if current.state != SeatState.OFFERED or current.hold_until >= at:
                continue
            move_to(current, SeatState.LAPSED)
            give_back(pool)
            pass_on(pool, at)
            tell_state(current)
            ended += 1
    return ended


@transaction.atomic
def set_capacity(event) -> None:
    """Brings the pools of an event to its published seats, never below what is booked."""
    for attendance in ("onsite", "remote"):
        wanted = event.capacity_of(attendance)
        if wanted:
            SeatPool.objects.get_or_create(
                event_id=event.pk, attendance=attendance, defaults={"capacity": wanted}
            )
        elif not SeatPool.objects.filter(event_id=event.pk, attendance=attendance).exists():
            continue
        pool = lock(event.pk, attendance)
        SeatPool.objects.filter(pk=pool.pk).update(capacity=Greatest(wanted, F("taken")))
        pass_on(pool)


def tell_state(registration: Registration) -> None:
    """Writes to the person what has become of their seat."""
    letters.of_state(registration).send(registration, f"state-{registration.turn}")
