"""The admin's screen that gives a link to the draft of a page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from api.drafts import may_read_draft
from api.preview import preview_address, preview_end


@never_cache
def preview_link(request: HttpRequest, page_id: int) -> TemplateResponse:
    """For those who may edit the page; the link is signed and stored nowhere."""
    page = get_object_or_404(Page, pk=page_id).specific
    if page.is_root() or not may_read_draft(request.user, page):
        raise PermissionDenied
    context = {
        "page_title": _("Link to the draft"),
        "page": page,
        "link": preview_address(page, request),
        "expires": preview_end(),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return TemplateResponse(request, "api/admin/preview_link.html", context)
