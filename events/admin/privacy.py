"""A person who asks what is stored about them, and the log of the deletions."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from events import people
from events.admin import access
from events.admin.forms import PersonForm
from events.models import RetentionRun

LATEST = 50


@require_safe
def page(request):
    access.only_for_privacy(request.user)
    return show(request, PersonForm())


def show(request, form, found=None, email: str = ""):
    context = {
        "page_title": _("A person's data"),
        "header_icon": "user",
        "form": form,
        "found": found,
        "email": email,
        "runs": RetentionRun.objects.all()[:LATEST],
    }
    return render(request, "events/admin/privacy.html", context)


@require_POST
def find(request):
    """The address comes by POST: it should be in no log of addresses."""
    access.only_for_privacy(request.user)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return show(request, form)
    email = form.cleaned_data["email"]
    if "export" in request.POST:
        return exported(email)
    if "erase" in request.POST:
        count = people.erase(email)
        messages.success(
            request,
            ngettext("%d registration was made anonymous.", "%d registrations were made anonymous.",
                     count) % count,
        )  # fmt: skip
        return redirect("events_privacy")
    return show(request, form, list(people.registrations_of(email)), email)


def exported(email: str) -> HttpResponse:
    text = json.dumps(people.export(email), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="omat-tiedot.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
