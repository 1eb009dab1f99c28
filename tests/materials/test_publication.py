"""What keeps a session or a package from going out."""

import pytest

from core.publication import blocking_problems, problems
from materials.models import SessionPage
from tests.materials.conftest import pdf_bytes, session_of, steps

pytestmark = pytest.mark.django_db


def codes(page):
    return {problem.code for problem in blocking_problems(page)}


def with_file(session, document, licence="", source=None):
    session.handouts = [
        ("handout", {"document": document, "minutes": None, "licence": licence, "source": source})
    ]
    return session


def test_minutes_that_are_missing_block_and_are_named(package):
    session = session_of(package)
    session.minutes, session.change_note = 45, "Pidempi"
    (problem,) = blocking_problems(session)
    assert problem.code == "minutes"
    assert "15 minuuttia puuttuu" in problem.message


def test_minutes_that_are_too_many_block_and_are_named(package):
    session = session_of(package)
    session.steps, session.change_note = steps(20, 25), "Uusi kulku"
    (problem,) = blocking_problems(session)
    assert "15 minuuttia liikaa" in problem.message


def test_a_session_without_steps_is_blocked(package, draft_session):
    assert "steps" in codes(draft_session(package, "Tyhjä", "tyhja", minutes=()))


def test_a_whole_session_passes(package, draft_session):
    session = draft_session(package, "Uusi", "uusi", change_note="Uusi tapaaminen")
    assert blocking_problems(session) == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "tyhja.pdf"),
        (b"MZ\x90\x00 ohjelma", "ohje.pdf"),
        (b"\x7fELF ohjelma", "ohje.docx"),
        (pdf_bytes(password="salainen"), "lukittu.pdf"),
        (b"%PDF-1.7 katkennut", "rikki.pdf"),
        (b"PK\x03\x04 katkennut", "rikki.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 lukittu", "lukittu.docx"),
    ],
    ids=["empty", "program", "elf", "encrypted", "broken pdf", "broken docx", "locked docx"],
)
def test_a_file_that_cannot_be_used_blocks(package, make_file, data, name):
    session = with_file(session_of(package), make_file(data, name))
    session.change_note = "Uusi moniste"
    assert codes(session) == {"handout"}


def test_a_file_that_is_gone_from_the_store_blocks(package, make_file):
    document = make_file()
    document.file.storage.delete(document.file.name)
    session = with_file(session_of(package), document)
    session.change_note = "Uusi moniste"
    assert codes(session) == {"handout"}


def test_a_file_of_two_gigabytes_is_not_read(package, make_file, monkeypatch):
    from django.core.files.storage import FileSystemStorage

    document = make_file()
    monkeypatch.setattr(FileSystemStorage, "size", lambda self, name: 2 * 1024**3)
    monkeypatch.setattr(
        type(document), "open_file", lambda self: pytest.fail("The whole file was read.")
    )
    session = with_file(session_of(package), document)
    session.change_note = "Uusi moniste"
    assert codes(session) == {"handout"}


def test_a_private_file_is_told_of(package, make_file):
    session = with_file(session_of(package), make_file(private=True))
    assert "private_handout" in {problem.code for problem in problems(session)}


def test_a_licence_that_allows_less_than_the_package_is_a_warning(package, make_file):
    session = with_file(session_of(package), make_file(), licence="cc-by-nc")
    found = [problem for problem in problems(session) if problem.code == "licence"]
    assert len(found) == 1
    assert "CC BY-NC 4.0" in found[0].message


def test_a_freer_licence_is_no_conflict(package, make_file):
    session = with_file(session_of(package), make_file(), licence="cc0")
    assert "licence" not in {problem.code for problem in problems(session)}


def test_a_change_asks_for_a_line_of_the_changelog(package):
    session = session_of(package)
    session.goal = "Osallistuja osaa vastata."
    assert codes(session) == {"change_note"}
    session.change_note = "Tavoite tarkentui"
    assert codes(session) == set()


def test_the_line_of_the_last_change_does_not_do_for_the_next(package):
    from tests.materials.conftest import publish

    session = publish(session_of(package), goal="Uusi tavoite.", change_note="Tavoite tarkentui")
    session.goal = "Vielä uudempi tavoite."
    assert codes(session) == {"change_note"}


def test_a_session_may_not_take_an_address_of_the_package(package, organisation):
    from django.core.exceptions import ValidationError

    session = SessionPage(title="Lataa", slug="lataa", organisation=organisation)
    with pytest.raises(ValidationError) as caught:
        session.clean()
    assert "slug" in caught.value.message_dict


def test_a_tagged_pdf_with_title_and_language_counts_as_accessible(make_file):
    from materials import files

    tagged, plain = make_file(pdf_bytes(tagged=True)), make_file(pdf_bytes())
    assert files.inspected(tagged)["is_accessible"]
    assert "taggedPDF" in files.inspected(tagged)["features"]
    assert not files.inspected(plain)["is_accessible"]
