"""The first screen of the admin: what it reminds of, and whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import StandardPage
from home.reminders import reviews_due

TODAY = timezone.localdate


@pytest.fixture
def first_screen(client, make_user, organisation):
    def first_screen(group):
        client.force_login(make_user(group, organisation))
        return client.get("/admin/").content.decode()

    return first_screen


@pytest.mark.parametrize("group", ["Viestintävastaava", "Pääkäyttäjä"])
def test_missing_results_are_on_the_first_screen(group, first_screen, project_page):
    assert f"/admin/pages/{project_page.pk}/edit/" in first_screen(group)


@pytest.mark.parametrize("group", ["Kirjoittaja", "Raportoija"])
def test_others_are_not_reminded(group, first_screen, project_page):
    html = first_screen(group)
    assert 'class="reminders"' not in html


def test_fresh_results_leave_the_screen_alone(first_screen, project_page):
    project_page.results = [("paragraph", "<p>Tulos.</p>")]
    project_page.save()
    assert 'class="reminders"' not in first_screen("Viestintävastaava")


def test_a_review_is_told_thirty_days_ahead(statement, first_screen):
    assert statement.next_review is not None
    day = statement.next_review
    assert reviews_due(day - timedelta(days=31)) == []
    (row,) = reviews_due(day - timedelta(days=30))
    assert "Saavutettavuusseloste" in row.text
    assert not row.is_late
    assert reviews_due(day)[0].is_late


def test_reviews_of_every_page_type_are_told_the_most_urgent_first(
    statement, standard_page, make_post
):
    StandardPage.objects.filter(pk=standard_page.pk).update(next_review=TODAY())
    make_post("Vanha uutinen", next_review=TODAY() - timedelta(days=3))
    make_post("Luonnos", next_review=TODAY(), live=False)
    rows = [row.text for row in reviews_due(TODAY())]
    assert len(rows) == 2
    assert "Vanha uutinen" in rows[0]
    assert "Työnhakijalle" in rows[1]


def test_a_title_with_markup_is_shown_as_text(first_screen, make_post):
    make_post("<script>alert(1)</script>", next_review=TODAY())
    html = first_screen("Viestintävastaava")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_many_reviews_are_counted_and_not_all_listed(first_screen, make_post):
    for number in range(12):
        make_post(f"Uutinen {number}", next_review=TODAY())
    html = first_screen("Viestintävastaava")
    assert html.count('class="publication-check__item') == 10
