"""Any order of hits and any cut into batches gives the same rows, and the coarser rows are sums."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reach.buffer import Buffer, CountKey, Key
from reach.models import (
    COUNT_FIELDS,
    DailyChannel,
    DailyCount,
    DailyPage,
    DailyReach,
    DailySource,
    FlushReceipt,
    ReachedPage,
)
from reach.page_facts import PageFacts

pytestmark = pytest.mark.django_db
VIEWS = (DailyReach, DailyPage, DailyChannel, DailySource)
# Midnight in the change to winter time stands between two of the days.
DAYS = [date(2026, 10, 24) + timedelta(days=number) for number in range(3)]

hits = st.one_of(
    st.tuples(
        st.builds(
            Key,
            page_id=st.integers(1, 3),
            day=st.sampled_from(DAYS),
            channel=st.sampled_from(["direct", "social"]),
            source=st.sampled_from(["", "t.co"]),
            campaign=st.sampled_from(["", "syksy"]),
        ),
        st.sampled_from(
            [
                {"visit": 1},
                {"visit": 0},
                {"visit": 1, "reader": 1},
                {"view": 0, "engaged": 1},
            ]
        ),
    ),
    st.tuples(
        st.builds(
            CountKey,
            page_id=st.integers(0, 2),
            day=st.sampled_from(DAYS),
            kind=st.sampled_from(["download", "feed", "filtered:bot"]),
            item=st.sampled_from(["", "document:1"]),
        ),
        st.just({}),
    ),
)


def empty():
    for model in (*VIEWS, DailyCount, ReachedPage, FlushReceipt):
        model.objects.all().delete()


def stored():
    rows = {
        model.__name__: sorted(model.objects.values_list(*model.KEY, *COUNT_FIELDS))
        for model in VIEWS
    }
    rows["DailyCount"] = sorted(DailyCount.objects.values_list(*DailyCount.KEY, "count"))
    rows["ReachedPage"] = sorted(ReachedPage.objects.values_list("page_id", "title"))
    return rows


def count(events, cuts, workers=2):
    """Counts the events with some workers, flushing at the places of `cuts`."""
    buffers = [Buffer() for _ in range(workers)]
    for place, (key, figures) in enumerate(events):
        target = buffers[place % workers]
        if isinstance(key, Key):
            facts = PageFacts(f"Page {key.page_id}", "/", "a.B", "fi")
            target.add(key, facts, **figures)
        else:
            target.add_count(key, title="Opas")
        if place in cuts:
            target.flush()
    for target in buffers:
        target.flush()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=st.lists(hits, max_size=30), data=st.data())
def test_order_and_batches_do_not_matter(events, data):
    empty()
    count(events, cuts=(), workers=1)
    expected = stored()
    empty()
    shuffled = data.draw(st.permutations(events))
    cuts = data.draw(st.sets(st.integers(0, max(len(events) - 1, 0))))
    count(shuffled, cuts, workers=data.draw(st.integers(1, 3)))
    assert stored() == expected


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=st.lists(hits, max_size=30))
def test_every_table_adds_up_to_what_happened(events):
    empty()
    count(events, cuts={5, 11})
    views = Counter()
    for key, figures in events:
        if isinstance(key, Key):
            views["views"] += figures.get("view", 1)
            views["visits"] += figures.get("visit", 0)
            views["readers"] += figures.get("reader", 0)
            views["engaged"] += figures.get("engaged", 0)
    for model in VIEWS:
        for name in COUNT_FIELDS:
            assert sum(model.objects.values_list(name, flat=True)) == views[name]
    others = sum(not isinstance(key, Key) for key, _figures in events)
    assert sum(DailyCount.objects.values_list("count", flat=True)) == others
