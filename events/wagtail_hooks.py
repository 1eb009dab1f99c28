"""Where events join the admin."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button

from events.admin import access, checkin, closing, desk, files, privacy, series
from events.admin.todo import tasks_of
from events.models import EventPage, Registration, SeriesPage


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("events/", desk.index, name="events_index"),
        path("events/people/", privacy.page, name="events_privacy"),
        path("events/people/find/", privacy.find, name="events_privacy_find"),
        path("events/series/<int:pk>/", series.page, name="events_series"),
        path("events/<int:pk>/close/", closing.close, name="events_close"),
        path("events/<int:pk>/", desk.event, name="events_event"),
        path("events/<int:pk>/check-in/", checkin.page, name="events_checkin"),
        path("events/<int:pk>/check-in/marks/", checkin.marks, name="events_marks"),
        path("events/<int:pk>/message/", desk.message, name="events_message"),
        path("events/<int:pk>/figures/", desk.figures, name="events_figures"),
        path("events/<int:pk>/decisions/", desk.decisions, name="events_decisions"),
        path("events/<int:pk>/next/", desk.make_next_edition, name="events_next"),
        path("events/<int:pk>/sheet.pdf", files.sheet, name="events_sheet"),
        path("events/<int:pk>/registrants.<str:kind>", files.export, name="events_export"),
        path("events/registrations/<int:pk>/cancel/", desk.cancel, name="events_cancel"),
    ]


class OrganiserMenuItem(MenuItem):
    def is_shown(self, request):
        return access.is_organiser(request.user)


@hooks.register("register_admin_menu_item")
def menu_item():
    return OrganiserMenuItem(
        _("Events"), reverse("events_index"), icon_name="calendar-alt", name="events", order=340
    )


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("events/admin.css"))


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(
        "events.export", _("Export registrants"), _("The list of registrants was exported")
    )


@hooks.register("register_page_header_buttons")
def desk_button(page, user, view_name=None, next_url=None):
    """From the page of an event or a series to its desk."""
    if page.locale.language_code != settings.LANGUAGE_CODE or not access.is_organiser(user):
        return
    if isinstance(page, SeriesPage):
        yield Button(_("Editions and the next one"), reverse("events_series", args=[page.pk]),
                     icon_name="calendar-alt", priority=15)  # fmt: skip
    if isinstance(page, EventPage) and access.own_events(user).filter(pk=page.pk).exists():
        yield Button(_("Registrants and records"), reverse("events_event", args=[page.pk]),
                     icon_name="group", priority=15)  # fmt: skip


class TaskPanel(Component):
    """What waits to be recorded of the user's own events."""

    name = "event_tasks"
    template_name = "events/admin/tasks_panel.html"
    order = 60

    def __init__(self, tasks):
        self.tasks = tasks

    def get_context_data(self, parent_context):
        return {"tasks": self.tasks, "heading": gettext("Events to record")}


@hooks.register("construct_homepage_panels")
def add_tasks(request, panels):
    tasks = tasks_of(request.user)
    if tasks:
        panels.append(TaskPanel(tasks))


def booked_below(page) -> int:
    """How many registrations hang on the page or on pages below it."""
    events = EventPage.objects.descendant_of(page, inclusive=True).order_by().values("pk")
    return Registration.objects.filter(event__in=events).count()


@hooks.register("before_delete_page")
def keep_registrants(request, page):
    """People who have registered are told by cancelling the event, never by a missing page."""
    count = booked_below(page)
    if not count:
        return None
    messages.error(
        request,
        gettext(
            "%(count)d people have registered: the page cannot be deleted. Mark the event as "
            "cancelled, so that they are told, and unpublish it later."
        )
        % {"count": count},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_registrants_in_bulk(request, action_type, objects, action):
    if action_type != "delete":
        return None
    for found in objects:
        if hasattr(found, "url_path") and booked_below(found):
            return keep_registrants(request, found)
    return None
