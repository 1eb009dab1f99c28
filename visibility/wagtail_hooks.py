"""Where visibility joins the admin."""

from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from visibility.admin import PosterPlaceViewSet
from visibility.audit_views import AuditMenuItem, audit_page, audit_pdf

register_snippet(PosterPlaceViewSet)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("reports/eu-visibility/", audit_page, name="visibility_audit"),
        path("reports/eu-visibility/pdf/", audit_pdf, name="visibility_audit_pdf"),
    ]


@hooks.register("register_reports_menu_item")
def audit_menu_item():
    return AuditMenuItem(
        _("EU visibility"), reverse_lazy("visibility_audit"), icon_name="eu-poster", order=50
    )


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "visibility/icons/eu-poster.svg"]


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("visibility/admin.css")
    )
