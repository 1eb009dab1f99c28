"""The check-in list for a phone at the door. It works through a lost connection: the page keeps
what was ticked and sends it when the connection is back, so every call may come twice."""

import json

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.admin import access
from events.admin.desk import event_context
from events.choices import HOLDING
from events.models import CheckIn, Figures, Registration

DAY = 24 * 3600
MOST_MARKS = 500


@require_safe
def page(request, pk: int):
    event = access.own_event(request.user, pk)
    meetings = [(str(block.id), block.value["title"]) for block in event.sessions]
    names = {name for name, _title in meetings}
    session = request.GET.get("meeting", "")
    if session not in names:
        session = meetings[0][0] if meetings else ""
    rows = Registration.objects.filter(event=event, state__in=HOLDING).order_by("name", "pk")
    came = set(
        CheckIn.objects.filter(registration__event=event, session=session).values_list(
            "registration_id", flat=True
        )
    )
    stored = Figures.objects.filter(event=event).first()
    context = event_context(
        request,
        event,
        rows=[(row, row.pk in came) for row in rows],
        meetings=meetings,
        session=session,
        walk_ins=stored.walk_ins if stored else 0,
        page_title=_("Check-in"),
    )
    return render(request, "events/admin/checkin.html", context)


@require_POST
def marks(request, pk: int):
    """Takes a list of marks: {"key", "registration", "session", "here"} or {"key", "walk_ins": ±1}.

    Answers {"taken": [keys], "walk_ins": number}; 400 for what is no such list. A mark that comes
    again changes nothing.
    """
    event = access.own_event(request.user, pk)
    try:
        sent = json.loads(request.body)
        if not isinstance(sent, list) or len(sent) > MOST_MARKS:
            raise ValueError
        known = {str(block.id) for block in event.sessions} or {""}
        marks = [checked(mark, known) for mark in sent]
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": _("The marks were not understood.")}, status=400)
    with transaction.atomic():
        for mark in marks:
            take(event, mark)
        stored, _new = Figures.objects.get_or_create(event=event)
    return JsonResponse({"taken": [mark["key"] for mark in marks], "walk_ins": stored.walk_ins})


def checked(mark: dict, sessions: set[str]) -> dict:
    """The mark with its values in their types. Raises ValueError, KeyError or TypeError."""
    key = str(mark["key"])[:40]
    if "walk_ins" in mark:
        step = int(mark["walk_ins"])
        if abs(step) != 1:
            raise ValueError
        return {"key": key, "walk_ins": step}
    session = str(mark["session"])
    if session not in sessions:
        raise ValueError
    number = int(mark["registration"])
    return {"key": key, "registration": number, "session": session, "here": bool(mark["here"])}


def take(event, mark: dict) -> None:
    if "walk_ins" in mark:
        # A step that is counted has a key: the same step again is a repetition.
        if cache.add(f"events.walk-in:{event.pk}:{mark['key']}", 1, timeout=DAY):
            stored, _new = Figures.objects.get_or_create(event=event)
            change = Figures.objects.filter(pk=stored.pk)
            if mark["walk_ins"] < 0:
                change = change.filter(walk_ins__gt=0)
            change.update(walk_ins=F("walk_ins") + mark["walk_ins"])
        return
    rows = Registration.objects.filter(event=event, state__in=HOLDING)
    registration = rows.filter(pk=mark["registration"]).first()
    if registration is None:
        return
    if mark["here"]:
        CheckIn.objects.get_or_create(registration=registration, session=mark["session"])
    else:
        CheckIn.objects.filter(registration=registration, session=mark["session"]).delete()
