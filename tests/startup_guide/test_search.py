"""An amount is nowhere in the search, so none can be found when it may be out of date."""

from datetime import date

import pytest

from search import jobs
from search.engine import search
from search.models import IndexedPage, IndexedWord
from startup_guide.models import FactValue

EVE, NEW_YEAR = (date(2026, 12, 31), 23, 59), (date(2027, 1, 1), 0, 0)
AMOUNTS = ("37,21", "37.21", "20 000", "20000")


@pytest.fixture(autouse=True)
def search_rests():
    """Here it does not rest."""


@pytest.mark.parametrize("moment", [EVE, NEW_YEAR], ids=["its last minute", "the minute after"])
def test_an_amount_is_neither_found_nor_shown_before_or_after_it_expires(
    client, chapter, clock, moment
):
    clock(*moment)
    jobs.catch_up()
    # The chapter is found by what the fact is called,
    for words in ("starttiraha", "starttirahan päivässä"):
        assert search(words, "fi").ids[0] == chapter.pk
        html = client.get("/haku/", {"q": words}).content.decode().replace("\xa0", " ")
        assert chapter.title in html.replace("<mark>", "").replace("</mark>", "")
        assert not any(amount in html for amount in AMOUNTS)
    # and by no number of it.
    for amount in AMOUNTS:
        assert search(amount, "fi").ids == []
        assert client.get("/haku/ehdotukset/", {"q": amount}).json() == {"words": [], "pages": []}
    kept = IndexedPage.objects.get(pk=chapter.pk)
    said = f"{kept.text} {kept.terms_a} {kept.terms_b} {kept.terms_c} {kept.terms_d}".split()
    assert {"37", "21", "20", "000", "37,21", "20000"}.isdisjoint(said)
    assert not IndexedWord.objects.filter(word__in=("37", "21", "20000")).exists()


def test_a_new_amount_is_not_found_either(chapter, facts, clock):
    FactValue.objects.filter(fact=facts["alv-raja"]).update(number="30000")
    facts["alv-raja"].save()
    jobs.catch_up()
    assert search("30000", "fi").ids == search("20000", "fi").ids == []
    assert search("starttiraha", "fi").ids[0] == chapter.pk
