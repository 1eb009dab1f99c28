"""A series at the desk: its editions, and the draft of the next one."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.permissions import organisation_of
from events import followup, next_edition
from events.admin import access
from events.admin.forms import EditionForm
from events.choices import Plan
from events.listing import give_seats
from events.models import EventPage, SeriesPage


def original_series():
    """The series in the site's main language, by their names."""
    return SeriesPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")


def page(request, pk: int):
    """Shows the editions; POST makes the draft of the next one from the latest, and opens it."""
    if not access.is_organiser(request.user):
        raise PermissionDenied
    series = get_object_or_404(original_series(), pk=pk)
    editions = list(EventPage.objects.child_of(series).for_cards().order_by("-start"))
    may_add = series.permissions_for_user(request.user).can_add_subpage()
    form = None
    if editions and may_add:
        # A cancelled edition is as good a template as any: the plan is not copied.
        template = editions[0]
        initial = {
            "title": template.title,
            "start": next_edition.suggested_start(template, series),
        }
        form = EditionForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid():
            draft = make(EventPage.objects.get(pk=template.pk), form.cleaned_data, request.user)
            messages.success(
                request,
                _("A draft was made. Check its programme, place and seats, and publish it."),
            )
            return redirect("wagtailadmin_pages:edit", draft.pk)
    own = set(access.own_events(request.user).child_of(series).values_list("pk", flat=True))
    shown = [event for event in editions if event.live or event.pk in own]
    give_seats(shown)
    context = {
        "page_title": series.title,
        "header_icon": "calendar-alt",
        "series": series,
        "editions": [(event, event.pk in own) for event in shown],
        "follow_up": followup.of_events([event for event in shown if event.is_over]),
        "form": form,
        "may_add": may_add,
    }
    return render(request, "events/admin/series.html", context)


def make(template: EventPage, wanted: dict, user) -> EventPage:
    """The draft belongs to the organisation of its maker, who then sees its registrants."""
    changes = {
        "title": wanted["title"],
        "plan": Plan.FIXED if wanted["is_fixed"] else Plan.TENTATIVE,
    }
    own = organisation_of(user)
    if own and own.pk != template.organisation_id:
        changes |= {"organisation": own, "contact_email": "", "booking_email": ""}
    return next_edition.draft_of(template, user, wanted["start"], **changes)
