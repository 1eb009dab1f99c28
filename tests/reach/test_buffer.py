"""The buffer keeps exact sums through threads, failures, outages and the end of the process."""

import threading
import time
from datetime import date
from itertools import pairwise

import pytest
from django.db import OperationalError, connection

from reach import buffer, upsert
from reach.buffer import Buffer, Key
from reach.models import DailyPage, DailyReach, FlushReceipt, ReachedPage
from reach.page_facts import PageFacts

DAY = date(2026, 11, 24)


def key(page_id=1, campaign=""):
    return Key(page_id, DAY, "direct", "", campaign)


def hit(target, page_id=1, campaign="", title="Title"):
    facts = PageFacts(title, f"/{page_id}/", "news.NewsPage", "fi")
    target.add(key(page_id, campaign), facts, visit=True)


def stored():
    return sum(DailyReach.objects.values_list("views", flat=True))


@pytest.fixture
def writes(monkeypatch):
    """The rows that reach the database, without a database."""
    rows = []
    monkeypatch.setattr(
        upsert, "write", lambda worker, sequence, batch: rows.extend(batch["DailyReach"])
    )
    return rows


def eventually(condition, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def test_the_sums_of_many_threads_are_exact(writes):
    target = Buffer()
    done = threading.Event()

    def flush_all_the_time():
        while not done.is_set():
            target.flush()

    flusher = threading.Thread(target=flush_all_the_time)
    senders = [
        threading.Thread(target=lambda: [hit(target, n % 7 + 1) for n in range(3000)])
        for _ in range(8)
    ]
    flusher.start()
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    done.set()
    flusher.join()
    target.flush()
    views, visits = (sum(row[column] for row in writes) for column in (5, 6))
    assert (views, visits) == (24_000, 24_000)


@pytest.mark.django_db
def test_later_flushes_add_to_the_stored_row_and_refresh_its_title():
    for title in ("Old", "Old", "New"):
        hit(buffer._buffer, title=title)
        buffer.flush()
    row = DailyReach.objects.get()
    assert (row.views, row.visits) == (3, 3)
    assert ReachedPage.objects.get().title == "New"


@pytest.mark.django_db
def test_a_batch_that_failed_before_the_commit_is_written_once(monkeypatch):
    target = Buffer()
    hit(target)
    with monkeypatch.context() as outage:
        outage.setattr(upsert, "add", fail)
        with pytest.raises(OperationalError):
            target.flush()
    assert stored() == 0
    hit(target)
    target.flush()
    assert stored() == 2
    target.flush()
    assert stored() == 2


@pytest.mark.django_db
def test_a_batch_whose_commit_was_not_heard_of_is_not_counted_twice(monkeypatch):
    target = Buffer()
    hit(target)
    write = upsert.write

    def write_and_lose_the_answer(*batch):
        write(*batch)
        raise OperationalError("the connection broke")

    with monkeypatch.context() as broken:
        broken.setattr(upsert, "write", write_and_lose_the_answer)
        with pytest.raises(OperationalError):
            target.flush()
    hit(target)
    target.flush()
    assert stored() == 2


@pytest.mark.django_db
def test_a_row_that_the_database_refuses_does_not_hold_up_the_others():
    target = Buffer()
    hit(target, 1)
    hit(target, 2, campaign="\ud800")
    hit(target, 3)
    target.flush()
    assert set(DailyReach.objects.values_list("page_id", flat=True)) == {1, 3}
    assert set(DailyPage.objects.values_list("page_id", flat=True)) == {1, 3}


def fail(*args):
    raise OperationalError("no database")


def test_hits_are_kept_through_an_outage_and_adding_never_fails(writes, monkeypatch):
    target = Buffer()
    with monkeypatch.context() as outage:
        outage.setattr(upsert, "write", fail)
        for page_id in range(1, 101):
            hit(target, page_id)
            with pytest.raises(OperationalError):
                target.flush()
    target.flush()
    assert sorted(row[0] for row in writes) == list(range(1, 101))


def test_memory_is_bounded_in_a_long_outage(writes, monkeypatch):
    monkeypatch.setattr(buffer, "MAX_KEYS", 10)
    target = Buffer()
    for number in range(100):
        hit(target, page_id=1, campaign=f"c{number}")
    for page_id in range(2, 100):
        hit(target, page_id)
    target.flush()
    assert len(writes) == 20
    assert sum(row[5] for row in writes) + target.lost == 198
    assert sum(row[5] for row in writes if row[0] == 1) == 100


def test_rows_are_written_in_the_order_of_their_keys(writes):
    target = Buffer()
    for page_id in (5, 3, 9, 1):
        hit(target, page_id)
    target.flush()
    assert [row[0] for row in writes] == [1, 3, 5, 9]


@pytest.mark.django_db(transaction=True)
def test_the_thread_writes_by_itself_and_stopping_writes_the_rest(settings):
    settings.REACH_FLUSH_SECONDS = 0.05
    target = Buffer()
    hit(target)
    eventually(lambda: stored() == 1)
    for _ in range(10):
        hit(target)
    assert target.stop() is True
    assert stored() == 11
    assert not [thread for thread in threading.enumerate() if thread.name == "reach-flush"]
    assert not FlushReceipt.objects.exists()
    assert target.stop() is True


def test_the_thread_outlives_an_outage_and_pauses_longer_each_time(settings, writes, monkeypatch):
    settings.REACH_FLUSH_SECONDS = 0.02
    target = Buffer()
    tries = []
    record = upsert.write

    def fail_three_times(*batch):
        tries.append(time.monotonic())
        if len(tries) <= 3:
            raise OperationalError("no database")
        record(*batch)

    monkeypatch.setattr(upsert, "write", fail_three_times)
    monkeypatch.setattr(upsert, "forget", lambda worker: None)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    hit(target)
    eventually(lambda: writes)
    assert sum(row[5] for row in writes) == 1
    pauses = [later - earlier for earlier, later in pairwise(tries)]
    assert pauses[0] < pauses[1] < pauses[2]
    assert target.stop() is True


def test_500_hits_are_written_without_waiting_for_the_interval(settings, writes, monkeypatch):
    settings.REACH_FLUSH_SECONDS = 60
    monkeypatch.setattr(upsert, "forget", lambda worker: None)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    target = Buffer()
    for _ in range(500):
        hit(target)
    eventually(lambda: sum(row[5] for row in writes) == 500)
    target.stop()


def test_a_forked_process_starts_with_an_empty_buffer(writes):
    target = Buffer()
    hit(target)
    worker = target.worker
    target.reset()
    assert target.flush() == 0
    assert target.worker != worker


@pytest.mark.django_db
def test_stopping_without_hits_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Buffer().stop() is True


@pytest.mark.django_db
def test_a_flush_is_one_transaction_whatever_the_number_of_rows(django_assert_max_num_queries):
    target = Buffer()
    for page_id in range(1, 200):
        hit(target, page_id)
    target.flush()
    assert DailyReach.objects.count() == 199
    assert connection.in_atomic_block
