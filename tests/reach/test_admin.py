"""What editors see."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from reach.days import helsinki_day
from reach.models import DailyCount, DailyPage, DailyReach, Kind
from reach.sparkline import sparkline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def search_rests():
    """Staff search for pages here: it does not rest."""


@pytest.fixture
def figures(page):
    """1,234 views and 56 visits in the last 30 days."""
    today = helsinki_day()
    ways = [
        (today, "search", "www.google.fi", 1200, 56),
        (today - timedelta(3), "internal", "", 34, 0),
    ]
    for day, channel, source, views, visits in ways:
        figures = {"page_id": page.pk, "day": day, "views": views, "visits": visits}
        DailyReach.objects.create(**figures, channel=channel, source=source)
        DailyPage.objects.create(**figures, engaged=visits)
    DailyCount.objects.create(page_id=page.pk, day=today, kind=Kind.BOT, count=77_000)
    return page


def shown(response):
    """The text of an answer, with the Finnish thousands separator as a plain space."""
    return response.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def edit(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_the_edit_screen_shows_the_figures_in_finnish_form(admin_client, figures):
    html = shown(edit(admin_client, figures))
    panel = html[html.index('data-side-panel="reach"') :]
    assert 'data-side-panel-toggle="reach"' in html
    assert "1 234" in panel
    assert re.search(r"<dd>\s*56\s*</dd>", panel)
    assert "www.google.fi" in panel
    assert "77 000" in panel


def test_the_sparkline_has_a_text_and_no_inline_style(admin_client, figures):
    html = shown(edit(admin_client, figures))
    panel = html[html.index('class="reach-panel') : html.index("reach-panel__definitions")]
    svg = re.search(r"<svg class=\"reach-sparkline\".*?</svg>", panel, re.DOTALL)[0]
    assert 'role="img"' in svg
    label = re.search(r'aria-label="([^"]+)"', svg)[1]
    assert "1 200" in label
    assert "style=" not in panel
    points = re.search(r'points="([0-9., ]+)" />\s*</svg>', svg)[1].split()
    assert len(points) == 30


def test_a_page_without_views_shows_zeros(admin_client, page):
    html = shown(edit(admin_client, page))
    panel = html[html.index('class="reach-panel') :]
    assert re.search(r"<dd>\s*0\s*</dd>", panel)
    assert "reach-sparkline" not in panel


def test_reading_the_figures_costs_the_edit_screen_four_queries(admin_client, figures):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        edit(admin_client, figures)
    assert len([q for q in queries if "reach_daily" in q["sql"]]) == 4


def test_a_new_page_has_no_panel_yet(admin_client, site_root):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", site_root.pk])
    response = admin_client.get(url)
    assert response.status_code == 200
    assert 'data-side-panel="reach"' not in shown(response)


def test_the_listing_shows_views_and_visits_of_each_page(admin_client, figures, make_page):
    make_page("unread")
    html = shown(admin_client.get(reverse("wagtailadmin_explore_root")))
    cells = re.findall(r'<td class="reach-number">\s*([\d ]+?)\s*</td>', html)
    assert [cell for cell in cells if cell != "0"] == ["1 234", "56"]
    assert cells.count("0") >= 2


def test_the_listing_asks_once_however_many_pages_it_shows(admin_client, make_page):
    parent = make_page("parent")
    url = reverse("wagtailadmin_explore", args=[parent.pk])

    def questions():
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(url).status_code == 200
        return len([q for q in queries if "reach_dailypage" in q["sql"]])

    make_page("child-0", parent=parent)
    few = questions()
    for number in range(1, 12):
        make_page(f"child-{number}", parent=parent)
    assert (few, questions()) == (1, 1)


@pytest.mark.parametrize("query", ["", "?ordering=ord", "?q=Counted", "?ordering=-title"])
def test_the_listing_keeps_working_in_its_other_forms(admin_client, figures, query):
    response = admin_client.get(reverse("wagtailadmin_explore_root") + query)
    assert response.status_code == 200
    assert "reach-number" in shown(response)


def test_search_and_use_of_a_type_show_the_figures_too(admin_client, figures):
    search = admin_client.get(reverse("wagtailadmin_pages:search") + "?q=Counted")
    use = admin_client.get(reverse("wagtailadmin_pages:type_use", args=["wagtailcore", "page"]))
    for response in (search, use):
        assert response.status_code == 200
        assert "reach-number" in shown(response)


def test_the_line_reaches_from_edge_to_edge_and_never_leaves_the_box():
    drawn = sparkline([0, 5, 10])
    assert drawn.line == "0.0,46.0 150.0,24.0 300.0,2.0"
    assert sparkline([0] * 30).line.startswith("0.0,46.0")


@pytest.fixture
def swedish(db):
    return Locale.objects.get_or_create(language_code="sv")[0]


def test_the_editor_of_a_translation_shows_the_figures_too(admin_client, standard_page, swedish):
    source, _ = TranslationSource.update_or_create_from_instance(standard_page)
    translation = Translation.objects.create(source=source, target_locale=swedish)
    translation.save_target(publish=True)
    response = edit(admin_client, translation.get_target_instance())
    assert "wagtail_localize/admin/edit_translation.html" in [t.name for t in response.templates]
    html = shown(response)
    assert html.count('data-side-panel-toggle="reach"') == 1
    assert 'class="reach-panel' in html


def test_a_page_that_waits_for_its_translation_shows_the_figures_too(
    admin_client, standard_page, swedish
):
    alias = standard_page.get_translation(swedish)
    html = shown(edit(admin_client, alias))
    assert html.count('data-side-panel-toggle="reach"') == 1
