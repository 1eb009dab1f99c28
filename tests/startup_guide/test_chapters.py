"""Chapters: what must be in them, how they are shown, the reader's own order, the embed."""

import json
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.contrib.typed_table_block.blocks import TypedTable

from core.publication import blocking_problems
from startup_guide.blocks import CHAPTER_BLOCKS
from startup_guide.models import ChapterPage, GlossaryTerm, SupportForm
from startup_guide.triage import QUESTIONS, Triage

CHAPTER_BLOCKS_BY_NAME = dict(CHAPTER_BLOCKS)


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def codes(page) -> set[str]:
    return {problem.code for problem in blocking_problems(page)}


def test_a_chapter_without_a_plain_summary_does_not_go_out(chapter):
    assert "plain_summary" not in codes(chapter)
    chapter.plain_summary = ""
    assert "plain_summary" in codes(chapter)
    chapter.plain_summary = "Yksi. Kaksi. Kolme. Neljä. Viisi. Kuusi."
    assert "plain_summary" in codes(chapter)


TYPED = ["Tuki on 500 €.", "Maksat 24 % tulosta.", "Se maksaa 70 euroa.", "Det kostar 70\xa0euro.",
         "24 procent", "EUR 70", "2.500,00 €"]  # fmt: skip


def test_an_amount_typed_into_any_text_is_refused(chapter):
    assert "typed_amount" not in codes(chapter)
    places = [
        lambda text: ("paragraph", f"<p>{text}</p>"),
        lambda text: ("step", {"key": "k-9", "action": "Tee", "text": "", "cost": text}),
        lambda text: ("decision", {"title": "A", "cases": [{"situation": "B", "advice": text}]}),
        lambda text: ("checklist", {"title": "L", "items": [{"key": "k-8", "text": text}]}),
        lambda text: ("comparison", table(text)),
        lambda text: ("warning", {"title": "V", "body": f"<p>{text}</p>"}),
    ]
    for text in TYPED:
        for block in places:
            chapter.body.append(block(text))
            assert "typed_amount" in codes(chapter), (text, chapter.body[-1])
            chapter.body.pop()
    for name in ("title", "lead", "question", "plain_summary"):
        kept = getattr(chapter, name)
        setattr(chapter, name, TYPED[0])
        assert "typed_amount" in codes(chapter), name
        setattr(chapter, name, kept)
    chapter.body.append(("paragraph", "<p>Vuonna 2026 Euroopan unioni, luku 7, 12 kuukautta.</p>"))
    assert "typed_amount" not in codes(chapter)


def table(cell: str) -> TypedTable:
    text = CHAPTER_BLOCKS_BY_NAME["comparison"].child_blocks["text"]
    columns = [{"block": text, "heading": "Asia"}]
    return TypedTable(columns, [{"values": [cell]}], caption="Taulukko")


def test_an_amount_in_the_words_around_amounts_is_refused(facts, support, clock):
    fact = facts["alv-raja"]
    fact.full_clean()
    fact.note = "Raja on 20 000 €."
    with pytest.raises(ValidationError):
        fact.full_clean()
    support.full_clean()
    support.translations = {"sv": {"description": "Du får 37 euro."}}
    with pytest.raises(ValidationError):
        support.full_clean()
    with pytest.raises(ValidationError):
        GlossaryTerm(key="a", term="A", definition="Vero on 25,5 %.").full_clean()


def test_a_chapter_does_not_take_an_address_of_the_guide(make_chapter):
    with pytest.raises(ValidationError):
        make_chapter(6, "tuet")


def test_every_figure_has_its_source_and_date_beside_it(client, chapter):
    html = client.get("/yrittajalle/rahoitus/").content.decode()
    beside = re.findall(r'class="amount__source">(.*?)</span></span>', html, re.S)
    assert len(beside) == html.count('class="amount__value"') > 3
    for words in beside:
        assert "https://" in words
        assert "24.11.2026" in words


def test_a_word_of_the_glossary_is_explained_below_the_chapter(client, chapter):
    html = client.get("/yrittajalle/rahoitus/").content.decode()
    assert 'href="#termi-starttiraha"' in html
    assert 'id="termi-starttiraha"' in html
    assert "Tuki alkuun." in html


