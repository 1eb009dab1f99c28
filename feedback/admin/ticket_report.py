"""The figures of accessibility feedback for every year: how much came, how soon it was answered."""

from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView

from core.spreadsheets import HarmlessExport
from feedback.models import Ticket, TicketState


@dataclass
class YearFigures:
    """The tickets received in a year; `median_days` from the receipt to the answer."""

    year: int
    received: int
    in_time: int
    late: int
    open: int
    overdue: int
    median_days: float | None

    @property
    def median_text(self) -> str:
        return "–" if self.median_days is None else f"{self.median_days:g}".replace(".", ",")


def figures() -> list[YearFigures]:
    """One row a year, the newest first."""
    years: dict[int, list[Ticket]] = {}
    for ticket in Ticket.objects.only("received", "due", "answered"):
        years.setdefault(ticket.received.year, []).append(ticket)
    return [figures_of(year, years[year]) for year in sorted(years, reverse=True)]


def figures_of(year: int, found: list[Ticket]) -> YearFigures:
    states = [ticket.state for ticket in found]
    days = [(ticket.answered - ticket.received).days for ticket in found if ticket.answered]
    return YearFigures(
        year=year,
        received=len(found),
        in_time=states.count(TicketState.IN_TIME),
        late=states.count(TicketState.LATE),
        open=states.count(TicketState.OPEN) + states.count(TicketState.OVERDUE),
        overdue=states.count(TicketState.OVERDUE),
        median_days=median(days) if days else None,
    )


HEADINGS = {
    "year": gettext_lazy("Year"),
    "received": gettext_lazy("Received"),
    "in_time": gettext_lazy("Answered in time"),
    "late": gettext_lazy("Answered late"),
    "open": pgettext_lazy("feedback", "Open"),
    "overdue": gettext_lazy("Open, overdue"),
    "median_days": gettext_lazy("Days to the answer, median"),
}
COUNTS = ("received", "in_time", "late", "open", "overdue")


class TicketReportView(HarmlessExport, ReportView):
    model = Ticket
    any_permission_required = ["view", "change"]
    page_title = gettext_lazy("Accessibility feedback by year")
    header_icon = "help"
    index_url_name = "feedback_ticket_report"
    index_results_url_name = "feedback_ticket_report_results"
    is_searchable = False
    export_filename = "saavutettavuuspalaute-vuosittain"
    list_export = list(HEADINGS)
    export_headings = HEADINGS
    columns = [
        Column("year", label=HEADINGS["year"], accessor=lambda row: str(row.year)),
        *(NumberColumn(name, label=HEADINGS[name]) for name in COUNTS),
        NumberColumn("median_text", label=HEADINGS["median_days"]),
    ]

    def get_filtered_queryset(self):
        return figures()
