"""The chart of the report: round scales, honest columns."""

import pytest

from reach.report.chart import HEIGHT, WIDTH, chart, ticks


@pytest.mark.parametrize("highest", [0, 1, 3, 4, 5, 7, 11, 99, 100, 101, 2_500, 10_000_001])
def test_the_scale_is_round_starts_at_zero_and_holds_the_highest(highest):
    scale = ticks(highest)
    assert scale[0] == 0
    assert scale[-1] >= max(highest, 1)
    assert 3 <= len(scale) <= 5
    assert {str(step).rstrip("0") for step in scale[1:2]} <= {"1", "2", "5"}


def points(*values, before=None):
    return [
        {"label": str(n), "text": "", "value": value, "before": before}
        for n, value in enumerate(values)
    ]


def test_a_column_is_as_high_as_its_share_of_the_scale():
    low, high = chart(points(50, 100)).columns
    assert high.height == pytest.approx(2 * low.height, abs=0.2)


def test_without_a_period_before_there_is_no_line_of_it():
    assert [column.before_y for column in chart(points(1, 2)).columns] == [None, None]
    assert chart(points(1, before=1)).columns[0].before_y is not None


def test_everything_stays_inside_the_drawing_and_labels_do_not_crowd():
    drawn = chart(points(*range(366)))
    assert all(c.x >= 0 and c.end <= WIDTH and 0 <= c.y <= HEIGHT for c in drawn.columns)
    assert 5 <= sum(bool(column.label) for column in drawn.columns) <= 15


def test_marks_of_one_day_stand_side_by_side():
    drawn = chart(points(1, 2), [{"point": 1, "number": 1}, {"point": 1, "number": 2}])
    assert drawn.marks[0].x < drawn.marks[1].x


def test_no_points_no_chart():
    assert chart([]) is None
