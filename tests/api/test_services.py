"""Breadcrumbs, navigation and translations, on their own and within content."""

import pytest

from home.models import StandardPage
from tests.api.conftest import assert_error

HOST = "http://testserver"


@pytest.fixture
def tree(site_root):
    """Four levels in the menu: a, a/b, a/b/c, a/b/c/d; and one page that is not in it."""
    page = site_root
    for slug in "abcd":
        page = page.add_child(
            instance=StandardPage(title=slug.upper(), slug=slug, show_in_menus=True)
        )
    site_root.add_child(instance=StandardPage(title="Sivussa", slug="sivussa"))
    return page


def depth_of(items):
    return 1 + max((depth_of(item["items"]) for item in items), default=0) if items else 0


def test_breadcrumbs_lead_from_the_home_page_to_the_page(make_post, read):
    make_post("Otsikko", slug="a")
    assert read("/ajankohtaista/a/@breadcrumbs") == {
        "@id": f"{HOST}/ajankohtaista/a/@breadcrumbs",
        "items": [
            {"@id": f"{HOST}/ajankohtaista", "title": "Ajankohtaista"},
            {"@id": f"{HOST}/ajankohtaista/a", "title": "Otsikko"},
        ],
        "root": HOST,
    }
    assert read("/@breadcrumbs")["items"] == []


def test_breadcrumbs_of_a_translation_begin_at_its_home_page(make_post, in_swedish, read):
    in_swedish(make_post(), slug="b", title="På svenska")
    data = read("/sv/ajankohtaista/b/@breadcrumbs")
    assert data["root"] == f"{HOST}/sv"
    assert [item["@id"] for item in data["items"]] == [
        f"{HOST}/sv/ajankohtaista",
        f"{HOST}/sv/ajankohtaista/b",
    ]


def test_navigation_is_the_menu_with_the_home_page_first(tree, news_index, read):
    data = read("/a/b/@navigation")
    assert data["@id"] == f"{HOST}/a/b/@navigation"
    assert [item["@id"] for item in data["items"]] == [HOST, f"{HOST}/a", f"{HOST}/ajankohtaista"]
    assert all(item["items"] == [] for item in data["items"])
    assert set(data["items"][1]) == {"@id", "title", "description", "review_state", "items"}


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_navigation_goes_as_deep_as_asked(depth, tree, read):
    items = read(f"/@navigation?expand.navigation.depth={depth}")["items"]
    assert depth_of(items) == depth


def test_navigation_leaves_out_what_stands_below_a_page_out_of_the_menu(tree, read):
    StandardPage.objects.filter(slug="b").update(show_in_menus=False)
    items = read("/@navigation?expand.navigation.depth=4")["items"]
    assert items[1]["items"] == []


def test_navigation_of_a_translation_is_in_its_language(make_post, in_swedish, read):
    in_swedish(make_post(), slug="b")
    items = read("/sv/@navigation")["items"]
    assert [item["@id"] for item in items] == [f"{HOST}/sv", f"{HOST}/sv/ajankohtaista"]


@pytest.mark.parametrize("depth", ["0", "5", "99", "-1", "abc", "", "9223372036854775808", "1.0"])
def test_navigation_refuses_a_depth_out_of_bounds(depth, site_root, ask):
    for address in ("/@navigation", "/", "/++api++/"):
        response = ask(f"{address}?expand.navigation.depth={depth}")
        assert "expand.navigation.depth" in assert_error(response, 400, "BadRequest")["message"]


def test_translations_name_the_other_languages(make_post, in_swedish, read):
    in_swedish(make_post(slug="a"), slug="b")
    data = read("/ajankohtaista/a/@translations")
    swedish = {"@id": f"{HOST}/sv/ajankohtaista/b", "language": "sv", "outdated": False}
    assert data["items"] == [swedish]
    assert data["root"] == {"fi": HOST, "sv": f"{HOST}/sv"}
    back = read("/sv/ajankohtaista/b/@translations")
    finnish = {"@id": f"{HOST}/ajankohtaista/a", "language": "fi", "outdated": False}
    assert back["items"] == [finnish]


def test_a_page_without_translations_has_none(make_post, read):
    make_post(slug="a")
    data = read("/ajankohtaista/a/@translations")
    assert (data["items"], data["root"]) == ([], {"fi": HOST})


@pytest.mark.parametrize("name", ["breadcrumbs", "navigation", "translations"])
def test_an_expanded_service_says_what_it_says_on_its_own(name, make_post, in_swedish, read):
    in_swedish(make_post(slug="a"), slug="b")
    alone = read(f"/ajankohtaista/a/@{name}")
    assert read(f"/ajankohtaista/a?expand={name}")["@components"][name] == alone


@pytest.mark.parametrize(
    "query",
    [
        "expand=breadcrumbs,navigation",
        "expand=breadcrumbs&expand=navigation",
        "expand:list=breadcrumbs&expand:list=navigation",
        "expand%3Alist=breadcrumbs&expand%3Alist=navigation",
        "expand=breadcrumbs,navigation,nonsense,,",
    ],
)
def test_expansions_may_be_written_in_every_way(query, make_post, read):
    make_post(slug="a")
    components = read(f"/ajankohtaista/a?{query}")["@components"]
    assert {"breadcrumbs", "navigation", "translations"} <= set(components)
    assert "items" in components["breadcrumbs"]
    assert "items" in components["navigation"]
    assert set(components["translations"]) == {"@id"}


def test_the_depth_counts_within_content(tree, read):
    data = read("/a?expand=navigation&expand.navigation.depth=3")
    assert depth_of(data["@components"]["navigation"]["items"]) == 3


@pytest.mark.parametrize("name", ["@eiole", "@Navigation", "@navigation.json", "@navigation@"])
def test_an_unknown_service_is_not_found_and_names_its_page(name, make_post, ask):
    make_post(slug="a")
    body = assert_error(ask(f"/ajankohtaista/a/{name}"), 404, "NotFound")
    assert body["context"] == f"{HOST}/ajankohtaista/a"
    assert body["message"] == f"There is no service {name}."
