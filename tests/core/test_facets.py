"""What every faceted listing does with an address, without any pages."""

import pytest
from django.http import Http404, QueryDict

from core.facets import LONGEST_VALUE, MOST_VALUES, Facet, Facets, Row

TOWNS = {"nivala": "Nivala", "sievi": "Sievi", "oulainen": "Oulainen"}
KINDS = {"uutinen": "Uutinen", "blogi": "Blogi"}


def row(towns="", kind="uutinen", words="", **more):
    return Row({"kunta": set(towns.split()), "laji": {kind}, "aihe": set(words.split())}, **more)


ROWS = [
    row("nivala", item="a"),
    row("nivala sievi", "blogi", "tuki", item="b"),
    row("sievi", "blogi", "tuki raha", count=3, item="c"),
]


class Listing(Facets):
    """Towns and kinds are known, any word may be asked for."""

    def __init__(self, query="", rows=ROWS, kept=None):
        self.given = rows
        facets = [Facet("kunta", "Kunta", TOWNS), Facet("laji", "Laji", KINDS), Facet("aihe", "Aihe")]  # fmt: skip
        super().__init__(facets, QueryDict(query), kept)

    @property
    def all_rows(self):
        return self.given

    def names(self, facet, counts):
        return {word: word for word in sorted(counts)} if facet.options is None else facet.options


def found(query):
    return [row.item for row in Listing(query).rows]


def links(listing, parameter):
    offered = {facet.parameter: choices for facet, choices in listing.choices}
    return {choice.value: choice for choice in offered.get(parameter, [])}


def test_values_of_a_facet_widen_and_facets_narrow_each_other():
    assert found("") == ["a", "b", "c"]
    assert found("kunta=sievi") == ["b", "c"]
    assert found("kunta=nivala&kunta=sievi") == ["a", "b", "c"]
    assert found("kunta=nivala&laji=blogi") == ["b"]
    assert found("kunta=oulainen") == []


def test_a_row_counts_for_all_the_results_it_stands_for():
    assert Listing().total == 5
    assert links(Listing(), "kunta")["sievi"].count == 4


def test_a_facet_is_counted_without_itself_and_within_the_others():
    towns = links(Listing("kunta=nivala&laji=blogi"), "kunta")
    assert {value: choice.count for value, choice in towns.items()} == {"nivala": 1, "sievi": 4}
    kinds = links(Listing("kunta=nivala&laji=blogi"), "laji")
    assert {value: choice.count for value, choice in kinds.items()} == {"uutinen": 1, "blogi": 1}


def test_values_are_offered_in_their_order_when_they_lead_somewhere_or_are_chosen():
    assert list(links(Listing(), "kunta")) == ["nivala", "sievi"]
    towns = links(Listing("kunta=oulainen"), "kunta")
    assert list(towns) == ["nivala", "sievi", "oulainen"]
    assert (towns["oulainen"].count, towns["oulainen"].chosen) == (0, True)


def test_a_facet_of_a_single_value_is_offered_only_when_it_is_chosen():
    class Chatty(Listing):
        fewest_values = 1

    assert not links(Listing(rows=ROWS[:1]), "kunta")
    assert list(links(Listing("kunta=nivala", ROWS[:1]), "kunta")) == ["nivala"]
    assert list(links(Chatty(rows=ROWS[:1]), "kunta")) == ["nivala"]
    assert not links(Chatty(rows=ROWS[:1]), "aihe")


def test_a_link_adds_its_value_or_takes_it_away_and_leaves_all_else():
    towns = links(Listing("laji=blogi&kunta=sievi&kunta=nivala&sivu=3", kept={"q": "työ"}), "kunta")
    assert towns["nivala"].query == "q=ty%C3%B6&kunta=sievi&laji=blogi"
    assert links(Listing("kunta=sievi"), "kunta")["nivala"].query == "kunta=sievi&kunta=nivala"
    assert links(Listing("kunta=sievi"), "kunta")["sievi"].query == ""


def test_chips_take_away_what_is_chosen():
    listing = Listing("aihe=tuki&kunta=sievi")
    chips = {chip.label: chip.query for chip in listing.chips}
    assert chips == {"Sievi": "aihe=tuki", "tuki": "kunta=sievi"}
    assert listing.is_narrowed
    assert not Listing().is_narrowed
    assert not Listing().chips


def test_the_query_keeps_the_facets_in_their_order_and_what_is_kept():
    listing = Listing("laji=blogi&kunta=sievi&kunta=&kunta=sievi&utm=x", kept={"q": "a"})
    assert listing.query == "q=a&kunta=sievi&laji=blogi"
    assert listing.query_without == "q=a"


@pytest.mark.parametrize(
    "query",
    [
        "kunta=helsinki",
        "kunta=nivala&kunta=helsinki",
        f"aihe={'x' * (LONGEST_VALUE + 1)}",
        "&".join(f"aihe={number}" for number in range(MOST_VALUES + 1)),
    ],
    ids=["unknown", "one unknown", "too long", "too many"],
)
def test_a_value_that_cannot_be_is_not_found(query):
    with pytest.raises(Http404, match="Tällaista rajausta ei ole"):
        Listing(query)


def test_any_text_may_be_asked_of_a_facet_without_options():
    most = "&".join(f"aihe={number}" for number in range(MOST_VALUES - 1))
    assert found(f"{most}&aihe={'x' * LONGEST_VALUE}") == []
    assert found("aihe=raha") == ["c"]
