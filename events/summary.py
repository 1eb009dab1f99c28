"""Sums of what was recorded of an event: seats, check-ins, answers."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from events.choices import Attendance, SeatState
from events.models.afterwards import Answer, Figures
from events.models.registration import Registration

ANSWERS_TAKEN = timedelta(days=30)
# Fewer answers than this are not shown in public: they might point at a person.
LEAST_ANSWERS = 5


@dataclass(frozen=True)
class AnswerSum:
    """Number of answers, their mean (1–5, one decimal, None without any), how often each number."""

    count: int
    mean: float | None
    spread: list[tuple[int, int]]


def answers_of(event) -> AnswerSum:
    answers = Answer.objects.filter(event__translation_key=event.translation_key)
    rows = dict(answers.order_by().values_list("useful").annotate(Count("pk")))
    count = sum(rows.values())
    mean = sum(number * times for number, times in rows.items()) / count if count else None
    spread = [(number, rows.get(number, 0)) for number in (5, 4, 3, 2, 1)]
    return AnswerSum(count, mean and round(mean, 1), spread)


def public_answers_of(event) -> AnswerSum | None:
    found = answers_of(event) if event.is_over else None
    return found if found and found.count >= LEAST_ANSWERS else None


def figures_of(event) -> Figures | None:
    """The figures that somebody has entered."""
    found = Figures.objects.filter(
        event__translation_key=event.translation_key, entered_at__isnull=False
    )
    return found.first()


@dataclass(frozen=True)
class Bookings:
    """Registrations by state and way of taking part, and how many were checked in."""

    confirmed: int
    offered: int
    waiting: int
    cancelled: int
    checked_in: dict[str, int]


def bookings_of(event) -> Bookings:
    rows = Registration.objects.filter(event_id=event.pk)
    states = Counter(dict(rows.order_by().values_list("state").annotate(Count("pk"))))
    came = rows.filter(check_ins__isnull=False).order_by().values_list("attendance")
    checked_in = dict(came.annotate(Count("pk", distinct=True)))
    return Bookings(
        confirmed=states[SeatState.CONFIRMED],
        offered=states[SeatState.OFFERED],
        waiting=states[SeatState.WAITING],
        cancelled=states[SeatState.CANCELLED] + states[SeatState.LAPSED],
        checked_in={way: checked_in.get(way, 0) for way in Attendance.values},
    )
