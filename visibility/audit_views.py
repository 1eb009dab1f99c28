"""The EU-visibility audit in the admin, on the screen and as PDF for the inspector."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from core import pdf
from core.models import Attachment, ProjectSettings
from visibility.audit import Audit, Status, audit

# Whoever sees where posters hang may see what the posters are asked for.
PERMISSION = "visibility.view_posterplace"


class AuditMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


def audit_page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(PERMISSION):
        return refused(request)
    return render(request, "visibility/admin/audit.html", context_for(request))


def audit_pdf(request: HttpRequest) -> HttpResponse:
    """The same list as a file; 503 where the server cannot print."""
    if not request.user.has_perm(PERMISSION):
        return refused(request)
    context = {**context_for(request), "back": reverse("visibility_audit")}
    context["description"] = _("Check of the EU's visibility")
    # Links in a file need the host.
    for row in context["audit"].rows:
        row.links = [(text, request.build_absolute_uri(url)) for text, url in row.links]
    name = f"eu-nakyvyys-{context['audit'].day:%Y-%m-%d}.pdf"
    return pdf.response(request, "visibility/audit_pdf.html", context, name, "private, no-store")


def context_for(request: HttpRequest) -> dict:
    project = ProjectSettings.for_request(request).in_language()
    found = audit(project)
    closed = closed_to(request.user, found)
    for row in found.rows:
        row.links = [(text, url) for text, url in row.links if not url.startswith(closed)]
    return {
        "audit": found,
        "project": project,
        "Status": Status,
        "pdf_missing": pdf.missing(),
        "page_title": _("EU visibility"),
        "header_icon": "eu-poster",
    }


def closed_to(user, found: Audit) -> tuple[str, ...]:
    """Beginnings of addresses that the reader of the audit may not open."""
    closed = []
    if found.page and not found.page.permissions_for_user(user).can_edit():
        closed.append(reverse("wagtailadmin_explore_root"))
    if not policy_registry.get_by_type(Attachment).user_has_permission(user, "change"):
        closed.append(reverse("wagtaildocs:index"))
    return tuple(closed)


def refused(request: HttpRequest) -> HttpResponse:
    """Wagtail would turn the refusal into a redirect to the front page of the admin."""
    return render(request, "403.html", status=403)
