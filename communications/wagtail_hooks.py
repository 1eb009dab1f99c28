"""Where communications joins the admin."""

from django.urls import path, re_path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.viewsets.base import ViewSetGroup

from communications.admin import calendar, imports, share
from communications.admin.calendar import CalendarMenuItem
from communications.admin.imports import ImportMenuItem
from communications.admin.plan import (
    AnnotationViewSet,
    ChannelViewSet,
    PlanViewSet,
    TargetViewSet,
)
from communications.admin.publications import PublicationViewSet


class CommunicationsGroup(ViewSetGroup):
    menu_label = _("Communications")
    menu_icon = "share"
    menu_name = "communications"
    menu_order = 340
    items = (
        PublicationViewSet(),
        PlanViewSet(),
        TargetViewSet(),
        AnnotationViewSet(),
        ChannelViewSet(),
    )

    def get_submenu_items(self):
        return [
            *super().get_submenu_items(),
            CalendarMenuItem(
                _("Plan as a calendar"),
                reverse_lazy("communications_calendar"),
                icon_name="calendar",
                order=0,
            ),
            ImportMenuItem(
                _("Import of a file"),
                reverse_lazy("communications_imports"),
                icon_name="upload",
                order=2,
            ),
        ]


@hooks.register("register_admin_viewset")
def register_lists():
    return CommunicationsGroup()


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("communications/calendar/", calendar.calendar_page, name="communications_calendar"),
        path("communications/calendar.ics", calendar.plan_file, name="communications_plan_file"),
        path("communications/import/", imports.upload, name="communications_imports"),
        path("communications/import/<int:pk>/", imports.status, name="communications_import"),
        path(
            "communications/import/<int:pk>/columns/",
            imports.choose_columns,
            name="communications_import_columns",
        ),
        path(
            "communications/import/<int:pk>/problems.csv",
            imports.problem_file,
            name="communications_import_problems",
        ),
        path(
            "communications/import/<int:pk>/discard/",
            imports.discard,
            name="communications_import_discard",
        ),
        path(
            "communications/share/<int:page_id>/<slug:channel>/published/",
            share.published,
            name="communications_share_published",
        ),
        path("communications/share/undo/<int:pk>/", share.undo, name="communications_share_undo"),
        re_path(
            r"^communications/share/(?P<page_id>\d{1,9})/qr\.(?P<kind>svg|png)$",
            share.qr_file,
            name="communications_qr_file",
        ),
    ]


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "communications/icons/share.svg"]


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("communications/admin.css")
    )


@hooks.register("insert_global_admin_js")
def admin_js():
    return format_html(
        '<script src="{}" defer></script>', versioned_static("communications/admin.js")
    )
