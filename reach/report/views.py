"""The report in the admin: on the screen, as files, frozen."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from core import pdf
from core.models import ProjectSettings
from reach.figures import ReportFilter
from reach.models import FrozenReport, ReachedPage
from reach.report import exports
from reach.report.content import content
from reach.report.form import ReportForm
from reach.report.presets import presets
from reach.report.shown import Shown

FREEZE = "reach.add_frozenreport"
PRINTED_PAGES = 50


def report(request: HttpRequest) -> HttpResponse:
    """`?from=&to=` and what narrows; `&export=csv`, `xlsx` or `pdf` answers a file.

    400 with the form and its errors for a question that makes no sense.
    """
    form = ReportForm(request.GET)
    if not form.is_valid():
        return page_of(request, "reach/report/report.html", {"form": form}, status=400)
    found = content(form.question, form.chosen, query_of(form))
    return shown(request, found, {"form": form})


def page_report(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same of one page, deleted ones included; 404 for a number that was never counted."""
    page = get_object_or_404(ReachedPage, page_id=page_id)
    form = ReportForm(request.GET)
    if not form.is_valid():
        return page_of(request, "reach/report/report.html", {"form": form, "page": page}, 400)
    data = form.cleaned_data
    question = ReportFilter(data["from"], data["to"], page_id=page_id)
    found = content(question, [(_("Page"), page.title)], query_of(form) | {"page": page_id})
    return shown(request, found, {"form": form, "page": page})


def query_of(form: ReportForm) -> dict:
    values = {name: value for name, value in form.cleaned_data.items() if value}
    return values | {end: values[end].isoformat() for end in ("from", "to")}


def shown(request: HttpRequest, found: dict, context: dict) -> HttpResponse:
    if file := as_file(request, found):
        return file
    period = found["period"]
    query = request.GET.copy()
    query["from"], query["to"] = period["first"], period["last"]
    query.pop("export", None)
    context |= {
        "report": Shown(found),
        "presets": presets(),
        "query": query.urlencode(),
        "can_freeze": request.user.has_perm(FREEZE) and "page" not in context,
    }
    return page_of(request, "reach/report/report.html", context)


def as_file(request: HttpRequest, found: dict) -> HttpResponse | None:
    """The file that `?export=` asks for; None where it asks for none that there is."""
    makers = {
        "csv": exports.as_csv,
        "xlsx": exports.as_xlsx,
        "json": exports.as_json,
        "pdf": lambda found: as_pdf(request, found),
    }
    maker = makers.get(request.GET.get("export", ""))
    return maker(found) if maker else None


def as_pdf(request: HttpRequest, found: dict, frozen: FrozenReport | None = None) -> HttpResponse:
    """Printed in the language the report was made in; 503 where the server cannot print."""
    with override(found["language"]):
        context = {
            "report": Shown(found, PRINTED_PAGES),
            "frozen": frozen,
            "project": ProjectSettings.for_request(request).in_language(),
            "description": _("Reach of the project's communication"),
            "back": reverse("reach_report"),
        }
        name = exports.file_name(found, "pdf")
        return pdf.response(request, "reach/report/pdf.html", context, name, "private, no-store")


def page_of(request, template: str, context: dict, status: int = 200) -> HttpResponse:
    context = {
        "page_title": _("Reach"),
        "header_icon": "reach",
        "pdf_missing": pdf.missing(),
        **context,
    }
    return render(request, template, context, status=status)


# --- frozen ---------------------------------------------------------------------------------------


@require_POST
@permission_required(FREEZE, raise_exception=True)
def freeze(request: HttpRequest) -> HttpResponse:
    """Keeps the report that the address asks for; 400 with the form where it makes no sense."""
    form = ReportForm(request.GET)
    if not form.is_valid():
        return page_of(request, "reach/report/report.html", {"form": form}, status=400)
    found = content(form.question, form.chosen, query_of(form))
    name = " ".join(request.POST.get("name", "").split())[:120]
    frozen = FrozenReport.objects.create(
        name=name or default_name(form.question),
        first_day=form.question.first_day,
        last_day=form.question.last_day,
        content=found,
        frozen_by=request.user,
    )
    messages.success(request, _("The report “%(name)s” has been frozen.") % {"name": frozen})
    return redirect("reach_frozen_report", frozen.pk)


def default_name(question: ReportFilter) -> str:
    return _("Reach %(first)s–%(last)s") % {
        "first": question.first_day.strftime("%d.%m.%Y"),
        "last": question.last_day.strftime("%d.%m.%Y"),
    }


def frozen_reports(request: HttpRequest) -> HttpResponse:
    rows = FrozenReport.objects.select_related("frozen_by").defer("content")
    context = {"frozen_reports": rows, "page_title": _("Frozen reports")}
    return page_of(request, "reach/report/frozen_list.html", context)


def frozen_report(request: HttpRequest, pk: int) -> HttpResponse:
    """A report as it was frozen; `?export=` as for the live one, and `json` for the checksum."""
    frozen = get_object_or_404(FrozenReport.objects.select_related("frozen_by"), pk=pk)
    if request.GET.get("export") == "pdf":
        return as_pdf(request, frozen.content, frozen)
    if file := as_file(request, frozen.content):
        return file
    context = {"report": Shown(frozen.content), "frozen": frozen, "page_title": str(frozen)}
    return page_of(request, "reach/report/frozen.html", context)
