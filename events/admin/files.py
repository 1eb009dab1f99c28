"""Lists to take away: spreadsheet (noted in the log of the page) and sign-in sheet."""

import csv
from io import BytesIO

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from openpyxl import Workbook
from wagtail.log_actions import log

from core import pdf
from core.models import ProjectSettings
from core.spreadsheets import harmless
from events import needs
from events.admin import access
from events.choices import HOLDING
from events.models import Registration

EXPORTED = "events.export"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Lines for people who come without registering.
EMPTY_LINES = 8


def table(event) -> list[list]:
    """Heads and rows; diets and needs only while they are kept."""
    heads = [
        _("Name"), _("E-mail"), _("Organisation"), _("Phone"), _("Home town"),
        _("Way of taking part"), _("State"), _("Registered"), _("Came"), _("May be photographed"),
        _("Diet"), _("Accessibility needs"),
    ]  # fmt: skip
    rows = Registration.objects.filter(event=event, forgotten_at__isnull=True)
    rows = rows.prefetch_related("check_ins").order_by("name", "pk")
    return [heads, *(row_of(registration) for registration in rows)]


def row_of(row: Registration) -> list:
    told = needs.decrypted(row.needs)
    photo = {True: _("yes"), False: _("no"), None: ""}[row.photo_consent]
    return [
        row.name, row.email, row.organisation, row.phone, row.locality,
        str(row.get_attendance_display()), str(row.get_state_display()),
        timezone.localtime(row.created).strftime("%Y-%m-%d %H:%M"), len(row.check_ins.all()),
        photo, told["diet"], told["access"],
    ]  # fmt: skip


@require_safe
def export(request, pk: int, kind: str):
    event = access.own_event(request.user, pk)
    rows = [[harmless(cell) for cell in row] for row in table(event)]
    if kind == "csv":
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        # The mark by which spreadsheet programs know UTF-8.
        response.write("\ufeff")
        csv.writer(response).writerows(rows)
    elif kind == "xlsx":
        book = Workbook()
        book.active.title = _("Registrants")[:30]
        for row in rows:
            book.active.append(row)
        out = BytesIO()
        book.save(out)
        response = HttpResponse(out.getvalue(), content_type=XLSX)
    else:
        raise Http404
    log(event, EXPORTED, user=request.user, data={"format": kind, "rows": len(rows) - 1})
    response.headers["Content-Disposition"] = (
        f'attachment; filename="ilmoittautuneet-{event.pk}.{kind}"'
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def sheet(request, pk: int):
    """The sheet people sign, with the emblem on each page; 503 where the server cannot print."""
    event = access.own_event(request.user, pk)
    rows = Registration.objects.filter(event=event, attendance="onsite", state__in=HOLDING)
    context = {
        "event": event,
        "project": ProjectSettings.for_request(request).in_language(),
        "rows": rows.order_by("name", "pk"),
        "empty": range(EMPTY_LINES),
        "description": _("Sign-in sheet"),
        "back": request.META.get("HTTP_REFERER", ""),
    }
    name = f"osallistujat-{event.pk}.pdf"
    return pdf.response(request, "events/sheet_pdf.html", context, name, "private, no-store")