def test_marks_are_named_by_keys_and_former_keys(client, chapter):
    html = client.get("/yrittajalle/rahoitus/").content.decode()
    assert 'data-mark="k-2" data-former="vanha"' in html
    assert f'data-chapter="{chapter.translation_key}"' in html


def test_the_triage_only_reorders(client, make_chapter):
    for number in (1, 5, 6, 11):
        make_chapter(number, f"luku-{number}", title=f"Otsikko {number}.")
    usual = order(client, "")
    assert usual == [1, 5, 6, 11]
    assert order(client, "?raha=kylla&lupa=kylla") == [5, 6, 1, 11]
    assert order(client, "?tyontekija=pian") == [11, 1, 5, 6]
    assert order(client, "?tyontekija=<script>") == usual
    answer = client.get("/yrittajalle/?raha=kylla")
    assert not answer.cookies


def order(client, query: str) -> list[int]:
    return [row.number for row in client.get(f"/yrittajalle/{query}").context["chapters"]]


def test_every_answer_leads_to_chapters_that_there_are():
    numbers = {n for q in QUESTIONS for _label, found in q.answers.values() for n in found}
    assert numbers <= set(range(1, 13))
    assert len(QUESTIONS) == 5


def test_answers_that_are_none_count_as_none(rf):
    assert not Triage(rf.get("/?vaihe=&tilanne=<b>&raha=" + "a" * 999)).is_answered


def test_the_frame_may_stand_anywhere_and_holds_no_script(client, chapter):
    answer = client.get("/yrittajalle/rahoitus/upotus.html?kunta=sievi")
    html = answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "<script" not in html
    assert "<input" not in html
    assert "Euroopan unionin osarahoittama" in html
    assert "Neuvoja sievi" in html
    page = client.get("/yrittajalle/rahoitus/")
    assert page["X-Frame-Options"] == "DENY"


def test_the_json_of_a_chapter_is_open_to_all_sites(client, chapter):
    answer = client.get("/yrittajalle/rahoitus/luku.json?kunta=sievi")
    data = json.loads(answer.content)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert data["municipality"] == "sievi"
    assert {row["key"] for row in data["facts"]} >= {"alv-raja", "starttiraha-paiva"}
    assert data["terms"][0]["key"] == "starttiraha"
    assert "<script" not in data["html"]
    again = client.get(
        "/yrittajalle/rahoitus/luku.json?kunta=sievi", headers={"If-None-Match": answer["ETag"]}
    )
    assert again.status_code == 304


def test_the_json_voice_of_the_page_holds_the_same_facts(client, chapter):
    data = client.get("/yrittajalle/rahoitus/", headers={"Accept": "application/json"}).json()
    kinds = {block["@type"] for block in data["blocks"].values()}
    assert {"guideStep", "guideFacts", "guideSupport", "guideChecklist", "guideContacts"} <= kinds
    assert data["@type"] == "Startup Guide Chapter"
    assert [row["key"] for row in data["terms"]] == ["starttiraha"]
    fact = next(row for row in data["facts"] if row["key"] == "starttiraha-paiva")
    told = {"value": "37.21", "unit": "€/pv", "source": "Lähde", "stated": True}
    told |= {"valid_from": "2026-01-01", "valid_until": "2026-12-31"}
    assert {name: fact[name] for name in told} == told
    block = next(row for row in data["blocks"].values() if row["@type"] == "guideFacts")
    assert fact in block["facts"]
    assert fact["text"] in data["text"]["data"]


def test_the_offline_list_names_pages_of_the_guide_only(client, chapter):
    data = client.get("/yrittajalle/offline.json?kunta=sievi").json()
    assert "/yrittajalle/rahoitus/?kunta=sievi" in data["pages"]
    assert all(page.startswith("/yrittajalle/") for page in data["pages"])
    assert not any("laskurit" in page or "admin" in page for page in data["pages"])
    # What is not in the copy says so; what expires in it is known.
    assert data["missing"] == "/yrittajalle/offline/"
    assert "/yrittajalle/offline/?kunta=sievi" in data["pages"]
    assert data["changes"] == "2027-01-01"
    told = client.get("/yrittajalle/offline/").content.decode()
    assert "Laskurin on laskettava päivän luvuilla" in told
    assert client.get("/yrittajalle/offline.js")["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "address",
    ["tuet/", "esite.pdf", "offline.js", "eiole/luku.json", "rahoitus/upotus.html", "faktat/"],
)
def test_nothing_of_a_hidden_guide_is_shown(client, chapter, guide, address):
    guide.live = False
    guide.save()
    assert client.get(f"/yrittajalle/{address}").status_code == 404


