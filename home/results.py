"""What the project page tells of the project's results, and when somebody should tell more."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from core.models import WorkPackage
from core.models.base_page import months_after
from home.models.indicators import Achievement, Indicator

# Results older than this are a duty left undone (Regulation (EU) 2021/1060, article 50).
MONTHS_UNTIL_REMINDER = 6


@dataclass(frozen=True)
class IndicatorGroup:
    """Indicators of a work package, or of the whole project when it is None."""

    work_package: WorkPackage | None
    indicators: list[Indicator]

    @property
    def name(self) -> str:
        return self.work_package.words("name") if self.work_package else ""


@dataclass(frozen=True)
class Report:
    """Everything the results part shows in figures."""

    groups: list[IndicatorGroup]

    @property
    def has_figures(self) -> bool:
        return any(row.latest for group in self.groups for row in group.indicators)


def report() -> Report:
    """The indicators by work package, those of the whole project first; two queries."""
    groups: list[IndicatorGroup] = []
    for indicator in Indicator.objects.to_show():
        if not groups or groups[-1].work_package != indicator.work_package:
            groups.append(IndicatorGroup(indicator.work_package, []))
        groups[-1].indicators.append(indicator)
    return Report(groups)


def last_told(page) -> date | None:
    """The day the results are told to: of the newest figure or the last change of the text."""
    newest = Achievement.objects.newest_first().values_list("as_of", flat=True).first()
    days = [newest, page.results_changed if page.results else None]
    return max((day for day in days if day), default=None)


def are_overdue(page, on: date | None = None) -> bool:
    """Whether there are no results at all, or none younger than the limit."""
    told = last_told(page)
    return told is None or months_after(told, MONTHS_UNTIL_REMINDER) <= (on or timezone.localdate())
