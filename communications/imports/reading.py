"""Opens a CSV or XLSX file as headings and rows of values, or says why not.

Limits: 20 MB, 100,000 rows, 200 columns, 400 MB unpacked.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl import load_workbook

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_UNPACKED = 400 * 1024 * 1024
# Titles that some platforms put above the headings.
HEADING_WITHIN = 10
MAX_CELL = 10_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


class RefusedFileError(Exception):
    """The file cannot be imported; the message is for the person who sent it."""


@dataclass
class Table:
    """`rows` gives (number of the row in the file, values), each as long as `headings`."""

    headings: list[str]
    rows: Iterator[tuple[int, list]]


@contextmanager
def open_table(file, known_headings=frozenset()):
    """The table of a binary, seekable file. `known_headings`, in lower case, find the right row.

    Raises RefusedFileError, also while the rows are read.
    """
    kind = kind_of(file)
    if kind == "xlsx":
        with xlsx_rows(file, known_headings) as rows:
            yield table(rows, known_headings)
    else:
        with csv_rows(file) as rows:
            yield table(rows, known_headings)


def kind_of(file) -> str:
    """ "xlsx" or "csv", by what the file is and not by its name. Raises RefusedFileError."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    if size == 0:
        raise RefusedFileError(_("The file is empty."))
    if size > MAX_BYTES:
        raise RefusedFileError(_("The file is larger than 20 megabytes. Divide it by period."))
    start = file.read(8)
    file.seek(0)
    if start == OLE:
        raise RefusedFileError(
            _(
                "The workbook is protected by a password or of the old .xls kind. "
                "Save it as .xlsx without a password."
            )
        )
    if start[:4] != ZIP:
        return "csv"
    try:
        with zipfile.ZipFile(file) as archive:
            names = {info.filename.lower() for info in archive.infolist()}
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile:
        raise RefusedFileError(_("The workbook is damaged.")) from None
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise RefusedFileError(_("The workbook contains macros. Save it as .xlsx without macros."))
    if "xl/workbook.xml" not in names:
        raise RefusedFileError(_("The file is neither a CSV file nor an Excel workbook."))
    if unpacked > MAX_UNPACKED:
        raise RefusedFileError(_("The workbook is too large when unpacked."))
    file.seek(0)
    return "xlsx"


def table(rows: Iterator[tuple[int, list]], known: frozenset) -> Table:
    """Looks for the headings: the row with most known ones, or the first that has two cells."""
    first = []
    for row in rows:
        first.append(row)
        if len(first) == HEADING_WITHIN:
            break
    if not first:
        raise RefusedFileError(_("The file is empty."))
    scores = [
        len({str(cell).strip().lower() for cell in cells if cell is not None} & known)
        for _number, cells in first
    ]
    at = scores.index(max(scores))
    if not scores[at]:
        full = (i for i, (_n, cells) in enumerate(first) if sum(map(is_filled, cells)) > 1)
        at = next(full, 0)
    headings = unique(first[at][1])
    if not headings:
        raise RefusedFileError(_("The file is empty."))
    if len(headings) > MAX_COLUMNS:
        raise RefusedFileError(_("The file has more than 200 columns."))
    return Table(headings, body(first[at + 1 :], rows, len(headings)))


def body(first, rest, width: int) -> Iterator[tuple[int, list]]:
    count = 0
    for source in (first, rest):
        for number, cells in source:
            if not any(map(is_filled, cells)):
                continue
            count += 1
            if count > MAX_ROWS:
                raise RefusedFileError(
                    _("The file has more than 100,000 rows. Divide it by period.")
                )
            yield number, [*cells[:width], *[None] * (width - len(cells))]


