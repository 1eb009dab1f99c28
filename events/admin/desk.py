"""The desk of an organiser: the list of events, and one event with its registrants."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from events import letters, needs, next_edition, seats
from events.admin import access
from events.admin.forms import DecisionFormSet, FiguresForm, MessageForm, SearchForm
from events.admin.series import original_series
from events.admin.steps import steps_of
from events.admin.todo import tasks_of
from events.choices import HOLDING
from events.listing import give_seats
from events.models import Decision, Figures, Registration, SeriesPage
from events.summary import answers_of, bookings_of

PAGE_SIZE = 100
MOST_EVENTS = 100


@require_safe
def index(request):
    if not access.is_organiser(request.user):
        raise PermissionDenied
    events = access.own_events(request.user).annotate(
        booked=Count("registrations", Q(registrations__state__in=HOLDING)),
        queued=Count("registrations", Q(registrations__state="waiting")),
    )
    now = timezone.now()
    upcoming = list(events.filter(end__gte=now).order_by("start")[:MOST_EVENTS])
    past = list(events.filter(end__lt=now).order_by("-start")[:MOST_EVENTS])
    give_seats([*upcoming, *past])
    context = {
        "page_title": _("Events"),
        "header_icon": "calendar-alt",
        "upcoming": upcoming,
        "past": past,
        "tasks": tasks_of(request.user),
        "series": original_series(),
        "answers_for_privacy": access.answers_for_privacy(request.user),
    }
    return render(request, "events/admin/index.html", context)


def event_context(request, event, **more) -> dict:
    return {
        "page_title": event.title,
        "header_icon": "calendar-alt",
        "event": event,
        "bookings": bookings_of(event),
        "may_edit": event.permissions_for_user(request.user).can_edit(),
        **more,
    }


@require_safe
def event(request, pk: int):
    """One event: sums and the list of registrants, searched and in pages."""
    found = access.own_event(request.user, pk)
    form = SearchForm(request.GET)
    rows = form.narrow(Registration.objects.filter(event=found))
    page = Paginator(rows.order_by("name", "pk"), PAGE_SIZE).get_page(request.GET.get("p"))
    for row in page:
        row.told = needs.decrypted(row.needs) if row.needs else None
    context = event_context(
        request,
        found,
        finder=form,
        registrations=page,
        answers=answers_of(found),
        steps=steps_of(found),
        series=SeriesPage.objects.parent_of(found).first(),
        texts=found.answers.exclude(takeaway="", better="")[:PAGE_SIZE],
    )
    return render(request, "events/admin/event.html", context)


@require_POST
def cancel(request, pk: int):
    """Cancels a registration for somebody who called; the person is told."""
    registration = access.own_registration(request.user, pk)
    if seats.cancel(registration):
        messages.success(request, _("The registration was cancelled and the seat passed on."))
    return redirect("events_event", registration.event_id)


def message(request, pk: int):
    """A mail to the registrants, each in a letter of its own."""
    found = access.own_event(request.user, pk)
    form = MessageForm(request.POST or None, initial={"name": uuid4()})
    if request.method == "POST" and form.is_valid():
        rows = Registration.objects.filter(event=found, state__in=form.states).exclude(email="")
        reason = f"message-{form.cleaned_data['name'].hex}"
        count = 0
        for registration in rows:
            registration.event = found
            letter = letters.message(
                registration, form.cleaned_data["subject"], form.cleaned_data["body"]
            )
            count += letter.send(registration, reason)
        messages.success(
            request,
            ngettext("The message goes to %d person.", "The message goes to %d people.", count)
            % count,
        )
        return redirect("events_event", found.pk)
    return render(request, "events/admin/form.html", event_context(
        request, found, form=form, form_title=_("Message to registrants"), button=_("Send"),
    ))  # fmt: skip


def figures(request, pk: int):
    """Who came. The check-ins and walk-ins are offered as the first guess."""
    found = access.own_event(request.user, pk)
    stored, _new = Figures.objects.get_or_create(event=found)
    initial = {}
    if stored.entered_at is None:
        came = bookings_of(found).checked_in
        initial = {"onsite": came["onsite"] + stored.walk_ins, "remote": came["remote"]}
    form = FiguresForm(request.POST or None, instance=stored, event=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        stored = form.save(commit=False)
        stored.entered_at = timezone.now()
        stored.save()
        messages.success(request, _("The figures were saved."))
        return redirect("events_event", found.pk)
    return render(request, "events/admin/form.html", event_context(
        request, found, form=form, form_title=_("Who came"), button=_("Save"),
    ))  # fmt: skip


def decisions(request, pk: int):
    """What was decided, and what has become of it."""
    found = access.own_event(request.user, pk)
    rows = Decision.objects.filter(event=found)
    formset = DecisionFormSet(request.POST or None, queryset=rows)
    for form in formset:
        form.instance.event = found
    if request.method == "POST" and formset.is_valid():
        last = rows.count()
        for decision in formset.save(commit=False):
            if decision.pk is None:
                last += 1
                decision.order = last
            decision.save()
        for decision in formset.deleted_objects:
            decision.delete()
        messages.success(request, _("The decisions were saved."))
        return redirect("events_decisions", found.pk)
    return render(
        request, "events/admin/decisions.html", event_context(request, found, formset=formset)
    )


@require_POST
def make_next_edition(request, pk: int):
    """A draft of the next edition, made from this one."""
    found = access.own_event(request.user, pk)
    if not found.get_parent().permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    draft = next_edition.draft_of(found, request.user)
    messages.success(request, _("A draft was made. Check its date, programme and seats."))
    return redirect("wagtailadmin_pages:edit", draft.pk)
