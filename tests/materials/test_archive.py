"""The ZIP of a version: whole, the same twice, without anything private, served in pieces."""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from core import pdf
from materials import archive, files, jobs
from materials.models import PackageVersion, VersionState
from tests.materials.conftest import publish, session_of, steps

pytestmark = pytest.mark.django_db
needs_pdf = pytest.mark.skipif(bool(pdf.missing()), reason="no PDF on this machine")


@pytest.fixture
def quick_pdf(monkeypatch):
    """Printing takes seconds; most tests ask about the archive around it."""
    monkeypatch.setattr(pdf, "make", lambda template, context: f"%PDF {template}".encode())


def build(package):
    jobs.build_archives()
    version = package.versions.newest_first().first()
    assert version.state == VersionState.BUILT, version.problem
    return version


def opened(version):
    with default_storage.open(version.archive) as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def give(package, document, **more):
    value = {"document": document, "minutes": 5, "licence": "", "source": None, **more}
    publish(session_of(package), handouts=[("handout", value)], change_note="Moniste")


def test_the_checksums_of_the_archive_verify(package, quick_pdf, make_file):
    give(package, make_file())
    file = opened(build(package))
    lines = file.read(archive.CHECKSUMS).decode().splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert set(told) == set(file.namelist()) - {archive.CHECKSUMS}
    for name, digest in told.items():
        assert hashlib.sha256(file.read(name)).hexdigest() == digest


def test_the_archive_holds_what_a_stranger_needs(package, quick_pdf, make_file):
    give(package, make_file(name="Tehtävä.pdf"))
    version = build(package)
    file = opened(version)
    assert file.namelist()[:3] == ["00-LUE-MINUT.html", "00-LUE-MINUT.txt", "01-ohjaajan-opas.pdf"]
    assert "02-tapaamiset/01-aloitus/tapaaminen.pdf" in file.namelist()
    assert "02-tapaamiset/01-aloitus/tehtava.pdf" in file.namelist()
    assert "02-tapaamiset/02-paatos/tapaaminen.pdf" in file.namelist()
    text = file.read("00-LUE-MINUT.txt").decode()
    for words in ("Kohti työtä", "1.0", "CC BY 4.0", "Euroopan unionin osarahoittama", "Aloitus"):
        assert words in text
    for line in ("tapaaminen.pdf: tapaamisen kulku minuutti minuutilta", "tehtava.pdf: Moniste"):
        assert line in text
    about = json.loads(file.read("metadata.json"))
    assert about["@type"] == "LearningResource"
    assert about["timeRequired"] == "PT1H10M"
    assert [part["name"] for part in about["hasPart"]] == ["Aloitus", "Päätös"]
    assert archive.archive_name(version) == "kohti-tyota-v1.0.zip"


@needs_pdf
def test_the_bytes_are_the_same_when_built_twice(package, make_file):
    give(package, make_file())
    first = build(package)
    cache.clear()
    PackageVersion.objects.update(state=VersionState.WAITING)
    second = build(package)
    assert first.sha256 == second.sha256


def test_a_build_that_fails_says_why_and_is_tried_again(package, monkeypatch, quick_pdf):
    with monkeypatch.context() as patch:
        patch.setattr(archive, "store", lambda *args: 1 / 0)
        jobs.build_archives()
    version = package.versions.get()
    assert version.state == VersionState.FAILED
    assert "division" in version.problem
    jobs.notice_changes()
    assert build(package).number == "1.0"


def test_a_private_file_is_in_no_archive_page_or_json(package, quick_pdf, make_file, client):
    document = make_file(name="salainen.pdf", title="Salainen moniste", private=True)
    rows = [
        ("handout", {"document": shown, "minutes": 5, "licence": "", "source": document})
        for shown in (document, make_file())
    ]
    publish(session_of(package), handouts=rows, change_note="Monisteet")
    file = opened(build(package))
    assert not any("salainen" in name for name in file.namelist())
    for name in file.namelist():
        assert b"Salainen moniste" not in file.read(name)
    for address in ("", "aloitus/", "aloitus/ohjaus/", "kuvailu/"):
        for kind in ("text/html", "application/json"):
            answer = client.get(f"/materiaalit/kohti-tyota/{address}", headers={"accept": kind})
            assert "Salainen moniste" not in answer.content.decode(), (address, kind)


def test_a_file_made_private_later_stops_the_build(package, quick_pdf, make_file):
    from wagtail.models import CollectionViewRestriction

    document = make_file()
    give(package, document)
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    jobs.build_archives()
    assert package.versions.get().state == VersionState.FAILED


