"""Files of every sort: what is read, and what is refused in plain words."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communications.imports import reading
from communications.imports.reading import RefusedFileError, open_table
from tests.communications.conftest import xlsx_bytes


def read(content, known=frozenset()):
    with open_table(io.BytesIO(content), known) as table:
        return table.headings, [cells for _number, cells in table.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_separator_and_encoding_are_found(separator, encoding):
    text = f"Otsikko{separator}Näyttökerrat\r\nTyön äärellä{separator}12\r\n"
    assert read(text.encode(encoding)) == (
        ["Otsikko", "Näyttökerrat"],
        [["Työn äärellä", "12"]],
    )


def test_the_line_that_names_the_separator_is_no_heading():
    assert read(b"sep=;\na;b\n1;2\n") == (["a", "b"], [["1", "2"]])


def test_a_cell_may_hold_lines_and_separators():
    content = b'Title,Reach\n"Ensin, sitten\nlopuksi",5\n'
    assert read(content)[1] == [["Ensin, sitten\nlopuksi", "5"]]


def test_headings_that_come_twice_get_a_number():
    assert read(b"Reach,Date,Reach,reach\n1,2,3,4")[0] == [
        "Reach",
        "Date",
        "Reach (2)",
        "reach (3)",
    ]


def test_a_title_above_the_headings_is_skipped():
    rows = [["Kaikki julkaisut"], [None], ["Post title", "Impressions"], ["Hei", 5]]
    assert read(xlsx_bytes(*rows), frozenset({"post title", "impressions"})) == (
        ["Post title", "Impressions"],
        [["Hei", 5]],
    )


def test_the_sheet_with_the_known_headings_is_read():
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Metrics", "Total"])
    sheet = book.create_sheet("All posts")
    sheet.append(["Post title", "Impressions"])
    sheet.append(["Hei", 5])
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue(), frozenset({"post title"}))[1] == [["Hei", 5]]


def test_a_formula_counts_as_its_value_and_never_as_a_formula():
    _headings, rows = read(xlsx_bytes(["Title", "Reach"], ["Hei", "=1+1"]))
    assert rows == [["Hei", None]]


def with_macros():
    out = io.BytesIO(xlsx_bytes(["a", "b"], [1, 2]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "tyhjä"),
        (b"\n\n", "tyhjä"),
        (with_macros(), "makroja"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "salasanalla"),
        (b"PK\x03\x04 broken", "vioittunut"),
        (b"a,b\x00c\n\x001,2", "CSV"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "CSV"),
    ],
    # The bytes of a workbook hold the time it was made, which differs from process to process.
    ids=["nothing", "empty lines", "macros", "password", "broken", "zeros", "picture"],
)
def test_what_is_no_table_is_refused_in_plain_words(content, reason):
    with pytest.raises(RefusedFileError, match=reason):
        read(content)


def test_another_zip_is_no_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"hei")
    with pytest.raises(RefusedFileError, match="Excel"):
        read(out.getvalue())


def test_limits_hold(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(RefusedFileError, match="20 megatavua"):
        read(b"a,b\n1,2\n3,4\n")
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MAX_ROWS", 2)
    with pytest.raises(RefusedFileError, match="100 000"):
        read(b"a,b\n1,2\n3,4\n5,6\n")


def test_a_workbook_that_unpacks_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_UNPACKED", 100)
    with pytest.raises(RefusedFileError, match="purettuna"):
        read(xlsx_bytes(["a", "b"], [1, 2]))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content):
    try:
        headings, rows = read(content)
    except RefusedFileError:
        return
    assert all(len(row) == len(headings) for row in rows)
