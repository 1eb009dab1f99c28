"""The steps of an import: file, columns, preview, saved. Each has an address of its own."""

import csv
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from communications.admin.import_forms import ColumnsForm, UploadForm, samples
from communications.imports import checking, running
from communications.imports.reading import RefusedFileError
from communications.models import ColumnMapping, ImportJob, ImportState, Metric
from communications.models.import_job import DateOrder
from core.spreadsheets import harmless

PERMISSION = "communications.add_importjob"
LISTED = 30


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


def importer(view):
    """Only for those who import, and only imports that they may see."""

    @wraps(view)
    def guarded(request, pk=None):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        if pk is None:
            return view(request)
        return view(request, get_object_or_404(known_to(request.user), pk=pk))

    return guarded


def known_to(user):
    policy = policy_registry.get_by_type(ImportJob)
    rows = policy.instances_user_has_any_permission_for(user, {"add", "view"})
    return rows.select_related("channel", "organisation", "added_by")


@importer
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.instance.added_by = request.user
        job = form.save()
        return redirect("communications_import_columns", job.pk)
    context = {
        "page_title": _("Import of a platform's file"),
        "form": form,
        "jobs": known_to(request.user)[:LISTED],
    }
    return render(request, "communications/admin/import_upload.html", context)


@importer
def choose_columns(request: HttpRequest, job: ImportJob) -> HttpResponse:
    if job.state == ImportState.SAVED or job.state == ImportState.TO_SAVE:
        return redirect("communications_import", job.pk)
    form = ColumnsForm(request.POST or None, job=job)
    problems = []
    if request.method == "POST" and form.is_valid():
        # Kept first: whatever is wrong with them, nobody has to choose them again.
        job.columns = form.columns()
        job.date_order = form.cleaned_data["date_order"]
        job.decimal_mark = form.cleaned_data["decimal_mark"]
        job.save()
        remember(job, form.cleaned_data["save_as"])
        problems = checking.mapping_problems(job.columns, job.headings)
        if not problems:
            running.start(job, ImportState.TO_CHECK)
            return redirect("communications_import", job.pk)
    try:
        sample, order = samples(job)
    except (RefusedFileError, ValueError, OSError) as error:
        sample, order = [], None
        problems.append(str(error) or _("The file has been deleted. Send it again."))
    context = {
        "page_title": _("Choose the columns"),
        "page_subtitle": job.file_name,
        "job": job,
        "form": form,
        "problems": problems,
        "sample": sample,
        "order": DateOrder(order).label if order and order != job.date_order else "",
    }
    return render(request, "communications/admin/import_columns.html", context)


def remember(job: ImportJob, name: str) -> None:
    if name:
        ColumnMapping.objects.filter(platform=job.platform, name=name).delete()
        ColumnMapping.objects.create(
            name=name,
            platform=job.platform,
            columns=job.columns,
            date_order=job.date_order,
            decimal_mark=job.decimal_mark,
        )


@importer
def status(request: HttpRequest, job: ImportJob) -> HttpResponse:
    """The preview, or how far the import is; saves on POST."""
    if job.state == ImportState.MAPPING:
        return redirect("communications_import_columns", job.pk)
    if request.method == "POST":
        # Whoever changes the state first saves: a second click finds nothing to do.
        found = ImportJob.objects.filter(pk=job.pk, state=ImportState.CHECKED)
        if found.update(state=ImportState.TO_SAVE):
            job.refresh_from_db()
            running.start(job, ImportState.TO_SAVE)
            if job.state == ImportState.SAVED:
                messages.success(request, _("The import was saved."))
        return redirect("communications_import", job.pk)
    context = {
        "page_title": _("Import"),
        "page_subtitle": job.file_name,
        "job": job,
        "summary": job.summary,
        "preview": preview_of(job),
        "State": ImportState,
        "waits": job.state in (ImportState.TO_CHECK, ImportState.TO_SAVE),
        "publications": f"{reverse('communications_publications:index')}?import_job={job.pk}",
    }
    return render(request, "communications/admin/import_status.html", context)


def preview_of(job: ImportJob) -> list[dict]:
    """The preview in words of the reader's language."""
    outcomes = {
        "new": _("new"),
        "changed": _("new figures"),
        "same": _("nothing new"),
    }
    metrics = dict(Metric.choices)
    return [
        {
            **row,
            "outcome": outcomes[row["outcome"]],
            "figures": [(metrics[name], value) for name, value in row["figures"].items()],
        }
        for row in job.summary.get("preview", [])
    ]


@importer
def problem_file(request: HttpRequest, job: ImportJob) -> HttpResponse:
    """The rows that stay out, as a CSV file with the reason of each."""

    class Echo:
        def write(self, text):
            return text

    writer = csv.writer(Echo(), delimiter=";")
    heading = [_("Row"), _("Reason"), *job.headings]

    def rows():
        yield "\ufeff" + writer.writerow([harmless(cell) for cell in heading])
        try:
            for row in running.problem_rows(job):
                yield writer.writerow([harmless(cell) for cell in row])
        except RefusedFileError as error:
            yield writer.writerow(["", str(error)])

    return StreamingHttpResponse(
        rows(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="korjattavat-{job.pk}.csv"'},
    )


@require_POST
@importer
def discard(request: HttpRequest, job: ImportJob) -> HttpResponse:
    """Forgets an import that has not been saved, with its file."""
    if job.state in (ImportState.SAVED, ImportState.TO_SAVE):
        return redirect("communications_import", job.pk)
    if job.file:
        job.file.delete(save=False)
    job.delete()
    messages.success(request, _("The import was discarded. Nothing was saved."))
    return redirect("communications_imports")
