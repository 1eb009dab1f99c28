"""Putting together one's own selection of sessions; the worker makes its ZIP and PDF."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.forms.public import public_form
from materials.content import hours
from materials.forms import SelectionForm
from materials.models import PackagePage, Selection, VersionState
from materials.serve import stored_file
from materials.views.download import current, told
from materials.views.forms import package_or_404, see_other

REFRESH_SECONDS = 4


@public_form
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Boxes to tick; POST leads to the page where the ZIP appears."""
    package = package_or_404(pk)
    version = current(package)
    sessions = version.content["sessions"]
    data = request.POST if request.method == "POST" else None
    form = SelectionForm(data, sessions=sessions, request=request)
    if not form.is_bound or not form.is_valid():
        chosen = set(request.POST.getlist("chosen")) if form.is_bound else set()
        rows = [{**row, "is_chosen": str(row["number"]) in chosen} for row in sessions]
        context = {"form": form, "package": package, "version": version, "sessions": rows}
        return render(request, "materials/compose.html", context, status=form.status)
    return see_other("selection", Selection.of(version, form.cleaned_data["chosen"]).key)


@public_form
def selection(request: HttpRequest, key: str) -> HttpResponse:
    found = selection_or_404(key)
    content = found.content
    response = render(
        request,
        "materials/selection.html",
        {
            "selection": found,
            "package": found.version.package,
            "content": content,
            "hours": hours(content["minutes"]),
            "is_built": found.state == VersionState.BUILT,
            "has_failed": found.state == VersionState.FAILED,
        },
    )
    if found.state == VersionState.WAITING:
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response


@require_safe
def selection_archive(request: HttpRequest, key: str) -> HttpResponseBase:
    found = built_or_404(key)
    response = stored_file(
        request,
        found.archive,
        file_name=found.archive_name,
        content_type="application/zip",
        digest=found.sha256,
        size=found.size,
    )
    return told(request, response, found.version, "selection", _("own selection, ZIP"))


@require_safe
def selection_guide(request: HttpRequest, key: str) -> HttpResponseBase:
    found = built_or_404(key)
    response = stored_file(
        request,
        found.guide,
        file_name=found.guide_name,
        content_type="application/pdf",
        digest=found.guide_sha256,
        size=found.guide_size,
    )
    return told(request, response, found.version, "selection-guide", _("own selection, PDF"))


def selection_or_404(key: str) -> Selection:
    """Only while the public may see the package."""
    found = Selection.objects.filter(key=key).select_related("version__package__locale").first()
    if found is None or not PackagePage.objects.visible().filter(pk=found.version.package_id):
        raise Http404
    return found


def built_or_404(key: str) -> Selection:
    found = selection_or_404(key)
    if found.state != VersionState.BUILT:
        raise Http404
    return found
