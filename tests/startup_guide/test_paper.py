"""The guide on paper: tagged, with bookmarks, in a municipality and a language."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale

from core import pdf
from tests.visibility.pdf_text import opened, text_of

pytestmark = pytest.mark.skipif(bool(pdf.missing()), reason="needs the libraries of WeasyPrint")


def words_of(paper) -> str:
    return " ".join(text_of(paper, number) for number in range(len(paper.pages)))


def bookmarks(paper) -> list[str]:
    with paper.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def test_the_whole_guide_in_a_municipality(client, chapter):
    answer = client.get("/yrittajalle/esite.pdf?kunta=sievi")
    paper = opened(answer.content)
    words = words_of(paper)
    assert "kunta=sievi" in words
    assert "Neuvoja sievi" in words
    assert "Neuvoja nivala" not in words
    assert str(paper.Root.Lang) == "fi"
    assert paper.Root.MarkInfo.Marked
    assert "Sievi" in str(paper.docinfo["/Title"])
    assert "sievi-fi.pdf" in answer["Content-Disposition"]
    assert "Luku rahoitus" in bookmarks(paper)
    assert "Milloin tiedot on tarkistettu" in bookmarks(paper)
    # Links are written out, each fact has its day, and the emblem is on every page.
    assert "https://sievi.example/" in words
    assert words.count("24.11.2026") > 3
    for number in range(len(paper.pages)):
        assert "Euroopan unionin osarahoittama" in text_of(paper, number)


def test_a_guide_without_chapters_of_its_language_prints_their_summaries(client, guide, chapter):
    locale, _is_new = Locale.objects.get_or_create(language_code="fi-simple")
    simple = guide.get_translation_or_none(locale) or guide.copy_for_translation(locale)
    simple.live, simple.alias_of, simple.title = True, None, "Uudelle yrittäjälle"
    simple.save()
    with override("fi-simple"):
        address = simple.url
    words = words_of(opened(client.get(f"{address}esite.pdf?kunta=sievi").content))
    assert "Luku rahoitus" in words
    assert "Aloita vasta sitten." in words
    assert "Neuvoja sievi" in words
    assert "Laske tarve" not in words
