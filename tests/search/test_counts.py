"""Results are counted to the last, though only the best are listed; and what follows from words."""

import pytest
from django.http import QueryDict

from news.models import NewsPage
from search import engine, ranking
from search.engine import Filters, search
from search.results import Results
from search.suggestions import suggestions

pytestmark = pytest.mark.django_db


def test_all_results_are_counted_by_facets_too(client, make_post, monkeypatch):
    monkeypatch.setattr(engine, "MOST_MATCHES", 3)
    for number in range(5):
        make_post(f"Kesätyöt {number}", slug=f"k{number}")
    matches = search("kesätyö", "fi")
    assert (len(matches), matches.total, matches.is_cut) == (3, 5, True)
    assert sum(one.count for one in matches.combinations) == 5
    assert search("kesätyö", "fi", Filters(kinds=("tapahtuma",))).total == 0
    assert Results("kesätyö", "fi", QueryDict()).total == 5
    assert ">5 hakutulosta<" in client.get("/haku/", {"q": "kesätyö"}).content.decode()


def test_of_a_common_word_titles_come_first_then_the_newest(make_post, monkeypatch):
    monkeypatch.setattr(ranking, "MOST_WEIGHED", 2)
    titled = make_post("Kesätyöt", slug="a")
    old, *new = (make_post(f"Muu {n}", slug=f"m{n}", lead="Kesätyöt.") for n in range(3))
    ids = search("kesätyö", "fi").ids
    assert ids[0] == titled.pk
    assert set(ids[1:]) == {page.pk for page in new}
    assert old.pk not in ids
    assert search("kesätyö", "fi").ids[0] == titled.pk


def test_the_post_that_speaks_of_the_same_comes_first_beside_a_post(make_post):
    alike = make_post("Hygieniapassin koulutus", slug="a", day=-9, news_type="kutsu")
    make_post("Tulokset", slug="b", lead="Aivan muuta.", news_type="tulos")
    post = make_post("Hygieniapassi ja koulutus", slug="c")
    assert NewsPage.objects.get(pk=post.pk).related[0] == alike


def test_a_wrong_address_leads_to_what_its_words_find(make_post):
    post = make_post("Työnhakijoiden ryhmävalmennukset Kalajoella keväällä", slug="uutinen-1")
    assert suggestions("/palvelut/ryhmavalmennukset/", "fi") == [post.page_ptr]
