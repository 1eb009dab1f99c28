"""What changed between a version and the one before it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from materials import versions
from materials.admin.places import in_words
from materials.models import PackageVersion


def differences(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever may edit the package."""
    version = get_object_or_404(PackageVersion.objects.select_related("package"), pk=pk)
    if not version.package.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    earlier = [
        row
        for row in version.package.versions.newest_first()
        if (row.major, row.minor) < (version.major, version.minor)
    ]
    before = earlier[0] if earlier else None
    found = versions.differences(before.content, version.content) if before else []
    rows = [(in_words(place), old, new) for place, old, new in found]
    context = {"version": version, "before": before, "rows": rows, "package": version.package}
    return render(request, "materials/admin/differences.html", context)
