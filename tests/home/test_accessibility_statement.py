"""The accessibility statement: all parts of the model, in its order, in every voice."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from core.publication import blocking_problems, problems
from feedback.addresses import form_address
from home.models import AccessibilityStatementPage, SupervisorySettings
from tests.home.conftest import headings, with_class, words
from tests.home.pages import accessibility_statement, shortcoming

REQUIRED = {
    "service_name": " ",
    "scope": "",
    "conformance": "",
    "prepared_on": None,
    "assessment_method": "",
    "assessed_on": None,
    "assessment_scope": "\n",
}


def codes(page):
    return {problem.code: problem.blocking for problem in problems(page)}


# --- before it is published ---------------------------------------------------------------------


def test_a_whole_statement_can_be_published(statement):
    assert not blocking_problems(statement)


@pytest.mark.parametrize("field", REQUIRED)
def test_no_part_of_the_model_may_be_left_out(statement, field):
    setattr(statement, field, REQUIRED[field])
    (problem,) = blocking_problems(statement)
    assert problem.field == field


@pytest.mark.parametrize("conformance", ["partial", "none"])
def test_partly_means_that_something_is_listed(statement, conformance):
    statement.conformance, statement.shortcomings = conformance, []
    assert codes(statement)["no_shortcomings"] is True


def test_fully_means_that_nothing_within_the_law_is_listed(statement):
    statement.conformance = "full"
    assert codes(statement)["full_with_shortcomings"] is True
    statement.shortcomings = [shortcoming(basis="out-of-scope")]
    assert not blocking_problems(statement)
    statement.shortcomings = []
    assert not blocking_problems(statement)


@pytest.mark.parametrize("gap", [{"description": " "}, {"basis": ""}, {"basis": None}])
def test_a_shortcoming_tells_what_and_why(statement, gap):
    statement.shortcomings = [shortcoming(**gap)]
    assert codes(statement)["shortcoming"] is True


def test_criteria_and_schedule_of_a_shortcoming_are_advice(statement):
    statement.shortcomings = [shortcoming(criteria="", repair="")]
    found = codes(statement)
    assert (found["criteria"], found["repair"]) == (False, False)


def test_a_disproportionate_burden_is_documented(statement):
    statement.shortcomings = [shortcoming(basis="disproportionate-burden")]
    assert codes(statement)["burden"] is True
    statement.burden = "Arvioitu 1.6.2026, voimassa vuoden 2026 loppuun."
    assert not blocking_problems(statement)


def test_without_e_mail_and_phone_there_is_advice(statement):
    statement.feedback_email = statement.feedback_phone = ""
    assert codes(statement)["feedback_contact"] is False


@pytest.mark.parametrize("criteria", ["1.4.10", "1.4.10, 2.4.11", "1.1.1,4.1.2"])
def test_criteria_are_numbers_of_wcag(criteria):
    block = AccessibilityStatementPage.shortcomings.field.stream_block.child_blocks["shortcoming"]
    assert block.child_blocks["criteria"].clean(criteria) == criteria


@pytest.mark.parametrize("criteria", ["kontrasti", "9.9.9", "1.4", "1.4.10;", "<b>1.4.10</b>"])
def test_other_words_are_not(criteria):
    from django.core.exceptions import ValidationError

    block = AccessibilityStatementPage.shortcomings.field.stream_block.child_blocks["shortcoming"]
    with pytest.raises(ValidationError):
        block.child_blocks["criteria"].clean(criteria)


# --- reviewed every year ------------------------------------------------------------------------


def test_a_statement_is_reviewed_a_year_after_its_update(statement):
    assert statement.review_interval == 12
    assert statement.last_reviewed == date(2026, 9, 1)
    assert statement.next_review == date(2027, 9, 1)


def test_updating_moves_the_review(statement):
    statement.updated_on = date(2027, 2, 10)
    statement.save()
    assert statement.next_review == date(2028, 2, 10)


def test_a_review_without_changes_is_marked_as_on_any_page(statement):
    statement.last_reviewed, statement.next_review = date(2027, 8, 1), None
    statement.save()
    assert (statement.updated_on, statement.next_review) == (date(2026, 9, 1), date(2028, 8, 1))


# --- what people read ---------------------------------------------------------------------------


def test_the_parts_are_in_the_order_of_the_model(statement, document):
    page = document(statement.url)
    shown = [text for level, text in headings(page) if level == 2]
    expected = [str(text) for text in AccessibilityStatementPage.SECTIONS.values()]
    assert [text for text in shown if text in expected] == expected


def test_headings_are_in_order_and_every_link_of_the_contents_leads_somewhere(statement, document):
    page = document(statement.url)
    levels = [level for level, _text in headings(page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    anchors = [a.get("href")[1:] for a in with_class(page, "contents")[0].iter("a")]
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(anchors) == 7
    assert set(anchors) <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_field_is_on_the_page(statement, document):
    text = words(document(statement.url))
    for part in (
        "Tulevaisuuden tekijät", "Koko sivusto.", "Testaus on kesken.", "306/2019", "WCAG",
        "Kartta ei toimi näppäimistöllä.", "2.1.1, 2.4.7", "Katso luettelo.", "31.12.2026",
        "1.6.2026", "1.9.2026", "20.5.2026", "Kaikki sivupohjat.", "saavutettavuus@example.org",
        "08 000 000", "Nuorten Ystävät ry", "Traficom", "Kirjoitamme selkeästi.", "1.9.2027",
        "http://testserver/",
    ):  # fmt: skip
        assert part in text, part


def test_the_form_is_one_click_away(statement, document):
    links = [a.get("href") for a in document(statement.url).iter("a")]
    assert form_address() in links


def test_reasons_are_grouped_in_the_order_of_the_model(statement):
    statement.shortcomings = [
        shortcoming(basis="out-of-scope", description="Kolmas"),
        shortcoming(basis="disproportionate-burden", description="Toinen"),
        shortcoming(description="Eka"),
    ]
    shown = [
        item["description"] for _label, items in statement.shortcomings_by_basis for item in items
    ]
    assert shown == ["Eka", "Toinen", "Kolmas"]


def test_a_service_that_meets_everything_lists_nothing(statement, document):
    statement.conformance, statement.shortcomings = "full", []
    statement.save()
    page = document(statement.url)
    assert not with_class(page, "shortcoming")
    titles = [text for _level, text in headings(page)]
    assert str(AccessibilityStatementPage.SECTIONS["shortcomings"]) not in titles


def test_what_is_missing_is_owned_up_to(site_root, organisation, document):
    page = site_root.add_child(
        instance=accessibility_statement(organisation, feedback_email="", feedback_phone="")
    )
    text = words(document(page.url))
    assert text.count("täydennetään") + text.count("to be added") == 2


def test_the_supervisor_is_one_setting_for_all_pages(statement, document):
    found = SupervisorySettings.objects.get_or_create(site=statement.get_site())[0]
    found.accessibility_name, found.accessibility_phone = "Uusi virasto", "029 000"
    found.save()
    text = words(document(statement.url))
    assert "Uusi virasto" in text
    assert "029 000" in text
    assert "Traficom" not in text


def test_the_supervisor_is_named_in_the_language_of_the_reader(db, statement):
    found = SupervisorySettings.for_site(statement.get_site())
    with translation.override("sv"):
        assert found.in_language().accessibility_name.startswith("Transport- och")
    with translation.override("en"):
        assert found.in_language().accessibility_name.startswith("Finnish Transport")


@pytest.mark.parametrize(("group", "status"), [("Pääkäyttäjä", 200), ("Viestintävastaava", 302)])
def test_only_administrators_change_the_supervisor(group, status, client, make_user, site_root):
    client.force_login(make_user(group))
    site = site_root.get_site()
    address = f"/admin/settings/home/supervisorysettings/{site.pk}/"
    assert client.get(address).status_code == status


def test_the_page_costs_at_most_twelve_queries(statement, client):
    client.get(statement.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(statement.url)
    assert len(queries) <= 12


def test_markup_in_every_field_is_shown_as_text(site_root, organisation, client):
    evil = "<script>alert(1)</script>"
    texts = (
        "title", "lead", "service_name", "scope", "conformance_note", "burden", "assessor",
        "assessment_scope", "feedback_body", "promotion",
    )  # fmt: skip
    page = site_root.add_child(
        instance=accessibility_statement(
            organisation,
            **dict.fromkeys(texts, evil),
            feedback_phone='"><img src=x onerror=1>',
            shortcomings=[
                shortcoming(description=evil, alternative=evil, repair=evil, criteria=evil)
            ],
        )
    )
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert html.count("&lt;script&gt;alert(1)") >= len(texts) + 4


# --- as JSON ------------------------------------------------------------------------------------


def test_json_tells_every_field(statement, read_json):
    data = read_json("/saavutettavuusseloste")
    assert data["@type"] == "Accessibility Statement"
    assert data["service_name"] == "Tulevaisuuden tekijät"
    assert data["service_address"] == "http://testserver/"
    assert data["scope"] == "Koko sivusto."
    assert data["conformance"]["token"] == "partial"
    assert data["conformance_note"] == "Testaus on kesken."
    (item,) = data["shortcomings"]
    assert item["basis"]["token"] == "non-compliance"
    assert {k: item[k] for k in ("description", "criteria", "alternative", "repair")} == {
        "description": "Kartta ei toimi näppäimistöllä.",
        "criteria": "2.1.1, 2.4.7",
        "alternative": "Katso luettelo.",
        "repair": "31.12.2026",
    }
    assert (data["prepared_on"], data["updated_on"]) == ("2026-06-01", "2026-09-01")
    assert (data["assessment_method"]["token"], data["assessed_on"]) == ("self", "2026-05-20")
    assert data["assessment_scope"] == "Kaikki sivupohjat."
    assert data["feedback"] == {
        "form": f"http://testserver{form_address()}",
        "email": "saavutettavuus@example.org",
        "phone": "08 000 000",
        "body": "Nuorten Ystävät ry",
        "days_to_answer": 14,
    }
    assert data["enforcement"]["name"].endswith("Traficom")
    assert data["enforcement"]["website"] == "https://www.saavutettavuusvaatimukset.fi/"
    assert data["promotion"] == "Kirjoitamme selkeästi."
    assert (data["burden"], data["assessor"]) == ("", "")
    assert data["next_review"] == "2027-09-01"
    assert data["is_folderish"] is False