def unique(cells) -> list[str]:
    """The headings as text; one that comes again gets its number: "Reach (2)"."""
    seen: dict[str, int] = {}
    headings = []
    cells = list(cells)
    while cells and not is_filled(cells[-1]):
        cells.pop()
    for place, cell in enumerate(cells, 1):
        name = " ".join(str(cell).split())[:120] if is_filled(cell) else _("Column %s") % place
        seen[name.lower()] = seen.get(name.lower(), 0) + 1
        again = seen[name.lower()]
        headings.append(name if again == 1 else f"{name} ({again})")
    return headings


def is_filled(cell) -> bool:
    return cell is not None and str(cell).strip() != ""


@contextmanager
def xlsx_rows(file, known: frozenset):
    """Rows of the sheet whose beginning has most known headings, else of the first one.

    Values only: a formula counts as what Excel last computed for it.
    """
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = max(book.worksheets, key=lambda sheet: score(sheet, known), default=None)
    except RefusedFileError:
        raise
    except Exception as error:
        # openpyxl has no error of its own for a broken file: anything may come.
        raise RefusedFileError(_("The workbook is damaged.")) from error
    try:
        if sheet is None:
            raise RefusedFileError(_("The file is empty."))
        # What a program wrote as the size of its sheet is not always true.
        sheet.reset_dimensions()
        yield guarded(
            (number, [*row[: MAX_COLUMNS + 1]])
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
        )
    finally:
        book.close()


def score(sheet, known: frozenset) -> int:
    sheet.reset_dimensions()
    best = 0
    for row in sheet.iter_rows(max_row=HEADING_WITHIN, max_col=MAX_COLUMNS, values_only=True):
        best = max(best, len({str(c).strip().lower() for c in row if c is not None} & known))
    return best


def guarded(rows):
    try:
        yield from rows
    except RefusedFileError:
        raise
    except Exception as error:
        raise RefusedFileError(_("The workbook is damaged.")) from error


@contextmanager
def csv_rows(file):
    encoding = encoding_of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="strict", newline="")
    try:
        sample = text.read(64 * 1024)
        if "\x00" in sample:
            raise RefusedFileError(_("The file is neither a CSV file nor an Excel workbook."))
        separator = separator_of(sample)
        text.seek(0)
        yield lines(text, separator)
    except UnicodeError as error:
        raise RefusedFileError(_("The characters of the file cannot be read.")) from error
    finally:
        # The file stays the caller's.
        text.detach()


def lines(text, separator: str):
    reader = csv.reader(text, delimiter=separator)
    try:
        for cells in reader:
            # Excel's own line that names the separator.
            if reader.line_num == 1 and separator.join(cells).lower().startswith("sep="):
                continue
            yield reader.line_num, [cell[:MAX_CELL] for cell in cells]
    except csv.Error as error:
        raise RefusedFileError(
            _("Row %s cannot be read: a quotation mark is missing, perhaps.") % reader.line_num
        ) from error
    except UnicodeError as error:
        raise RefusedFileError(_("The characters of the file cannot be read.")) from error


def encoding_of(file) -> str:
    """By the mark at the beginning, by zeros between letters (UTF-16), by trying UTF-8 through."""
    file.seek(0)
    start = file.read(4096)
    if start[:3] == b"\xef\xbb\xbf":
        return "utf-8-sig"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if len(start) > 3 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if len(start) > 3 and start[0::2].count(0) > len(start) // 4:
        return "utf-16-be"
    file.seek(0)
    wrapped = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        while wrapped.read(1024 * 1024):
            pass
        return "utf-8"
    except UnicodeError:
        return "cp1252"
    finally:
        wrapped.detach()


def separator_of(sample: str) -> str:
    """The one that stands most often, outside quotation marks, in the line with most of any."""
    first = sample.lstrip("\ufeff")[:8]
    if first.lower().startswith("sep=") and len(first) > 4:
        return first[4]
    best, separator = 0, ","
    for candidate in (",", ";", "\t"):
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=candidate)
        try:
            widest = max(
                (len(row) for _i, row in zip(range(HEADING_WITHIN), rows, strict=False)), default=0
            )
        except csv.Error:
            continue
        if widest > best:
            best, separator = widest, candidate
    return separator
