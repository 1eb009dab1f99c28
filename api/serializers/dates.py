"""Moments and days as JSON: ISO 8601, moments in UTC to the second."""

from datetime import UTC, date, datetime


def moment(value: datetime | None) -> str | None:
    return value and value.astimezone(UTC).isoformat(timespec="seconds")


def day(value: date | None) -> str | None:
    return value and value.isoformat()
