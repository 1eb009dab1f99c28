"""Indicators: what may be entered, who enters it, and how it is shown."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.models import Achievement, Indicator
from home.personal_data import names_nobody
from tests.home.conftest import headings, with_class, words
from tests.home.pages import indicator

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


# --- what may be entered ------------------------------------------------------------------------


def achievement(**fields):
    made = Indicator.objects.first() or indicator()
    defaults = {"value": 130, "as_of": SEPTEMBER, "source": "EURA 2021", "note": ""}
    return Achievement(indicator=made, **{**defaults, **fields})


@pytest.mark.parametrize("value", [-1, 1_000_001, None])
def test_a_figure_is_a_sum_of_a_sensible_size(db, value):
    with pytest.raises(ValidationError) as refusal:
        achievement(value=value).full_clean()
    assert "value" in refusal.value.message_dict


def test_the_database_itself_refuses_a_negative_figure(db):
    with pytest.raises(IntegrityError):
        achievement(value=-1).save()


def test_a_figure_is_of_a_day_that_has_been(db):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refusal:
        achievement(as_of=tomorrow).full_clean()
    assert "as_of" in refusal.value.message_dict
    achievement(as_of=timezone.localdate()).full_clean()


def test_a_figure_is_not_older_than_the_project(project):
    project.starts = SEPTEMBER
    project.save()
    with pytest.raises(ValidationError) as refusal:
        achievement(as_of=SEPTEMBER - timedelta(days=1)).full_clean()
    assert "as_of" in refusal.value.message_dict
    achievement(as_of=SEPTEMBER).full_clean()


@pytest.mark.parametrize(
    "text",
    [
        "Aino, 131052-308T",
        "hetu 010101A123N.",
        "(311299-999x)",
        "aino@example.org kertoi",
        "Kysy: AINO.K@EXAMPLE.ORG",
    ],
)
def test_personal_data_has_no_place_among_results(db, text):
    with pytest.raises(ValidationError):
        names_nobody(text)
    for fields in ({"note": text}, {"source": text}, {"translations": {"sv": {"note": text}}}):
        with pytest.raises(ValidationError):
            achievement(**fields).full_clean()


@pytest.mark.parametrize(
    "text", ["", "EURA 2021", "Jakso 1.1.–30.6.2026, 130 henkilöä", "2021-2027"]
)
def test_plain_sources_and_notes_are_fine(text):
    names_nobody(text)


def test_a_target_is_at_least_one(db):
    with pytest.raises(ValidationError):
        Indicator(key="x", name="X", target=0, target_source="Suunnitelma").full_clean()


# --- the form -----------------------------------------------------------------------------------


@pytest.fixture
def post_figures(client, make_user):
    """Saves figures (value, day, note) of an indicator through the admin's form."""

    def post_figures(made, *figures, group="Viestintävastaava"):
        client.force_login(make_user(group))
        rows = [
            {"value": value, "as_of": day, "source": "EURA 2021", "note": note}
            for value, day, note in figures
        ]
        data = nested_form_data(
            {
                "key": made.key, "name": made.name, "unit": made.unit, "target": made.target,
                "target_source": made.target_source, "order": 0, "work_package": "",
                "achievements": inline_formset(rows),
            }
        )  # fmt: skip
        return client.post(reverse("wagtailsnippets_home_indicator:edit", args=[made.pk]), data)

    return post_figures


def test_figures_grow_report_by_report(post_figures):
    made = indicator()
    response = post_figures(made, (64, "2026-06-30", ""), (130, "2026-09-30", ""))
    assert response.status_code == 302
    assert [row.value for row in Indicator.objects.get().history] == [130, 64]


def test_a_smaller_figure_needs_a_note_whatever_the_order_of_the_rows(post_figures):
    made = indicator()
    response = post_figures(made, (7, "2026-09-30", ""), (9, "2026-06-30", ""))
    assert response.status_code == 200
    rows = response.context["form"].formsets["achievements"].forms
    assert "note" in rows[0].errors
    assert not rows[1].errors
    assert not Achievement.objects.exists()


