"""The listing and its facets."""

import pytest
from django.http import Http404, QueryDict
from django.utils import timezone

from news.facets import FacetedListing
from news.models import NewsPage


@pytest.fixture
def posts(make_post, terms):
    make_post("Nivalan tiedote", news_type="tiedote", municipalities=[terms["nivala"]],
              work_packages=[terms["tp1"]], day=-1)  # fmt: skip
    make_post(
        "Nivalan uutinen", municipalities=[terms["nivala"]], work_packages=[terms["tp2"]], day=-2
    )
    make_post("Sievin uutinen", municipalities=[terms["sievi"]], work_packages=[terms["tp1"], terms["tp2"]],
              day=-3, target_groups=[terms["media"]])  # fmt: skip
    make_post("Luonnos", live=False, municipalities=[terms["nivala"]])
    return NewsPage.objects.visible()


def listing(posts, query=""):
    return FacetedListing(posts, QueryDict(query))


def titles(found):
    return [post.title for post in found.posts]


def numbers(found, parameter):
    choices = {facet.parameter: options for facet, options in found.choices}
    return {choice.value: choice.count for choice in choices.get(parameter, [])}


def test_without_facets_all_posts_stand_newest_first(posts):
    assert titles(listing(posts)) == ["Nivalan tiedote", "Nivalan uutinen", "Sievin uutinen"]


def test_facets_narrow_each_other(posts):
    assert titles(listing(posts, "kunta=nivala&tp=tp2")) == ["Nivalan uutinen"]


def test_values_of_one_facet_widen_it_and_double_nothing(posts):
    assert titles(listing(posts, "tp=tp1&tp=tp2")) == [
        "Nivalan tiedote",
        "Nivalan uutinen",
        "Sievin uutinen",
    ]
    assert listing(posts, "tp=tp1&tp=tp2").total == 3


def test_the_number_behind_a_link_is_what_the_link_finds(posts):
    found = listing(posts, "kunta=nivala")
    for facet, choices in found.choices:
        for choice in choices:
            if choice.chosen:
                continue
            # A further value of a chosen facet widens: its number is what it adds.
            already = found.total if facet.chosen else 0
            assert listing(posts, choice.query).total == choice.count + already, choice


def test_drafts_are_in_no_number(posts):
    assert numbers(listing(posts), "kunta") == {"nivala": 2, "sievi": 1}


def test_the_years_are_those_of_the_posts(posts):
    years = {timezone.localtime(post.published_at).year for post in posts}
    assert set(numbers(listing(posts), "vuosi")) == {str(year) for year in years}
    year = max(years)
    assert listing(posts, f"vuosi={year}").total == sum(
        timezone.localtime(post.published_at).year == year for post in posts
    )


def test_a_chip_takes_its_own_facet_away_and_leaves_the_others(posts):
    chips = {chip.value: chip.query for chip in listing(posts, "kunta=nivala&tp=tp2").chips}
    assert chips == {"nivala": "tp=tp2", "tp2": "kunta=nivala"}


@pytest.mark.parametrize(
    "query",
    ["kunta=helsinki", "vuosi=1850", "tyyppi=<script>", "tp=tp1&tp=tp99", "&".join(["tp=tp1"] + [f"tp=x{n}" for n in range(20)])],
)  # fmt: skip
def test_a_facet_that_does_not_exist_is_not_found(posts, query):
    with pytest.raises(Http404):
        listing(posts, query)


@pytest.mark.parametrize(
    "number", ["abc", "0", "-1", "2", "99999999999999999999", "1.5", "²", "1e3"]
)
def test_a_page_that_is_none_is_not_found(posts, number):
    with pytest.raises(Http404):
        _ = listing(posts, f"sivu={number}").page


def test_the_answer_says_so_in_finnish(client, posts):
    for query in ("kunta=helsinki", "sivu=abc", "sivu=99999999999999999999"):
        answer = client.get(f"/ajankohtaista/?{query}")
        assert answer.status_code == 404
        assert (
            "Sivua ei löytynyt" in answer.content.decode() or "ei löyty" in answer.content.decode()
        )


def test_other_parameters_are_left_alone(client, posts):
    assert client.get("/ajankohtaista/?utm_source=uutiskirje&fbclid=x").status_code == 200


def test_pages_hold_twelve_posts_and_keep_the_facets(client, make_post, terms):
    for number in range(13):
        make_post(f"Uutinen {number}", municipalities=[terms["nivala"]], day=-number)
    first = client.get("/ajankohtaista/?kunta=nivala").content.decode()
    assert "Uutinen 11" in first
    assert "Uutinen 12" not in first
    assert "kunta=nivala&amp;sivu=2" in first
    second = client.get("/ajankohtaista/?kunta=nivala&sivu=2").content.decode()
    assert "Uutinen 12" in second


def test_an_empty_combination_says_so_and_offers_a_way_out(client, posts):
    html = client.get("/ajankohtaista/?kunta=sievi&tyyppi=tiedote").content.decode()
    assert 'href="/ajankohtaista/"' in html
    assert "Sievin uutinen" not in html


def test_the_listing_costs_the_same_number_of_queries_for_3_and_for_12_posts(
    client, make_post, terms, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        client.get("/ajankohtaista/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/ajankohtaista/")
        return len(queries)

    for number in range(3):
        make_post(f"Uutinen {number}", municipalities=[terms["nivala"]])
    few = cost()
    for number in range(9):
        make_post(f"Lisää {number}", municipalities=[terms["nivala"], terms["sievi"]])
    assert cost() == few
