"""The benchmark asks the same of raw rows and of rollups, and its table can be read."""

import pytest

from bench.__main__ import known_parts, main, table
from bench.parts.reach.reading import measure_reading
from bench.row import Row
from reach.models import DailyPage, DailyReach

HITS = 2000


def test_the_parts_are_found_by_their_modules():
    assert "reach" in known_parts()


def test_an_unknown_part_is_told_and_nothing_is_measured(capsys):
    assert main(["rach"]) == 2
    assert "rach" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_small_year_is_measured():
    rows = measure_reading(HITS)
    for model in (DailyReach, DailyPage):
        assert sum(model.objects.values_list("views", flat=True)) == HITS
    assert all(row.value for row in rows)
    assert any("raw rows" in row.what for row in rows)


@pytest.mark.django_db
def test_a_wrong_rollup_stops_the_benchmark(monkeypatch):
    def too_many(number):
        make_daily_rows(number)
        row = DailyPage.objects.order_by("-views").first()
        DailyPage.objects.filter(pk=row.pk).update(views=row.views + 1)

    from bench.parts.reach import year

    make_daily_rows = year.make_daily_rows
    monkeypatch.setattr(year, "make_daily_rows", too_many)
    with pytest.raises(RuntimeError, match="different answers"):
        measure_reading(HITS)


def test_a_row_is_met_only_when_it_is_met_on_both_databases():
    quick, slow = Row("a", "< 1 s", "0.5 s", True), Row("a", "< 1 s", "2 s", False)
    assert table([quick], [quick]).splitlines()[-1] == "| a | < 1 s | 0.5 s | 0.5 s | met |"
    assert table([quick], [slow]).endswith("| missed |")
    assert table([Row("a", "", "5 MB")], None).endswith("| 5 MB | not installed |  |")
