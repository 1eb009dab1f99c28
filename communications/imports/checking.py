"""Rows of a table as publications with figures, and what is wrong with those that are not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from communications.identity import address_key
from communications.imports import columns, values

is_address = URLValidator(schemes=["http", "https"])


@dataclass
class Row:
    """One row: `problems` is empty when it can be saved. `cells` is the row as it stands."""

    number: int
    cells: list
    platform_id: str = ""
    title: str = ""
    address: str = ""
    published_at: datetime | None = None
    note: str = ""
    figures: dict[str, Decimal] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @cached_property
    def address_key(self) -> str:
        return address_key(self.address, self.published_at)

    @property
    def identity(self) -> str:
        return f"id:{self.platform_id}" if self.platform_id else self.address_key


def mapping_problems(mapping: dict[str, str], headings: list[str]) -> list[str]:
    """What keeps the mapping from being used at all."""
    problems = []
    missing = [name for name in mapping.values() if name not in headings]
    if missing:
        problems.append(_("The file has no column “%s”.") % missing[0])
    if columns.PUBLISHED not in mapping:
        problems.append(_("Choose the column of the date."))
    if columns.PLATFORM_ID not in mapping and columns.ADDRESS not in mapping:
        problems.append(
            _(
                "Choose the number on the platform or the address: without either, the same "
                "publication would be saved again."
            )
        )
    twice = [name for name in mapping.values() if list(mapping.values()).count(name) > 1]
    if twice:
        problems.append(_("The column “%s” is chosen for two things.") % twice[0])
    return problems


def rows(table, mapping: dict[str, str], order: str, mark: str) -> Iterator[Row]:
    """Every row of the table, in order."""
    places = {name: table.headings.index(heading) for name, heading in mapping.items()}
    seen: dict[str, int] = {}
    for number, cells in table.rows:
        row = Row(number, cells)
        read_texts(row, places)
        read_moment(row, places, order)
        read_figures(row, places, mark)
        if not row.problems:
            if not row.identity:
                row.problems.append(_("The row has neither a number nor an address."))
            elif first := seen.get(row.identity):
                row.problems.append(_("The same publication is on row %s already.") % first)
            else:
                seen[row.identity] = number
        yield row


def read_texts(row: Row, places: dict[str, int]) -> None:
    def text(name, limit):
        cell = row.cells[places[name]] if name in places else None
        # A workbook holds long numbers as decimals: 123.0 is the number 123.
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return " ".join(str(cell if cell is not None else "").replace("\x00", "").split())[:limit]

    row.platform_id = text(columns.PLATFORM_ID, 190)
    row.address = text(columns.ADDRESS, 1001)
    row.title = text(columns.TITLE, 255) or row.address[:255] or row.platform_id
    row.note = text(columns.NOTE, 2000)
    if row.platform_id.lower() in {"total", "yhteensä"}:
        row.problems.append(_("The row is a total."))
    if row.address:
        if "://" not in row.address:
            row.address = f"https://{row.address}"
        try:
            if len(row.address) > 1000:
                raise ValidationError("")
            is_address(row.address)
        except ValidationError:
            row.problems.append(_("“%s” is not an address.") % row.address[:60])


def read_moment(row: Row, places: dict[str, int], order: str) -> None:
    try:
        row.published_at = values.moment(row.cells[places[columns.PUBLISHED]], order)
    except values.BadValueError as error:
        row.problems.append(str(error))


def read_figures(row: Row, places: dict[str, int], mark: str) -> None:
    for name in places.keys() & columns.METRIC_SET:
        try:
            value = values.number(row.cells[places[name]], mark)
        except values.BadValueError as error:
            row.problems.append(str(error))
        else:
            if value is not None:
                row.figures[name] = value
