"""Numbers and dates as platforms write them, in Finnish and in American."""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.translation import gettext as _

from communications.models.import_job import DateOrder, DecimalMark

SPACES = re.compile(r"[\s\u00a0\u202f']")
EMPTY = {"", "-", "–", "n/a", "na", "null", "none", "--"}
MAX_VALUE = Decimal(10) ** 12
MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan tammi", "feb helmi", "mar maalis", "apr huhti", "may touko", "jun kesä", "jul heinä",
         "aug elo", "sep syys", "oct loka", "nov marras", "dec joulu"], 1)
    for name in names.split()
}  # fmt: skip
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")
WORDS = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
DAY_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d]{3,})\.?,?\s+(\d{4})")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)
ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})$")


class BadValueError(ValueError):
    """The value cannot be read; the message says what is wrong with it."""


def number(value, mark: str) -> Decimal | None:
    """The number in a cell, None for an empty one. Raises BadValueError."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float, Decimal)):
        return limited(Decimal(str(value)), value)
    if isinstance(value, (date, time)):
        raise BadValueError(_("“%s” is a date and not a number.") % value)
    text = SPACES.sub("", str(value)).removesuffix("%")
    if text.lower() in EMPTY:
        return None
    decimal, thousands = (",", ".") if mark == DecimalMark.COMMA else (".", ",")
    whole, _point, part = text.partition(decimal)
    if thousands in whole and not re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", whole
    ):
        raise BadValueError(_("“%s” is not a number with this decimal mark.") % shown(value))
    plain = whole.replace(thousands, "") + (f".{part}" if part else "")
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        raise BadValueError(_("“%s” is not a number.") % shown(value))
    try:
        return limited(Decimal(plain), value)
    except InvalidOperation:
        raise BadValueError(_("“%s” is not a number.") % shown(value)) from None


def limited(found: Decimal, value) -> Decimal:
    if not found.is_finite() or found < 0 or found >= MAX_VALUE:
        raise BadValueError(_("“%s” is not a possible figure.") % shown(value))
    return found.quantize(Decimal("0.01"))


def shown(value) -> str:
    return str(value)[:40]


def moment(value, order: str) -> datetime:
    """The time in a cell, on Helsinki's clock unless the cell names a zone. Raises BadValueError.

    A date without a time is that day's noon, so that no zone moves it to another day.
    """
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, date):
        found = datetime.combine(value, time(12))
    else:
        found = moment_of_text(" ".join(str(value or "").split()), order)
    if not 2000 <= found.year <= timezone.localdate().year + 5:
        raise BadValueError(_("The year of “%s” is not possible.") % shown(value))
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def moment_of_text(text: str, order: str) -> datetime:
    if not text:
        raise BadValueError(_("The date is missing."))
    day, rest = day_of(text, order)
    clock = CLOCK.search(rest)
    if not clock:
        return datetime.combine(day, time(12))
    hour, minute, second, half = clock.groups()
    hour = int(hour)
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    try:
        found = datetime.combine(day, time(hour, int(minute), int(second or 0)))
    except ValueError:
        raise BadValueError(_("“%s” has no possible time.") % shown(text)) from None
    if zone := ZONE.search(rest):
        mark = zone[1].replace("Z", "+0000").replace(":", "")
        found = found.replace(tzinfo=datetime.strptime(mark, "%z").tzinfo)
    return found


def day_of(text: str, order: str) -> tuple[date, str]:
    """The day, and what is left of the text."""
    if found := YEAR_FIRST.search(text):
        year, month, day = found.groups()
    elif found := DOTS.search(text):
        day, month, year = found.groups()
    elif found := SLASHES.search(text):
        first, second, year = found.groups()
        day, month = (first, second) if order == DateOrder.DAY_FIRST else (second, first)
        if int(month) > 12:
            raise BadValueError(
                _("“%s” has no such month. Is the other order of dates the right one?")
                % shown(text)
            )
    elif found := WORDS.search(text):
        name, day, year = found.groups()
        month = month_named(name, text)
    elif found := DAY_WORDS.search(text):
        day, name, year = found.groups()
        month = month_named(name, text)
    else:
        raise BadValueError(_("“%s” is not a date.") % shown(text))
    year = int(year) + (2000 if int(year) < 100 else 0)
    try:
        return date(year, int(month), int(day)), text[found.end() :]
    except ValueError:
        raise BadValueError(_("There is no day “%s”.") % shown(text)) from None


def month_named(name: str, text: str) -> int:
    for start, number_ in MONTHS.items():
        if name.lower().startswith(start):
            return number_
    raise BadValueError(_("“%s” is not a date.") % shown(text))


def order_seen(values) -> str | None:
    """Which order the dates themselves show; None when they fit both, or each other never."""
    orders = set()
    for value in values:
        if (
            isinstance(value, str)
            and (found := SLASHES.search(value))
            and not YEAR_FIRST.search(value)
        ):
            first, second = int(found[1]), int(found[2])
            if first > 12:
                orders.add(DateOrder.DAY_FIRST)
            elif second > 12:
                orders.add(DateOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None
