"""The A3 poster of the project page."""

import re

import pytest
import segno
from wagtail.models import PageViewRestriction

from core import pdf
from core.emblem import logo_box
from core.models import Partner
from core.qr import QUIET, qr_code
from home.models import StandardPage
from tests.visibility.pdf_text import opened, tags, text_of
from visibility import poster

POINTS = 72 / 25.4


@pytest.fixture
def printed(client, project_page, pdf_works):
    def get(address="/hanke/juliste.pdf"):
        answer = client.get(address)
        assert answer.status_code == 200
        return opened(answer.content)

    return get


def test_the_poster_is_one_page_of_a3(printed):
    file = printed()
    assert len(file.pages) == 1
    assert [float(side) for side in file.pages[0].MediaBox] == pytest.approx(
        [0, 0, 297 * POINTS, 420 * POINTS], abs=0.1
    )


def test_it_tells_name_aim_money_and_who_carries_the_project_out(printed):
    text = text_of(printed())
    for words in (
        "Tulevaisuuden tekijät",
        "Hanke parantaa työnhakijoiden",
        "Euroopan unionin osarahoittama",
        "1\xa0083\xa0375\xa0€",
        "1\xa0354\xa0219\xa0€",
        "80 %",
        "Euroopan sosiaalirahasto plus",
        "Uudistuva ja osaava Suomi 2021–2027",
        "Alavieska, Kalajoki, Nivala",
        "Nuorten Ystävät ry",
        "Ylivieskan kaupunki",
        "testserver/hanke",
    ):
        assert words.replace("\xa0", " ") in text.replace("\xa0", " "), words


def test_it_is_tagged_with_language_title_and_descriptions(printed):
    file = printed()
    assert bool(file.Root.MarkInfo.Marked)
    assert str(file.Root.Lang) == "fi"
    assert str(file.docinfo["/Title"]).startswith("Tulevaisuuden tekijät")
    alternatives = [alt for name, alt in tags(file) if name == "Figure"]
    assert "Euroopan unionin lippu" in alternatives
    assert any("testserver/hanke" in alt for alt in alternatives)
    assert all(alternatives)
    assert [name for name, _alt in tags(file)].count("H1") == 1


def test_the_swedish_poster_is_swedish(client, swedish_page, pdf_works):
    answer = client.get("/sv/projektet/juliste.pdf")
    file = opened(answer.content)
    text = text_of(file)
    assert str(file.Root.Lang) == "sv"
    assert "Medfinansieras av Europeiska unionen" in text
    assert "Projektet förbättrar samarbetet." in text
    assert "Europeiska socialfonden plus (ESF+)" in text
    assert "testserver/sv/projektet" in text


def test_what_is_not_known_is_left_out(printed, project):
    text = text_of(printed())
    assert "täydennetään" not in text
    assert "Toteutusaika" not in text


@pytest.mark.parametrize(
    ("name", "lead"),
    [
        ("Työllisyydenhoidonkehittämishanke", "L" * 20),
        ("Kansainvälisten osaajien työllistymispolkujen rakentaminen maakunnassa", "sana " * 59),
    ],
)
def test_long_names_and_leads_stay_on_one_page(printed, project, project_page, name, lead):
    project.name, project_page.lead = name, lead
    project.funding_authority, project.project_code = "Rahoittava viranomainen " * 3, "S30123"
    project.save()
    project_page.save()
    file = printed()
    assert len(file.pages) == 1
    assert "Euroopan unionin osarahoittama" in text_of(file)


def test_the_longest_word_fits_the_width():
    for name in ("Tulevaisuuden tekijät", "Työllisyydenhoidonkehittämishanke", "A", ""):
        longest = max((len(word) for word in name.split()), default=1)
        assert poster.name_size(name) * poster.LETTER * longest <= poster.WIDTH - 2 * poster.MARGIN


def test_logos_on_the_poster_are_smaller_than_the_emblem(project, make_logo):
    for row, size in zip(Partner.objects.all(), [(900, 60), (60, 900), (300, 300)], strict=False):
        row.logo = make_logo(*size)
        row.save()
    found = poster.logos(Partner.objects.select_related("logo", "organisation"))
    assert len(found) == 3
    for logo in found:
        assert logo["width"] < poster.EMBLEM[0]
        assert logo["height"] < poster.EMBLEM[1]
        assert pdf.read_own(logo["src"])
    assert found[0]["width"] == logo_box(900, 60, poster.EMBLEM, share=0.34)[0]


