"""PDF files: tagged, in a language, with the emblem; they read nothing but the site's own files."""

import socket
import threading

import pytest
from django.core.cache import cache
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from core import pdf
from core.models import ProjectSettings
from tests.visibility.pdf_text import opened, tags, text_of

STATEMENT = "Euroopan unionin osarahoittama"


@pytest.fixture
def printed(monkeypatch, pdf_works):
    """Prints a piece of HTML as the content of `core/pdf/base.html`."""

    def make(content, language="fi", **context):
        source = '{% extends "core/pdf/base.html" %}{% block title %}Otsikko{% endblock %}'
        template = engines["django"].from_string(
            source + "{% block content %}" + content + "{% endblock %}"
        )
        monkeypatch.setattr(pdf, "render_to_string", lambda name, words: template.render(words))
        project = ProjectSettings(name="Tulevaisuuden tekijät", project_code="S30123")
        with translation.override(language):
            return opened(pdf.make("any", {"project": project, **context}))

    return make


@pytest.fixture
def without_pango(monkeypatch):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: (None, "libpango-1.0-0"))


def test_a_pdf_is_tagged_and_tells_its_language_and_title(printed):
    file = printed("<h1>Juliste</h1><p>Teksti.</p>")
    assert bool(file.Root.MarkInfo.Marked)
    assert str(file.Root.Lang) == "fi"
    assert str(file.docinfo["/Title"]) == "Otsikko"
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    with file.open_metadata() as facts:
        assert facts["pdfuaid:part"] == "1"
    assert [name for name, _alt in tags(file) if name in {"H1", "P"}] == ["H1", "P"]


def test_the_emblem_and_the_statement_stand_on_every_page(printed):
    file = printed("<p>Sivu.</p>" + "<p style='break-before: page'>Seuraava.</p>" * 2)
    assert len(file.pages) == 3
    for number, page in enumerate(file.pages):
        text = text_of(file, number)
        assert STATEMENT in text
        assert "S30123" in text
        # The blue of the emblem, #003399, is painted.
        assert b"0 0.2 0.6 " in drawn(page)


def drawn(page) -> bytes:
    """What the page paints itself and through its drawings."""
    page.contents_coalesce()
    parts = [page.Contents.read_bytes()]
    waiting = list(page.Resources.get("/XObject", {}).values())
    while waiting:
        drawing = waiting.pop()
        if drawing.get("/Subtype") == "/Form":
            parts.append(drawing.read_bytes())
            waiting += list(drawing.get("/Resources", {}).get("/XObject", {}).values())
    return b"\n".join(parts)


@pytest.mark.parametrize(
    ("language", "lang", "words"),
    [
        ("sv", "sv", "Medfinansieras av Europeiska unionen"),
        ("en", "en", "Co-funded by the European Union"),
        ("fi-simple", "fi", STATEMENT),
    ],
)
def test_each_language_has_its_statement(printed, language, lang, words):
    file = printed("<p>Text.</p>", language)
    assert str(file.Root.Lang) == lang
    assert words in text_of(file)


def test_the_typeface_is_the_sites_own_and_inside_the_file(printed):
    file = printed("<h1>Juliste</h1><p>Teksti.</p>")
    fonts = file.pages[0].Resources["/Font"]
    names = {str(font["/BaseFont"]) for font in fonts.values()}
    assert any("Manrope" in name for name in names)
    for font in fonts.values():
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor or (
            "/FontFile3" in font.DescendantFonts[0].FontDescriptor
        )


@pytest.fixture
def canary():
    """A door on this machine that remembers whether anybody knocked."""
    knocks = []
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    closed = threading.Event()

    def listen():
        while not closed.is_set():
            try:
                connection, _address = listener.accept()
            except TimeoutError:
                continue
            knocks.append(connection.recv(200))
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield listener.getsockname()[1], knocks
    closed.set()
    thread.join()
    listener.close()


def test_no_other_address_is_asked(printed, canary):
    port, knocks = canary
    host = f"http://127.0.0.1:{port}"
    file = printed(
        f'<style>@import url("{host}/a.css"); p {{ background: url({host}/b.png) }}'
        f"@font-face {{ font-family: evil; src: url({host}/c.woff2) }}"
        "p { font-family: evil }</style>"
        f'<link rel="stylesheet" href="{host}/d.css"><link rel="attachment" href="{host}/e.txt">'
        f'<img src="{host}/f.png" alt="a"><object data="{host}/g.svg"></object>'
        f'<embed src="{host}/h.svg"><svg><image href="{host}/i.png"/><use href="{host}/j.svg#a"/>'
        f"</svg><p>Teksti säilyy.</p><a href='{host}/k'>linkki</a>"
    )
    assert knocks == []
    assert "Teksti säilyy." in text_of(file)


def test_the_canary_would_notice(canary):
    port, knocks = canary
    with socket.create_connection(("127.0.0.1", port)) as door:
        door.sendall(b"GET")
        door.recv(10)
    assert knocks


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "http://127.0.0.1/", "https://example.org/a.png", "/etc/passwd",
        "data:text/css,p{}", "own-static:../../etc/passwd", "own-static:/etc/passwd",
        "own-static:eiole.css", "own-media:documents/salainen.pdf", "own-media:original_images/a.jpg",
        "own-media:images/../documents/a.pdf", "own-media:/etc/passwd", "OWN-STATIC:img/logo-mark.svg", "ftp://a/",
    ],
)  # fmt: skip
def test_other_names_are_refused(address):
    with pytest.raises(ValueError, match="Not a file of the site"):
        pdf.read_own(address)


def test_own_files_are_read(picture):
    assert pdf.read_own("own-static:img/eu-emblem.svg").startswith(b"<svg")
    copy = picture.get_rendition("width-40|format-png")
    assert pdf.read_own(f"own-media:{copy.file.name}").startswith(b"\x89PNG")


def test_the_same_text_is_printed_once(printed, monkeypatch):
    printed("<p>Kerran.</p>")
    monkeypatch.setattr(pdf, "own_files", lambda: pytest.fail("It was printed again."))
    printed("<p>Kerran.</p>")


def test_a_cache_that_is_down_is_a_miss(printed, monkeypatch):
    def down(*arguments):
        raise ConnectionError

    monkeypatch.setattr(cache, "get", down)
    monkeypatch.setattr(cache, "set", down)
    assert len(printed("<p>Silti.</p>").pages) == 1


# --- where the libraries are missing ------------------------------------------------------------


def test_the_missing_library_is_named(monkeypatch):
    import builtins

    real = builtins.__import__

    def failing(name, *arguments, **words):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpangoft2-1.0-0': no such file")
        return real(name, *arguments, **words)

    monkeypatch.setattr(builtins, "__import__", failing)
    pdf._weasyprint.cache_clear()
    try:
        assert pdf.missing() == "libpangoft2-1.0-0"
        with pytest.raises(pdf.PdfUnavailableError):
            pdf.make("core/pdf/base.html", {})
    finally:
        pdf._weasyprint.cache_clear()
    monkeypatch.undo()
    assert pdf.missing() == ""


def test_the_address_answers_with_a_page_for_people(without_pango):
    request = RequestFactory().get("/hanke/juliste.pdf")
    with translation.override("fi"):
        answer = pdf.response(request, "core/pdf/base.html", {"back": "/hanke/"}, "a.pdf", "x")
    html = answer.content.decode()
    assert answer.status_code == 503
    assert "libpango" not in html
    assert 'href="/hanke/"' in html
    assert STATEMENT in html
