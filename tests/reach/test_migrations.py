"""The first version's rows find their places."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from reach.models import DailyChannel, DailyCount, DailyPage, DailyReach, DailySource, ReachedPage


@pytest.mark.django_db(transaction=True)
def test_rows_of_the_first_version_are_carried_over():
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("reach")
    executor = MigrationExecutor(connection)
    executor.migrate([("reach", "0001_initial")])
    old = executor.loader.project_state([("reach", "0001_initial")]).apps
    row = {"page_id": 5, "day": "2026-06-01", "locale": "fi", "title": "T", "page_type": "a.B"}
    model = old.get_model("reach", "DailyReach")
    model.objects.create(**row, kind="view", channel="social", source="t.co", views=7, visits=6)
    model.objects.create(**row, kind="view", channel="direct", views=2, visits=2)
    model.objects.create(**row, kind="filtered:bot", views=9)
    executor = MigrationExecutor(connection)
    executor.migrate(latest)

    assert sorted(DailyReach.objects.values_list("source", "views")) == [("", 2), ("t.co", 7)]
    assert DailyPage.objects.values_list("views", "visits").get() == (9, 8)
    assert DailyChannel.objects.count() == DailySource.objects.count() == 2
    assert DailyCount.objects.values_list("kind", "count").get() == ("filtered:bot", 9)
    assert ReachedPage.objects.values_list("page_id", "title", "locale").get() == (5, "T", "fi")