@given(st.text(max_size=120))
def test_names_in_the_archive_lead_nowhere(name):
    safe = files.safe_name(name)
    assert safe
    assert safe.isascii()
    assert "/" not in safe
    assert "\\" not in safe
    assert not safe.startswith(".")
    assert ".." not in safe


def test_names_that_climb_or_are_not_ascii_become_plain():
    assert files.safe_name("../../etc/Päätös ääni.PDF") == "paatos-aani.pdf"
    assert files.safe_name("..\\..\\ohje.docx") == "ohje.docx"
    taken = set()
    assert [archive.free_name("ohje.pdf", taken) for _ in range(2)] == ["ohje.pdf", "ohje-2.pdf"]


@needs_pdf
def test_the_end_of_a_session_is_told_once_however_many_pages_its_steps_take(package, client):
    rows = steps(*[5] * 12)
    for _kind, row in rows:
        row["facilitator"] = "Kysy ja kuuntele rauhassa. " * 40
    publish(session_of(package), steps=rows, minutes=60, change_note="Pidempi")
    file = client.get("/materiaalit/kohti-tyota/aloitus/tuloste/").content
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(file)).pages]
    assert len(pages) > 2
    assert ["Tapaaminen päättyy" in page for page in pages].count(True) == 1


# --- serving -------------------------------------------------------------------------------------


def test_a_part_of_the_archive_can_be_asked_for(package, quick_pdf, client):
    version = build(package)
    with default_storage.open(version.archive) as file:
        whole = file.read()
    address = "/materiaalit/kohti-tyota/lataa/"
    for asked, expected in (
        ("bytes=0-9", whole[:10]),
        ("bytes=10-", whole[10:]),
        ("bytes=-5", whole[-5:]),
        (f"bytes=5-{10**15}", whole[5:]),
    ):
        answer = client.get(address, headers={"range": asked})
        assert answer.status_code == 206, asked
        assert answer.getvalue() == expected
        assert answer.headers["Content-Length"] == str(len(expected))
    assert client.get(address, headers={"range": f"bytes={10**15}-"}).status_code == 416
    for nonsense in ("bytes=9-1", "bytes=-", "bytes=a-b", "pages=1-2", "bytes=0-1,3-4"):
        assert client.get(address, headers={"range": nonsense}).status_code == 200, nonsense
    stale = client.get(address, headers={"range": "bytes=0-9", "if-range": '"vanha"'})
    assert stale.status_code == 200
    known = client.get(address, headers={"if-none-match": f'"{version.sha256}"'})
    assert known.status_code == 304
    head = client.head(address)
    assert head.headers["Content-Length"] == str(version.size)


def test_the_archive_is_read_in_pieces(package, quick_pdf, client):
    build(package)
    answer = client.get("/materiaalit/kohti-tyota/lataa/")
    assert answer.streaming
    from materials.serve import PIECE, pieces

    file = io.BytesIO(b"x" * (3 * PIECE + 5))
    assert [len(piece) for piece in pieces(file, 0, 3 * PIECE + 4)] == [PIECE, PIECE, PIECE, 5]


def test_an_old_version_stays_and_says_that_it_is_old(package, quick_pdf, client):
    old = build(package)
    publish(session_of(package), goal="Uusi.", change_note="Tavoite")
    build(package)
    answer = client.get("/materiaalit/kohti-tyota/versiot/1.0/lataa/")
    assert hashlib.sha256(answer.getvalue()).hexdigest() == old.sha256
    assert 'rel="latest-version"' in answer.headers["Link"]
    assert "v1.0.zip" in answer.headers["Content-Disposition"]
    page = client.get("/materiaalit/kohti-tyota/").content.decode()
    assert "vanhentunut" in page
    assert "versiot/1.0/lataa/" in page
    assert "Link" not in client.get("/materiaalit/kohti-tyota/lataa/").headers


@pytest.mark.parametrize("number", ["9.9", "1", "1.0.0", "01.0", "-1.0", "١.٠", "a.b"])
def test_versions_that_do_not_exist_are_not_found(package, quick_pdf, client, number):
    build(package)
    assert client.get(f"/materiaalit/kohti-tyota/versiot/{number}/lataa/").status_code == 404


def test_nothing_is_downloaded_before_it_is_built_or_after_it_is_unpublished(
    package, quick_pdf, client
):
    assert client.get("/materiaalit/kohti-tyota/lataa/").status_code == 404
    build(package)
    assert client.get("/materiaalit/kohti-tyota/opas/").status_code == 200
    package.unpublish()
    for address in ("lataa/", "opas/", "versiot/1.0/lataa/"):
        assert client.get(f"/materiaalit/kohti-tyota/{address}").status_code == 404
