"""What the report is told: counts, reach by metric and method, targets, annotations."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.figures import (
    Narrowed,
    Period,
    PeriodError,
    annotations,
    by_channel,
    by_work_package,
    lines,
    publications,
    targets,
)
from communications.models import Annotation, Channel, MetricSnapshot, Target
from communications.models.metrics import record

pytestmark = pytest.mark.django_db

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(PeriodError):
        Period(date(2026, 3, 2), date(2026, 3, 1))


def test_the_previous_period_is_as_long_and_ends_the_day_before():
    assert MARCH.previous() == Period(date(2026, 1, 29), date(2026, 2, 28))
    one = Period(date(2026, 3, 1), date(2026, 3, 1))
    assert one.previous() == Period(date(2026, 2, 28), date(2026, 2, 28))


def test_days_are_those_of_helsinki_across_daylight_saving(publish):
    from django.utils import timezone

    edge = timezone.make_aware(timezone.datetime(2026, 3, 31, 23, 59, 59))
    publish(title="Viimeinen", published_at=edge)
    publish(title="Seuraava", published_at=edge + timedelta(seconds=1))
    assert [row.title for row in publications(MARCH)] == ["Viimeinen"]


def test_reach_is_told_in_the_channels_own_metric_by_method(publish):
    day = date(2026, 3, 10)
    one = publish("facebook", day=day, reach=100)
    record(one, "reactions", 9, method="platform")
    publish("facebook", day=day, reach=50, method="estimated")
    publish("facebook", day=day)
    publish("linkedin", day=day, reach=70)
    publish("facebook", day=date(2026, 2, 10), reach=30)
    facebook, linkedin = by_channel(MARCH)
    assert (facebook.key, facebook.publications, facebook.previous_publications) == (
        "facebook",
        3,
        1,
    )
    assert [(m.method, m.value, m.publications) for m in facebook.reach] == [
        ("estimated", Decimal(50), 1),
        ("platform", Decimal(100), 1),
    ]
    assert facebook.without_reach == 1
    assert [(m.metric, m.value) for m in facebook.other] == [("reactions", Decimal(9))]
    assert [m.value for m in facebook.previous_reach] == [Decimal(30)]
    assert (linkedin.metric, linkedin.reach[0].metric) == ("impressions", "impressions")


def test_only_the_newest_figure_counts(publish):
    row = publish(day=date(2026, 3, 10))
    today = date(2026, 3, 20)
    record(row, "reach", 10, as_of=today, method="platform")
    record(row, "reach", 25, as_of=today + timedelta(days=9), method="platform")
    record(row, "reach", 15, as_of=today + timedelta(days=3), method="platform")
    assert MetricSnapshot.objects.count() == 3
    assert by_channel(MARCH)[0].reach[0].value == 25


def test_the_same_value_again_is_no_new_figure(publish):
    row = publish(reach=10)
    assert record(row, "reach", 10, method="platform") is None
    assert record(row, "reach", 10, method="measured") is not None


def test_a_publication_of_two_packages_counts_in_each_and_once_in_all(publish, terms):
    day = date(2026, 3, 10)
    publish(day=day, reach=100, packages=[terms["tp1"], terms["tp2"]])
    publish(day=day, reach=5, packages=[terms["tp1"]])
    publish(day=day, reach=1)
    first, second, none = by_work_package(MARCH)
    assert (first.key, first.publications, first.channels[0].reach[0].value) == ("tp1", 2, 105)
    assert (second.key, second.publications, second.channels[0].reach[0].value) == ("tp2", 1, 100)
    assert (none.key, none.publications) == (None, 1)
    assert by_channel(MARCH)[0].publications == 3
    # Narrowed to one package, the other is still told of what they share.
    narrowed = by_channel(MARCH, Narrowed(work_package="tp1"))[0]
    assert (narrowed.publications, narrowed.reach[0].value) == (2, 105)


def test_narrowing(publish, terms, other_organisation, standard_page):
    day = date(2026, 3, 10)
    row = publish(day=day, organisation=other_organisation, language="sv", page=standard_page)
    row.municipalities.set([terms["nivala"]])
    publish("x", day=day)
    for narrowed in (
        Narrowed(municipality="nivala"),
        Narrowed(organisation="kalajoki"),
        Narrowed(language="sv"),
        Narrowed(channel="facebook"),
        Narrowed(page_id=standard_page.pk),
    ):
        assert list(publications(MARCH, narrowed)) == [row], narrowed


def test_examples_are_left_out_unless_asked_for(publish):
    publish(day=date(2026, 3, 10), reach=5, is_sample=True)
    assert by_channel(MARCH) == []
    assert by_channel(MARCH, Narrowed(samples=True))[0].publications == 1


def test_lines_hold_the_channels_own_metric_first(publish, terms):
    row = publish("youtube", "Video", day=date(2026, 3, 10), packages=[terms["tp1"]])
    record(row, "comments", 2, method="platform")
    record(row, "views", 90, method="platform")
    (line,) = lines(MARCH)
    assert [f.metric for f in line.figures] == ["views", "comments"]
    assert (line.channel, line.work_packages) == ("youtube", ("tp1",))


def test_sums_cost_as_many_queries_for_many_as_for_few(publish, terms):
    def questions():
        with CaptureQueriesContext(connection) as queries:
            by_channel(MARCH)
            by_work_package(MARCH)
        return len(queries)

    publish(day=date(2026, 3, 10), reach=5, packages=[terms["tp1"]])
    few = questions()
    for number in range(10):
        publish(
            "x", str(number), day=date(2026, 3, 10), reach=5, packages=[terms["tp1"], terms["tp2"]]
        )
    assert questions() == few


def test_targets_are_measured_over_their_own_period(publish, facebook):
    year = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    Target.objects.create(channel=facebook, measure="reach", value=200, **year)
    Target.objects.create(measure="publications", value=2, **year)
    Target.objects.create(
        measure="publications", value=1, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31)
    )
    publish(day=date(2026, 1, 10), reach=100)
    publish("x", day=date(2026, 3, 10), reach=500)
    found = {row.target.measure: row for row in targets(MARCH)}
    assert (found["reach"].achieved, found["reach"].percent, found["reach"].is_reached) == (
        100,
        50,
        False,
    )
    assert (found["publications"].achieved, found["publications"].is_reached) == (2, True)
    assert len(found) == 2


def test_annotations_of_the_period(db):
    Annotation.objects.create(day=date(2026, 3, 31), text="Loppu")
    Annotation.objects.create(day=date(2026, 4, 1), text="Huhtikuu")
    Annotation.objects.create(day=date(2026, 3, 1), text="Esimerkki", is_sample=True)
    assert [row.text for row in annotations(MARCH)] == ["Loppu"]
    assert len(annotations(MARCH, samples=True)) == 2


def test_every_kind_of_channel_is_there(db):
    keys = set(Channel.objects.values_list("key", flat=True))
    assert keys >= {"facebook", "instagram", "linkedin", "x", "youtube", "tiktok", "newsletter", "media", "broadcast",
                    "print", "event", "partner", "other"}  # fmt: skip
    assert Channel.objects.get(key="newsletter").words("name", "sv") == "Nyhetsbrev"
