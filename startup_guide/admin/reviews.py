"""The review work: what is overdue, what is due soon, what ends with the year."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from startup_guide import reviews
from startup_guide.models import Fact, SupportForm

KINDS = {"fact": Fact, "supportform": SupportForm}


def may_review(user) -> bool:
    return user.has_perm("startup_guide.change_fact")


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    if not may_review(request.user):
        raise PermissionDenied
    on = timezone.localdate()
    rows = reviews.all_due(on)
    late, near = reviews.overdue(rows, on), reviews.soon(rows, on)
    groups = [
        ("overdue", _("Overdue: hidden from readers"), late),
        ("soon", _("Due in 30 days"), near),
        ("year-end", _("Check at the turn of the year"), reviews.year_end(rows, on)),
        ("later", _("Later"), [row for row in rows if row not in late and row not in near]),
    ]
    context = {"groups": groups, "today": on}
    return render(request, "startup_guide/admin/reviews.html", context)


@require_POST
def checked(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One click: checked, no changes. What has come to its end needs a new value instead."""
    if kind not in KINDS:
        raise Http404
    if not may_review(request.user):
        raise PermissionDenied
    item = get_object_or_404(KINDS[kind], pk=pk)
    reviews.mark_checked(item, request.user)
    day, why = reviews.ends_of(item, timezone.localdate())
    if why == "unconfirmed":
        messages.warning(
            request,
            _("“%(name)s” stays hidden until its source is marked as confirmed.") % {"name": item},
        )
    elif why == "validity" and day < timezone.localdate():
        messages.warning(
            request,
            _("“%(name)s” was marked as checked, but its validity has ended: give it a new value.")
            % {"name": item},
        )
    else:
        messages.success(request, _("“%(name)s” was checked, no changes.") % {"name": item})
    return redirect("startup_guide_reviews")


class ReviewMenuItem(MenuItem):
    def is_shown(self, request):
        return may_review(request.user)


class ReviewPanel(Component):
    """On the front page of the admin: how many wait."""

    name = "guide_reviews"
    order = 240
    template_name = "startup_guide/admin/review_panel.html"

    def get_context_data(self, parent_context):
        on = timezone.localdate()
        rows = reviews.all_due(on)
        return {
            "late": len(reviews.overdue(rows, on)),
            "near": len(reviews.soon(rows, on)),
            "address": reverse("startup_guide_reviews"),
        }
