"""The communication plan as an editors' calendar: a month as a table, and as an agenda.

On a narrow screen only the agenda is shown; the table is the same entries laid out by week.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from communications.ics import calendar_file
from communications.models import Annotation, Channel, PlanEntry, PlanState

PERMISSION = "communications.view_planentry"
LATE = 20


@dataclass
class Day:
    """A cell of the table."""

    date: date
    in_month: bool
    is_today: bool
    entries: list
    annotations: list


class CalendarMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


def month_of(text: str) -> date:
    """The first day of "2026-11"; of this month when the text is no month."""
    try:
        # A year at either end of the calendar would have no neighbour to lead to.
        year, month = (int(part) for part in text.split("-"))
        if 2000 <= year <= 2100:
            return date(year, month, 1)
    except ValueError:
        pass
    return timezone.localdate().replace(day=1)


def calendar_page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    first = month_of(request.GET.get("month", ""))
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    last = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    entries = chosen_entries(request, weeks[0][0], weeks[-1][-1])
    policy = policy_registry.get_by_type(PlanEntry)
    for entry in entries:
        entry.may_change = policy.user_has_permission_for_instance(request.user, "change", entry)
        entry.address = reverse("communications_plan:edit", args=[entry.pk])
    notes = list(Annotation.objects.filter(day__range=(weeks[0][0], weeks[-1][-1])))
    changeable = policy.instances_user_has_any_permission_for(request.user, {"change"})
    today = timezone.localdate()
    table = [
        [
            Day(
                day,
                day.month == first.month,
                day == today,
                [entry for entry in entries if entry.starts_on <= day <= entry.last_day],
                [note for note in notes if note.day == day],
            )
            for day in week
        ]
        for week in weeks
    ]
    query = request.GET.copy()
    query.pop("month", None)
    context = {
        "page_title": _("Communication plan"),
        "month": first,
        "weeks": [(week[0].date.isocalendar().week, week) for week in table],
        "weekdays": [weekday(number) for number in range(7)],
        "agenda": [e for e in entries if e.starts_on <= last and e.last_day >= first],
        "late": list(changeable.late(today)[:LATE]),
        "previous": (first - timedelta(days=1)).replace(day=1),
        "next": last + timedelta(days=1),
        "channels": Channel.objects.in_order(),
        "states": PlanState.choices,
        "chosen": {
            "channel": request.GET.get("channel", ""),
            "state": request.GET.get("state", ""),
        },
        "query": query.urlencode(),
        "may_add": request.user.has_perm("communications.add_planentry"),
    }
    return render(request, "communications/admin/calendar.html", context)


def chosen_entries(request, first: date, last: date) -> list[PlanEntry]:
    rows = (
        PlanEntry.objects.on_days(first, last)
        .select_related("organisation", "owner", "work_package")
        .prefetch_related("channels", "target_groups")
    )
    state, channel = request.GET.get("state", ""), request.GET.get("channel", "")
    if state in PlanState.values:
        rows = rows.filter(state=state)
    if channel:
        rows = rows.filter(channels__key=channel)
    return list(rows)


def weekday(number: int) -> tuple[str, str]:
    """(short, whole) name of a day of the week, 0 for Monday."""
    monday = date(2024, 1, 1) + timedelta(days=number)
    return date_format(monday, "D"), date_format(monday, "l")


def plan_file(request: HttpRequest) -> HttpResponse:
    """The coming plan and the last three months of it as an iCalendar file."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    rows = PlanEntry.objects.filter(starts_on__gte=timezone.localdate() - timedelta(days=92))
    rows = rows.exclude(state=PlanState.CANCELLED).prefetch_related("channels")
    content = calendar_file(rows, request.get_host(), datetime.now(UTC), pgettext("file", "Plan"))
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="viestintasuunnitelma.ics"'},
    )