def test_a_correction_with_a_note_is_saved(post_figures):
    made = indicator()
    response = post_figures(
        made, (9, "2026-06-30", ""), (7, "2026-09-30", "Kaksi laskettiin kahdesti.")
    )
    assert response.status_code == 302
    assert Indicator.objects.get().latest.value == 7


def test_a_day_has_one_figure(post_figures):
    made = indicator()
    response = post_figures(made, (9, "2026-06-30", ""), (12, "2026-06-30", ""))
    assert response.status_code == 200
    assert Achievement.objects.count() == 0


@pytest.mark.parametrize(
    ("value", "day", "note"),
    [
        ("-5", "2026-06-30", ""),
        ("viisi", "2026-06-30", ""),
        ("99999999999999999999", "2026-06-30", ""),
        ("5", "2999-01-01", ""),
        ("5", "30.6.", ""),
        ("5", "", ""),
        ("5", "2026-06-30", "aino@example.org"),
        ("5", "2026-06-30", "x" * 301),
        ("\x00", "\x00", "\x00"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_kept(post_figures, value, day, note):
    response = post_figures(indicator(), (value, day, note))
    assert response.status_code == 200
    (row,) = response.context["form"].formsets["achievements"].forms
    assert row.errors
    assert row["value"].value() == value
    assert not Achievement.objects.exists()


@pytest.mark.parametrize("group", ["Viestintävastaava", "Pääkäyttäjä"])
def test_communications_and_administrators_enter_figures(post_figures, group):
    assert post_figures(indicator(), (5, "2026-06-30", ""), group=group).status_code == 302
    assert Achievement.objects.count() == 1


@pytest.mark.parametrize("group", ["Kirjoittaja", "Raportoija"])
def test_others_do_not(post_figures, group):
    response = post_figures(indicator(), (5, "2026-06-30", ""), group=group)
    assert response.status_code in {302, 403}
    assert not Achievement.objects.exists()


def test_the_list_of_the_admin_tells_the_newest_figure(client, make_user):
    indicator(figures=[(64, JUNE), (130, SEPTEMBER)])
    client.force_login(make_user("Viestintävastaava"))
    html = client.get(reverse("wagtailsnippets_home_indicator:list")).content.decode()
    assert "130 (30.9.2026)" in html


# --- on the project page ------------------------------------------------------------------------


def test_a_figure_is_told_in_words_with_its_day_and_source(project_page, document):
    indicator(figures=[(64, JUNE), (130, SEPTEMBER)])
    (row,) = with_class(document("/hanke/"), "indicator")
    text = words(row)
    assert "130 / 350 henkilöä (37 %)" in text
    assert "30.9.2026" in text
    assert "EURA 2021" in text


def test_the_bar_is_as_wide_as_the_share_and_hidden_from_screen_readers(project_page, document):
    indicator(figures=[(130, SEPTEMBER)])
    page = document("/hanke/")
    (bar,) = with_class(page, "bar")
    (water,) = with_class(page, "bar__water")
    assert bar.get("aria-hidden") == "true"
    assert water.get("width") == "37.1%"


def test_more_than_the_target_fills_the_bar_and_tells_the_truth(project_page, document):
    indicator(target=100, figures=[(131, SEPTEMBER)])
    page = document("/hanke/")
    assert "131 / 100 henkilöä (131 %)" in words(with_class(page, "indicator")[0])
    assert with_class(page, "bar__water")[0].get("width") == "100.0%"


def test_almost_everything_is_not_yet_everything(db):
    made = indicator(target=1000, figures=[(999, SEPTEMBER)])
    assert made.latest.percent == 99


def test_the_history_is_a_table_the_newest_first(project_page, document):
    indicator(figures=[(9, JUNE), (7, SEPTEMBER, "Kaksi laskettiin kahdesti.")])
    (history,) = with_class(document("/hanke/"), "indicator__history")
    assert history.tag == "details"
    rows = [[words(cell) for cell in row] for row in history.iter("tr")][1:]
    assert rows[0] == ["30.9.2026", "7", "2 %", "EURA 2021", "Kaksi laskettiin kahdesti."]
    assert rows[1][:2] == ["30.6.2026", "9"]


def test_one_figure_has_no_history(project_page, document):
    indicator(figures=[(9, JUNE)])
    assert not with_class(document("/hanke/"), "indicator__history")


def test_before_any_figure_the_targets_stand_alone(project_page, document):
    indicator()
    page = document("/hanke/")
    assert len(with_class(page, "empty")) == 1
    assert "350 henkilöä" in words(with_class(page, "indicator")[0])
    assert not with_class(page, "bar")


def test_a_page_without_indicators_has_no_report(project_page, document):
    assert not with_class(document("/hanke/"), "report")


def test_the_whole_project_comes_first_and_then_each_work_package(project_page, terms, document):
    indicator("b", work_package=terms["tp2"], name="Yrityksiä")
    indicator("a", work_package=terms["tp1"], name="Ryhmiä")
    indicator("c", name="Kaikki")
    page = document("/hanke/")
    assert [words(e) for e in with_class(page, "indicator__name")] == [
        "Kaikki",
        "Ryhmiä",
        "Yrityksiä",
    ]
    groups = [words(e) for e in with_class(page, "report__heading")]
    assert groups[1:] == ["TP1 Paketti 1", "TP2 Paketti 2"]


def test_names_are_in_the_language_of_the_reader(project_page):
    made = indicator(translations={"sv": {"name": "Arbetslösa deltagare", "unit": "personer"}})
    with translation.override("sv"):
        (shown,) = Indicator.objects.to_show()
    assert (shown.name, shown.unit) == ("Arbetslösa deltagare", "personer")
    assert made.name == "Osallistuvia työttömiä"


def test_more_indicators_cost_no_more_queries(project_page, client):
    def queries():
        client.get("/hanke/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/hanke/")
        return len(captured)

    indicator("a", figures=[(1, JUNE)])
    one = queries()
    for number in range(8):
        indicator(f"b{number}", figures=[(1, JUNE), (2, SEPTEMBER)])
    assert queries() == one
    assert one <= 12


def test_headings_of_the_results_are_in_order(project_page, terms, document):
    indicator("a", work_package=terms["tp1"], figures=[(1, JUNE)])
    levels = [level for level, _text in headings(document("/hanke/"))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_markup_in_every_text_is_shown_as_text(project_page, client):
    evil = "<script>alert(1)</script>"
    indicator(
        name=evil, unit=evil[:40], target_source=evil,
        figures=[(9, JUNE, evil), (10, SEPTEMBER, evil)],
    )  # fmt: skip
    Achievement.objects.update(source=evil)
    html = client.get("/hanke/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


# --- as JSON ------------------------------------------------------------------------------------


def test_json_tells_targets_figures_and_history(project_page, terms, read_json):
    indicator("tp1-ryhmat", 13, name="Ryhmiä", unit="ryhmää", work_package=terms["tp1"])
    indicator(figures=[(64, JUNE), (130, SEPTEMBER)])
    whole, package = read_json("/hanke")["indicators"]
    assert whole["key"] == "tyottomat"
    assert (whole["name"], whole["unit"]) == ("Osallistuvia työttömiä", "henkilöä")
    assert whole["work_package"] is None
    assert (whole["target"], whole["target_source"]) == (350, "Hankesuunnitelma")
    newest = {"value": 130, "percent": 37, "as_of": "2026-09-30", "source": "EURA 2021", "note": ""}
    assert whole["achieved"] == newest
    assert [row["value"] for row in whole["history"]] == [130, 64]
    assert package["work_package"] == {"token": "tp1", "title": "TP1 Paketti 1"}
    assert package["achieved"] is None
    assert package["history"] == []