def test_a_poster_with_logos_is_printed(printed, project, make_logo):
    row = Partner.objects.filter(project=project).first()
    row.logo = make_logo(300, 100)
    row.save()
    assert "Nuorten Ystävät ry" in [alt for _name, alt in tags(printed())]


# --- the code ---------------------------------------------------------------------------------


def modules(path: str, size: int) -> list[list[int]]:
    """The drawing turned back into modules, quiet zone included."""
    rows = [[0] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        for column in range(int(x), int(x) + int(length)):
            rows[int(y)][column] = 1
    return rows


def test_the_drawn_code_is_that_of_the_address():
    address = "https://example.fi/hanke/?utm_source=juliste&utm_medium=qr"
    code = qr_code(address)
    wanted = segno.make(address, error="m", micro=False).matrix_iter(border=QUIET)
    assert modules(code.path, code.size) == [list(row) for row in wanted]


def test_the_code_of_the_poster_leads_to_the_project_page(
    client, project_page, monkeypatch, pdf_works
):
    seen = {}
    monkeypatch.setattr(
        "visibility.poster.qr_code", lambda address: seen.setdefault("code", qr_code(address))
    )
    assert client.get("/hanke/juliste.pdf").status_code == 200
    address = seen["code"].address
    assert address.startswith("http://testserver/hanke/")
    assert client.get(address).status_code == 200


# --- who gets it --------------------------------------------------------------------------------

BELOW = [
    "juliste.pdf",
    "naytto/",
    "esittely/",
    "esittely/nivala.html",
    "esittely/nivala.json",
]


@pytest.mark.parametrize("below", BELOW)
def test_a_public_page_answers(client, project_page, below, pdf_works):
    answer = client.get(f"/hanke/{below}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("kind", ["draft", "private", "elsewhere", "other language", "nowhere"])
def test_nothing_answers_for_other_pages(client, project_page, site_root, below, kind):
    address = f"/hanke/{below}"
    if kind == "draft":
        project_page.unpublish()
    elif kind == "private":
        PageViewRestriction.objects.create(page=project_page, restriction_type="login")
    elif kind == "elsewhere":
        site_root.add_child(instance=StandardPage(title="Muu", slug="muu"))
        address = f"/muu/{below}"
    elif kind == "other language":
        address = f"/sv/hanke/{below}"
    else:
        address = f"/eiole/hanke/{below}"
    answer = client.get(address)
    assert answer.status_code == 404
    assert "työnhakijoiden ja työnantajien" not in answer.content.decode()


def test_a_page_below_another_page_keeps_its_address(client, site_root, organisation):
    parent = site_root.add_child(instance=StandardPage(title="Muu", slug="muu"))
    for slug in ("naytto", "esittely"):
        parent.add_child(instance=StandardPage(title=f"Oma {slug}", slug=slug))
        answer = client.get(f"/muu/{slug}/")
        assert f"Oma {slug}" in answer.content.decode()


@pytest.mark.parametrize("below", BELOW)
def test_only_reading_is_possible(client, project_page, below, pdf_works):
    assert client.post(f"/hanke/{below}").status_code == 405
    assert client.head(f"/hanke/{below}").status_code == 200


def test_a_client_that_has_the_poster_is_told_so(client, project_page, pdf_works):
    first = client.get("/hanke/juliste.pdf")
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"].startswith("inline; filename=")
    again = client.get("/hanke/juliste.pdf", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_without_the_libraries_the_poster_says_so_and_is_not_linked(
    client, project_page, monkeypatch
):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: (None, "libpango-1.0-0"))
    answer = client.get("/hanke/juliste.pdf")
    assert answer.status_code == 503
    assert 'href="/hanke/"' in answer.content.decode()
    html = client.get("/hanke/esittely/").content.decode()
    assert "juliste.pdf" not in html
    assert "libpango" not in html
    assert "naytto" in html


def test_hostile_words_are_text(printed, project, project_page):
    project.name = "<script>alert(1)</script>"
    project_page.lead = '"><img src="http://127.0.0.1/x.png">'
    project.save()
    project_page.save()
    text = text_of(printed())
    assert "<script>alert(1)</script>" in text
    assert '"><img src=' in text
