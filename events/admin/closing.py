"""Closing an event: the summary, the figures and the decisions in one place, then done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from core.publication import blocking_problems
from events.admin import access
from events.admin.desk import event_context
from events.admin.forms import CloseForm
from events.admin.steps import steps_of
from events.models import EventPage


def close(request, pk: int):
    """Shows what is recorded; POST closes, or tells what is missing."""
    found = access.own_event(request.user, pk)
    if not found.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    # An object of its own: what is tried on it must not show in the page as it is.
    latest = EventPage.objects.get(pk=found.pk).get_latest_revision_as_object()
    form = CloseForm(request.POST or None, event=latest)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data.get("summary"):
            latest.minutes = [("paragraph", paragraphs(form.cleaned_data["summary"]))]
        latest.is_closed = True
        problems = problems_of(latest)
        if not problems:
            messages.success(request, publish(latest, request.user))
            return redirect("events_event", found.pk)
        for problem in problems:
            form.add_error(None, problem)
    context = event_context(
        request, found, form=form, steps=steps_of(found),
        decisions=found.decisions.select_related("owner"),
    )  # fmt: skip
    return render(request, "events/admin/close.html", context)


def paragraphs(text: str) -> RichText:
    """What was typed, with an empty line between paragraphs, as the page holds it."""
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    lines = [
        format_html_join(mark_safe("<br/>"), "{}", ((line,) for line in block.split("\n")))
        for block in blocks
        if block
    ]
    return RichText(format_html_join("", "<p>{}</p>", ((line,) for line in lines)))


def problems_of(event: EventPage) -> list[str]:
    """What hinders closing, in words."""
    try:
        event.full_clean()
    except ValidationError as error:
        return error.messages
    return [problem.message for problem in blocking_problems(event)]


@transaction.atomic
def publish(event: EventPage, user) -> str:
    """Publishes, or hands over to those who may; tells which."""
    revision = event.save_revision(user=user, log_action=True)
    page = EventPage.objects.get(pk=event.pk)
    if page.permissions_for_user(user).can_publish():
        revision.publish(user=user)
        return _("The event is closed. Its minutes, figures and decisions are on its page.")
    workflow = page.get_workflow()
    if workflow and not page.workflow_in_progress:
        workflow.start(page, user)
    return _("The minutes were sent for approval. The event closes when they are published.")
