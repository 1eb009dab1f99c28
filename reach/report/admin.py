"""Where the report joins the admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSet

from reach.models import PaymentPeriod
from reach.report import views


class PaymentPeriodViewSet(SnippetViewSet):
    model = PaymentPeriod
    icon = "calendar-alt"
    add_to_settings_menu = True
    menu_order = 300
    list_display = ["name", "first_day", "last_day"]
    search_fields = ["name"]


def urls() -> list:
    return [
        path("reports/reach/", views.report, name="reach_report"),
        path("reports/reach/page/<int:page_id>/", views.page_report, name="reach_page_report"),
        path("reports/reach/freeze/", views.freeze, name="reach_freeze"),
        path("reports/reach/frozen/", views.frozen_reports, name="reach_frozen_reports"),
        path("reports/reach/frozen/<int:pk>/", views.frozen_report, name="reach_frozen_report"),
    ]


def menu_item() -> MenuItem:
    """The first of the reports: it is what the project is asked for."""
    return MenuItem(_("Reach"), reverse_lazy("reach_report"), icon_name="reach", order=10)
