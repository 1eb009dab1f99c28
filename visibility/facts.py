"""What poster, screen and descriptions tell of the project: only what is filled in."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from core.models import ProjectSettings


def money(amount) -> str:
    """A sum in whole euros or with cents, never broken over two lines: 1 083 375 €."""
    decimals = 0 if amount == int(amount) else 2
    return f"{number_format(amount, decimals, force_grouping=True)}\xa0€"


def sums(project: ProjectSettings) -> list[tuple[str, str, str]]:
    """(label, sum, note) of the support and of the whole cost."""
    share = ""
    if project.support_percent:
        share = gettext("%(percent)s %% of the cost") % {"percent": project.support_percent}
    rows = [
        (gettext("Support, at most"), project.support_at_most, share),
        (gettext("Total cost"), project.total_cost, ""),
    ]
    return [(label, money(amount), note) for label, amount, note in rows if amount is not None]


def period(project: ProjectSettings) -> str:
    if not project.starts:
        return ""
    starts = date_format(project.starts, "DATE_FORMAT")
    if not project.ends:
        return gettext("from %(date)s") % {"date": starts}
    return f"{starts}–{date_format(project.ends, 'DATE_FORMAT')}"


def facts(project: ProjectSettings) -> list[tuple[str, str]]:
    """(label, text) of what a reader may want to check, in the order of importance."""
    rows = [
        (gettext("Fund"), project.fund),
        (gettext("Programme"), project.programme),
        (gettext("Specific objective"), project.specific_objective),
        (gettext("Funding authority"), project.funding_authority),
        (gettext("Period"), period(project)),
        (gettext("Area"), project.area),
        (gettext("Project code"), project.project_code),
    ]
    return [(label, text) for label, text in rows if text]
