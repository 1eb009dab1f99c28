"""What a report is about."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reach.models import ReachedPage

NOTHING_BUT_THE_PAGE = dict.fromkeys(
    ("work_package", "page_type", "language", "municipality", "organisation"), ""
)


@dataclass(frozen=True)
class ReportFilter:
    """Helsinki days, both included, and keys that narrow the pages; "" narrows nothing.

    `page_type` is written as `app_label.ModelName`, `language` as a locale's code. `channel`
    narrows views only: what the server counts knows no channel. Raises ValueError when the
    period ends before it begins.
    """

    first_day: date
    last_day: date
    work_package: str = ""
    page_type: str = ""
    language: str = ""
    municipality: str = ""
    organisation: str = ""
    channel: str = ""
    page_id: int | None = None

    def __post_init__(self):
        if self.last_day < self.first_day:
            raise ValueError("The period ends before it begins.")

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1

    @property
    def period(self) -> tuple[date, date]:
        return self.first_day, self.last_day

    def previous(self) -> "ReportFilter":
        """The same question about as many days just before."""
        last_day = self.first_day - timedelta(days=1)
        first_day = last_day - timedelta(days=self.days - 1)
        return replace(self, first_day=first_day, last_day=last_day)

    @property
    def narrows_pages(self) -> bool:
        return bool(
            self.work_package
            or self.page_type
            or self.language
            or self.municipality
            or self.organisation
            or self.page_id
        )

    def takes(self, page: ReachedPage) -> bool:
        return (
            (not self.work_package or self.work_package in page.work_packages)
            and (not self.municipality or self.municipality in page.municipalities)
            and self.page_type in ("", page.page_type)
            and self.language in ("", page.locale)
            and self.organisation in ("", page.organisation)
            and self.page_id in (None, page.page_id)
        )

    def chosen(self, pages: Collection[ReachedPage]) -> list[int] | None:
        """The numbers of the pages meant; None means every page, also one without a copy."""
        if self == replace(self, **NOTHING_BUT_THE_PAGE) and self.page_id is not None:
            return [self.page_id]
        return [page.page_id for page in pages if self.takes(page)] if self.narrows_pages else None
