"""Fills the statement pages from the demo's files."""

from core.demo.publish import days_from_now
from core.demo.stream import to_raw
from home.models import AccessibilityStatementPage, PrivacyNoticePage


def fill_statement(page, row: dict, made: int) -> None:
    """`made` is the day of the statement, counted from today."""
    day = days_from_now(made).date()
    page.updated_on = day
    for name, value in row["fields"].items():
        setattr(page, name, value)
    if isinstance(page, AccessibilityStatementPage):
        page.prepared_on = page.assessed_on = day
        page.shortcomings = values("shortcoming", row["shortcomings"])
    if isinstance(page, PrivacyNoticePage):
        page.body = to_raw(row["body"])
        page.controllers = values("controller", row["controllers"])
        page.purposes = values("purpose", row["purposes"])
        page.elsewhere = to_raw(row["elsewhere"])
        page.rights = to_raw(row["rights"])


def values(kind: str, rows: list[dict]) -> list[dict]:
    return [{"type": kind, "value": row} for row in rows]
