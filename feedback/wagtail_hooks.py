"""Where feedback joins the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from feedback.admin.page_sums import PageSumView
from feedback.admin.ticket_report import TicketReportView
from feedback.admin.tickets import TicketViewSet
from feedback.admin.votes import VoteViewSet
from feedback.models import Ticket, Vote


class FeedbackGroup(ViewSetGroup):
    menu_label = _("Feedback")
    menu_icon = "comment"
    menu_order = 350
    items = (VoteViewSet(), TicketViewSet())


@hooks.register("register_admin_viewset")
def register_lists():
    return FeedbackGroup()


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("feedback/pages/", PageSumView.as_view(), name="feedback_page_sums"),
        path(
            "feedback/pages/results/",
            PageSumView.as_view(results_only=True),
            name="feedback_page_sums_results",
        ),
        path("feedback/report/", TicketReportView.as_view(), name="feedback_ticket_report"),
        path(
            "feedback/report/results/",
            TicketReportView.as_view(results_only=True),
            name="feedback_ticket_report_results",
        ),
    ]


class ReportItem(MenuItem):
    """A report for whoever may see the model it is about."""

    def __init__(self, model, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.permissions = [
            f"{model._meta.app_label}.{action}_{model._meta.model_name}"
            for action in ("view", "change")
        ]

    def is_shown(self, request):
        return any(request.user.has_perm(name) for name in self.permissions)


@hooks.register("register_reports_menu_item")
def page_sums_item():
    address = reverse("feedback_page_sums")
    return ReportItem(Vote, _("Feedback by page"), address, icon_name="comment", order=1100)


@hooks.register("register_reports_menu_item")
def ticket_report_item():
    address = reverse("feedback_ticket_report")
    label = _("Accessibility feedback by year")
    return ReportItem(Ticket, label, address, icon_name="help", order=1110)
