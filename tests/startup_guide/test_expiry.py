"""An amount that may be out of date is nowhere: the clock is moved over New Year 2027."""

import json
import re
from datetime import date

import pytest
from django.core.cache import cache
from wagtail.models import Page
from wagtail.search.index import get_indexed_instance

from core import pdf
from startup_guide import jobs
from startup_guide.models import FactEvent, FactValue, SupportForm
from tests.visibility.pdf_text import opened, text_of

EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)
AMOUNT = "37,21"
HIDDEN = "Määrä tarkistettavana – katso myöntäjän sivulta"
VOICES = [
    "/yrittajalle/rahoitus/",
    "/yrittajalle/rahoitus/?kunta=sievi",
    "/yrittajalle/rahoitus/luku.json",
    "/yrittajalle/rahoitus/upotus.html",
    "/yrittajalle/tuet/",
    "/yrittajalle/faktat/",
    "/++api++/yrittajalle/rahoitus",
]

ELSEWHERE = [
    "/yrittajalle/",
    "/yrittajalle/sanasto/",
    "/yrittajalle/yhteystiedot/",
    "/sitemap-fi.xml",
    "/llms.txt",
    "/haku/?q=starttiraha",
    "/++api++/yrittajalle",
]


@pytest.fixture(autouse=True)
def search_rests():
    """Searched as well: it does not rest."""