def test_a_hidden_chapter_is_in_no_list(client, chapter):
    chapter.live = False
    chapter.save()
    for address in ("rahoitus/luku.json", "rahoitus/upotus.html", "rahoitus/luku.pdf", "rahoitus/"):
        assert client.get(f"/yrittajalle/{address}").status_code == 404
    assert "Luku rahoitus" not in client.get("/yrittajalle/").content.decode()
    assert "rahoitus" not in client.get("/yrittajalle/offline.json").content.decode()


def test_a_preview_shows_the_chapter_and_lets_no_cache_keep_it(chapter, rf, admin_user):
    answer = chapter.make_preview_request(None, chapter.default_preview_mode)
    assert answer.status_code == 200
    assert "Laske tarve" in answer.content.decode()


def test_the_overview_tells_where_support_holds_and_what_excludes_it(client, chapter, places):
    support = SupportForm.objects.get()
    other = SupportForm.objects.create(
        key="muu", name="Muu tuki", description="Tukea.", granted_by="Alue", for_whom="Sinulle",
        stage="growth", amount_type="varies", channel="Verkossa", source="Alue",
        source_url="https://alue.example/", checked_on=support.checked_on,
    )  # fmt: skip
    other.not_with.add(support)
    other.municipalities = [places["sievi"]]
    other.save()
    html = client.get("/yrittajalle/tuet/").content.decode()
    assert "<dt>Ei voi yhdistää näihin</dt><dd>Starttiraha</dd>" in html
    assert "<dt>Vain näissä kunnissa</dt><dd>Sievi</dd>" in html
    assert "Muu tuki" in client.get("/yrittajalle/tuet/?kunta=sievi").content.decode()
    elsewhere = client.get("/yrittajalle/tuet/?kunta=nivala").content.decode()
    assert '<h3 class="support__name">Muu tuki' not in elsewhere


def test_an_amount_tells_the_day_on_which_it_hides_itself(client, chapter, clock):
    """By it a copy on the reader's device hides the amount without the server."""
    html = client.get("/yrittajalle/rahoitus/").content.decode()
    days = set(re.findall(r'class="amount" data-hides-on="([^"]+)" data-grantor="https://', html))
    assert days == {"2027-01-01", "2027-11-25"}
    SupportForm.objects.update(valid_until=date(2026, 12, 5))
    html = client.get("/yrittajalle/rahoitus/").content.decode()
    assert '<article class="support" data-hides-on="2026-12-06">' in html
    clock(date(2027, 1, 1))
    html = client.get("/yrittajalle/rahoitus/").content.decode()
    assert 'data-hides-on="2027-01-01"' not in html


def test_the_site_map_tells_of_the_lists_and_the_calculators_of_the_day(client, chapter, clock):
    def told():
        return client.get("/sitemap-fi.xml").content.decode()

    for below in ("tuet/", "yhteystiedot/", "sanasto/", "faktat/", "laskurit/starttiraha/"):
        assert f"<loc>http://testserver/yrittajalle/{below}</loc>" in told(), below
        assert client.get(f"/yrittajalle/{below}").status_code == 200
    assert "offline" not in told()
    clock(date(2027, 1, 1))
    assert "laskurit/starttiraha/" not in told()
    assert "laskurit/kannattavuus/" in told()


def test_every_block_of_the_guide_has_a_preview_with_its_looks(admin_user, client, chapter):
    client.force_login(admin_user)
    names = ["step", "checklist", "decision", "facts", "support", "contacts", "calculator", "warning",
             "story", "ask"]  # fmt: skip
    stream = ChapterPage._meta.get_field("body").stream_block
    address = reverse("wagtailadmin_block_preview")
    shown = {
        name: text(client.get(address, {"id": stream.child_blocks[name].definition_prefix}))
        for name in names
    }
    assert all("startup_guide/blocks.css" in html for html in shown.values())
    assert "37,21" in shown["facts"]
    assert "Starttiraha" in shown["support"]
    assert "Neuvoja sievi" in shown["contacts"]
    assert "laskurit/kannattavuus/" in shown["calculator"]
