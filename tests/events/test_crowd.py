"""A rush for few seats, on the database at hand (SQLite and PostgreSQL)."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from events import seats
from events.models import Registration, SeatPool
from tests.events.crowd import shared_database, together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ROOT = Path(__file__).resolve().parents[2]
PEOPLE = int(os.environ.get("CROWD", "2000"))
SEATS = 100


def register(event, number):
    return seats.register(event, "onsite", f"p{number}@example.org", name="N", language="fi")


def counts(event):
    def ask(_item):
        pool = SeatPool.objects.get(event_id=event.pk, attendance="onsite")
        rows = Registration.objects.filter(event_id=event.pk).values_list("state", flat=True)
        return pool.taken, list(rows)

    return together(ask, [0])[0]


def test_a_crowd_for_a_hundred_seats_gets_exactly_a_hundred(make_event, tmp_path):
    event = make_event(capacity_onsite=SEATS)
    with shared_database(tmp_path):
        together(lambda number: register(event, number), range(PEOPLE))
        taken, states = counts(event)
    assert taken == states.count("confirmed") == SEATS
    assert states.count("waiting") == PEOPLE - SEATS


def test_cancelling_and_passing_on_in_the_rush_leaves_no_seat_empty(make_event, tmp_path):
    event = make_event(capacity_onsite=20)
    dice = random.Random(7)  # noqa: S311
    acts = [(dice.random() < 0.4, number) for number in range(PEOPLE // 5)]

    def act(row):
        leaves, number = row
        registration = register(event, number)
        if leaves:
            seats.cancel(registration)
        elif number % 3 == 0:
            seats.accept(registration)
        pool = SeatPool.objects.get(event_id=event.pk, attendance="onsite")
        assert pool.taken <= pool.capacity

    with shared_database(tmp_path):
        together(act, acts)
        taken, states = counts(event)
    holding = states.count("confirmed") + states.count("offered")
    assert taken == holding
    assert taken == 20 or states.count("waiting") == 0


CHILD = """
import os, sys, django
sys.path[:0] = [".", "site"]
django.setup()
from events import seats
from events.models import EventPage
event = EventPage.objects.get(pk=int(sys.argv[1]))
for number in range(100000):
    made = seats.register(event, "onsite", f"k{number}@example.org", name="N", language="fi")
    print(made.pk, flush=True)
"""


def test_a_killed_process_loses_no_acknowledged_registration(make_event, tmp_path):
    event = make_event(capacity_onsite=SEATS)
    with shared_database(tmp_path) as file:
        url = f"sqlite:///{file}" if file else url_of_postgresql()
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(event.pk)],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test",
                 "VAR": str(tmp_path)},
            stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        told = [int(child.stdout.readline()) for _number in range(30)]
        os.kill(child.pid, signal.SIGKILL)
        told += [int(line) for line in child.stdout.read().split("\n")[:-1]]
        child.wait()
        taken, states = counts(event)
        stored = together(lambda _n: set(Registration.objects.values_list("pk", flat=True)), [0])[0]
    assert set(told) <= stored
    assert taken == states.count("confirmed")


def url_of_postgresql() -> str:
    test = connection.settings_dict
    return f"postgres://{test['USER']}@{test['HOST']}:{test['PORT']}/{test['NAME']}"
