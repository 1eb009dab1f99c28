"""The report as files for other programs: CSV, XLSX and JSON."""

import csv
import io

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from core.spreadsheets import harmless
from reach.models.report import canonical
from reach.report.content import PAGE_COLUMNS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a sheet's name may not hold, and how long it may be.
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
NAME_LENGTH = 31
WIDEST = 60


def file_name(content: dict, ending: str) -> str:
    period = content["period"]
    return f"tavoittavuus-{period['first']}-{period['last']}.{ending}"


def answer(content: dict, ending: str, body: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name(content, ending))
    response["Cache-Control"] = "private, no-store"
    return response


def as_csv(content: dict) -> HttpResponse:
    """One row per page; columns as in `PAGE_COLUMNS`, commas, UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(PAGE_COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in content["pages"])
    return answer(content, "csv", out.getvalue().encode(), "text/csv; charset=utf-8")


def as_json(content: dict) -> HttpResponse:
    """The very bytes that the checksum of a frozen report is computed from."""
    return answer(content, "json", canonical(content), "application/json")


def as_xlsx(content: dict) -> HttpResponse:
    """A workbook: summary with definitions, pages, time, and a sheet for each table."""
    book = Workbook(write_only=True)
    sheet(book, _("Summary"), [], summary(content))
    sheet(book, _("Pages"), PAGE_COLUMNS, content["pages"])
    sheet(
        book,
        _("Over time"),
        [_("First day"), _("Last day"), _("Views"), _("Period before")],
        [
            [point["first"], point["last"], point["views"], point["before"]]
            for point in content["series"]["points"]
        ],
    )
    for table in content["tables"]:
        labels = [column["label"] for column in table["columns"]]
        sheet(book, table["title"], labels, table["rows"])
    out = io.BytesIO()
    book.save(out)
    return answer(content, "xlsx", out.getvalue(), XLSX)


def summary(content: dict) -> list[list]:
    period = content["period"]
    return [
        [pgettext("report", "Period"), period["first"], period["last"]],
        [_("Period before"), period["before_first"], period["before_last"]],
        *([one["label"], one["value"]] for one in content["narrowed"]),
        [_("Made"), content["made"]],
        *([[_("Contains sample figures")]] if content["has_samples"] else []),
        [],
        ["", _("In the period"), _("Period before")],
        *([card["label"], card["value"], card["before"]] for card in content["cards"]),
        [],
        *([one["term"], one["meaning"]] for one in content["definitions"]),
        *([_("Method"), text] for text in content["method"]),
    ]


def sheet(book: Workbook, title: str, labels: list[str], rows: list[list]) -> None:
    page = book.create_sheet(unused(book, title.translate(FORBIDDEN)))
    widths = [len(str(label)) for label in labels] or [28, 20, 20]
    for row in rows if labels else []:
        widths = [max(width, len(str(cell))) for width, cell in zip(widths, row, strict=True)]
    for index, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(index)].width = min(width + 2, WIDEST)
    if labels:
        page.freeze_panes = "A2"
        page.append([bold(page, label) for label in labels])
    for row in rows:
        page.append([harmless(cell) for cell in row])


def bold(page, text: str):
    cell = WriteOnlyCell(page, value=harmless(text))
    cell.font = Font(bold=True)
    return cell


def unused(book: Workbook, title: str) -> str:
    """The title, shortened, and numbered where another sheet has it."""
    name = title[:NAME_LENGTH]
    number = 2
    while name in book.sheetnames:
        tail = f" {number}"
        name, number = title[: NAME_LENGTH - len(tail)] + tail, number + 1
    return name
