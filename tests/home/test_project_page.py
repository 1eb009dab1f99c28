"""The project page: what must be told before it is published, and what is reminded of."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.publication import blocking_problems, problems
from home.models import ProjectPage
from home.results import are_overdue, last_told
from tests.home.conftest import with_class
from tests.home.pages import indicator

TODAY = timezone.localdate


def codes(page):
    return {problem.code: problem.blocking for problem in problems(page)}


def test_a_whole_project_page_can_be_published(project_page):
    assert not blocking_problems(project_page)


@pytest.mark.parametrize("field", ["fund", "support_at_most", "total_cost"])
def test_without_fund_support_or_cost_it_cannot(project_page, project, field):
    setattr(project, field, "" if field == "fund" else None)
    project.save()
    (problem,) = blocking_problems(project_page)
    assert problem.code == {"support_at_most": "support"}.get(field, field)


def test_a_sum_of_nothing_is_no_sum(project_page, project):
    project.support_at_most = 0
    project.save()
    assert codes(project_page)["support"] is True


def test_the_support_is_not_larger_than_the_cost(project_page, project):
    project.support_at_most = project.total_cost + 1
    project.save()
    assert codes(project_page)["support_above_cost"] is True


@pytest.mark.parametrize("lead", ["", "   "])
def test_without_a_description_it_cannot(project_page, lead):
    project_page.lead = lead
    assert codes(project_page)["lead"] is True


@pytest.mark.parametrize("aims", [[], [("paragraph", "<p></p>")], [("paragraph", "<p> </p>")]])
def test_without_words_on_the_aims_it_cannot(project_page, aims):
    project_page.aims = aims
    assert codes(project_page)["aims"] is True


def test_the_editor_refuses_to_publish_and_keeps_what_was_live(
    project_page, project, client, make_user, organisation
):
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

    project.total_cost = None
    project.save()
    client.force_login(make_user("Viestintävastaava"))
    data = nested_form_data(
        {
            "title": "Hanke", "slug": "hanke", "lead": "Muutettu kuvaus.",
            "picture": "", "picture_alt": "", "share_image": "", "comments": inline_formset([]),
            "page_authors": inline_formset([]), "organisation": organisation.pk, "tags": "",
            "body": streamfield([]), "results": streamfield([]),
            "aims": streamfield([("paragraph", '{"entityMap":{},"blocks":[]}')]),
            "action-publish": "1",
        }
    )  # fmt: skip
    response = client.post(reverse("wagtailadmin_pages:edit", args=[project_page.pk]), data)
    assert response.status_code == 200
    assert ProjectPage.objects.get().lead == "Hanke kehittää työllisyyden hoitoa."


# --- the reminder -------------------------------------------------------------------------------


def test_empty_results_are_advice_and_no_hindrance(project_page):
    assert codes(project_page)["results"] is False


def test_new_results_end_the_reminder_for_six_months(project_page):
    project_page.results = [("paragraph", "<p>Ensimmäinen ryhmä on päättynyt.</p>")]
    project_page.save()
    assert project_page.results_changed == TODAY()
    assert "results" not in codes(project_page)
    assert not are_overdue(project_page, on=TODAY() + timedelta(days=175))
    assert are_overdue(project_page, on=TODAY() + timedelta(days=190))


def test_another_change_does_not_make_old_results_young(project_page):
    project_page.results = [("paragraph", "<p>Tulos.</p>")]
    project_page.save()
    old = TODAY() - timedelta(days=300)
    ProjectPage.objects.update(results_changed=old)
    page = ProjectPage.objects.get()
    page.lead = "Uusi kuvaus."
    page.save_revision().publish()
    page = ProjectPage.objects.get()
    assert (page.lead, page.results_changed) == ("Uusi kuvaus.", old)
    assert codes(page)["results"] is False
    page.results = [("paragraph", "<p>Uusi tulos.</p>")]
    page.save_revision().publish()
    assert ProjectPage.objects.get().results_changed == TODAY()


def test_an_old_draft_does_not_forget_when_results_changed(project_page):
    draft = project_page.save_revision()
    page = ProjectPage.objects.get()
    page.results = [("paragraph", "<p>Tulos.</p>")]
    page.save()
    draft = ProjectPage.objects.get()
    draft.results_changed = None
    draft.save_revision().publish()
    assert ProjectPage.objects.get().results_changed == TODAY()


def test_a_new_figure_ends_the_reminder_too(project_page):
    day = TODAY() - timedelta(days=10)
    indicator(figures=[(5, TODAY() - timedelta(days=400)), (6, day)])
    assert last_told(project_page) == day
    assert "results" not in codes(project_page)


def test_an_old_figure_alone_does_not(project_page):
    indicator(figures=[(5, TODAY() - timedelta(days=400))])
    assert codes(project_page)["results"] is False


def test_figures_take_the_place_of_the_empty_state(project_page, document):
    indicator(figures=[(0, TODAY())])
    assert not with_class(document("/hanke/"), "empty")