def said(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    text = json.dumps(json.loads(text), ensure_ascii=False) if text[0] == "{" else text
    return text.replace("&nbsp;", " ").replace("\xa0", " ")


def words_of(answer) -> str:
    paper = opened(answer.content)
    return " ".join(text_of(paper, number) for number in range(len(paper.pages)))


@pytest.mark.parametrize("address", VOICES)
def test_an_amount_is_stated_on_its_last_day_and_hides_itself_the_day_after(
    client, chapter, clock, address
):
    clock(EVE, 23, 59)
    assert AMOUNT in said(client, address)
    clock(NEW_YEAR, 0, 0)
    after = said(client, address)
    assert AMOUNT not in after
    assert "37.21" not in after
    assert HIDDEN in after


def test_what_still_holds_is_stated_after_new_year(client, chapter, clock):
    clock(NEW_YEAR)
    assert "20 000" in said(client, "/yrittajalle/rahoitus/")


def test_an_amount_hides_itself_when_its_check_is_overdue(client, chapter, clock):
    clock(date(2027, 11, 24))
    assert "20 000" in said(client, "/yrittajalle/rahoitus/")
    clock(date(2027, 11, 25))
    html = said(client, "/yrittajalle/rahoitus/")
    assert "20 000" not in html
    assert HIDDEN in html


def test_the_value_of_the_new_year_comes_by_itself(client, chapter, facts, clock):
    FactValue.objects.create(
        fact=facts["starttiraha-paiva"], number="38.05", unit="€/pv", valid_from=NEW_YEAR,
        valid_until=date(2027, 12, 31), source="Lähde", source_url="https://lahde.example/",
    )  # fmt: skip
    clock(EVE)
    assert "38,05" not in said(client, "/yrittajalle/rahoitus/")
    clock(NEW_YEAR)
    html = said(client, "/yrittajalle/rahoitus/")
    assert "38,05" in html
    assert AMOUNT not in html


def test_an_unconfirmed_amount_is_never_stated(client, chapter, facts, clock):
    facts["alv-raja"].confirmed = False
    facts["alv-raja"].save()
    assert "20 000" not in said(client, "/yrittajalle/rahoitus/")
    assert "20 000" not in said(client, "/yrittajalle/faktat/alv-raja/")


def test_a_form_of_support_past_its_validity_states_no_amount(client, chapter, clock):
    SupportForm.objects.update(valid_until=date(2026, 12, 1))
    clock(date(2026, 12, 2))
    html = said(client, "/yrittajalle/tuet/")
    assert AMOUNT not in html
    assert HIDDEN in html


@pytest.mark.skipif(bool(pdf.missing()), reason="needs the libraries of WeasyPrint")
def test_the_paper_of_new_year_states_no_expired_amount(client, chapter, clock, monkeypatch):
    kept, store = [], cache.set

    def note(key, value, timeout=None, **words):
        kept.append((key, timeout))
        store(key, value, timeout, **words)

    monkeypatch.setattr(cache, "set", note)
    clock(EVE, 23, 0)
    before = client.get("/yrittajalle/rahoitus/luku.pdf")
    assert AMOUNT in words_of(before)
    # The copy in the cache goes at midnight, even though nobody would ever ask for it again.
    [(_key, seconds)] = [row for row in kept if row[0].startswith("core.pdf")]
    assert seconds == 3600
    clock(NEW_YEAR)
    after = words_of(client.get("/yrittajalle/rahoitus/luku.pdf"))
    assert AMOUNT not in after
    assert "tarkistettavana" in after


def test_the_search_index_holds_no_amount_at_any_time(chapter):
    page = get_indexed_instance(Page.objects.get(pk=chapter.pk))
    texts = json.dumps(
        [
            str(field.get_value(page))
            for field in page.get_search_fields()
            if field.field_name != "pk"
        ],
        ensure_ascii=False,
    )
    body = " ".join(page.body.stream_block.get_searchable_content(page.body))
    assert "Starttiraha päivässä" in body
    for text in (body, texts):
        assert not re.search(r"\b37\b", text)
        assert "20 000" not in text


@pytest.mark.parametrize("address", VOICES[:4] + VOICES[6:])
def test_no_cache_keeps_an_answer_past_the_change(client, chapter, clock, address):
    clock(EVE, 23, 59, 30)
    assert seconds_kept(client.get(address)) == 30
    clock(date(2026, 11, 24))
    assert 30 < seconds_kept(client.get(address)) <= 300


def test_what_a_client_has_kept_is_not_confirmed_after_new_year(client, chapter, clock):
    """A browser or a proxy that asks whether its copy still holds gets the new answer."""
    clock(EVE, 23, 59)
    asked = {}
    for address in VOICES:
        kept = client.get(address)
        asked[address] = {
            "If-None-Match": kept.get("ETag"),
            "If-Modified-Since": kept.get("Last-Modified"),
        }
    clock(NEW_YEAR, 0, 1)
    for address, known in asked.items():
        headers = {name: value for name, value in known.items() if value}
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200, address
        assert AMOUNT not in answer.content.decode(), address


def test_no_feed_search_or_list_of_pages_states_an_amount_at_any_time(client, chapter, clock):
    """They are kept by others for longer than we know, so amounts are never in them."""
    for day in (EVE, NEW_YEAR):
        clock(day)
        for address in ELSEWHERE:
            html = said(client, address)
            assert AMOUNT not in html, address
            assert "20 000" not in html, address
    found = said(client, "/haku/?q=starttiraha")
    assert "Luku rahoitus" in found


def seconds_kept(answer) -> int:
    parts = answer["Cache-Control"].replace(" ", "").split(",")
    return next(int(part.partition("=")[2]) for part in parts if part.startswith("max-age="))


def test_a_calculator_disappears_with_its_rate(client, chapter, clock):
    clock(EVE)
    assert client.get("/yrittajalle/laskurit/starttiraha/").status_code == 200
    assert "/laskurit/starttiraha/" in said(client, "/yrittajalle/rahoitus/")
    clock(NEW_YEAR)
    answer = client.get("/yrittajalle/laskurit/starttiraha/")
    assert (answer.status_code, answer.url) == (302, "/yrittajalle/laskurit/")
    assert (
        client.post("/yrittajalle/laskurit/starttiraha/", {"days": 5, "weeks": 26}).status_code
        == 302
    )
    listed = said(client, "/yrittajalle/laskurit/")
    assert "laskurit/starttiraha/" not in listed
    assert "laskurit/kannattavuus/" in listed
    assert "laskurit/starttiraha/" not in said(client, "/yrittajalle/rahoitus/")


def test_the_worker_writes_the_moment_of_hiding_into_the_history_once(
    client, chapter, facts, clock
):
    jobs.remember_hidden_facts()
    assert not FactEvent.objects.filter(kind="hidden").exists()
    stated = FactEvent.objects.get(kind="stated", fact=facts["starttiraha-paiva"])
    assert stated.stated.replace("\xa0", " ") == "37,21 €/pv (1.1.2026 – 31.12.2026)"
    clock(NEW_YEAR)
    jobs.remember_hidden_facts()
    jobs.remember_hidden_facts()
    hidden = FactEvent.objects.filter(kind="hidden", fact=facts["starttiraha-paiva"])
    assert hidden.count() == 1
    html = said(client, "/yrittajalle/faktat/starttiraha-paiva/")
    # What was stated, and when it stopped being stated.
    assert "37,21 €/pv (1.1.2026 – 31.12.2026)" in html
    assert "Piilotettu, kunnes tarkistetaan" in html
