"""The panel "Reach" on the front page of the admin: the last 30 days at a glance."""

from datetime import timedelta

from django.urls import reverse
from wagtail.admin.ui.components import Component

from reach.days import helsinki_day
from reach.figures import Figures, ReportFilter
from reach.sparkline import sparkline

DAYS = 30
TOP = 5


class ReachPanel(Component):
    name = "reach"
    order = 180
    template_name = "reach/dashboard.html"

    def get_context_data(self, parent_context):
        today = helsinki_day()
        question = ReportFilter(today - timedelta(days=DAYS - 1), today)
        figures = Figures(question)
        series = [point.totals.views for point in figures.series()]
        return {
            "totals": figures.totals,
            "sparkline": sparkline(series),
            "most": max(series),
            "pages": figures.pages()[:TOP],
            "first_day": question.first_day,
            "last_day": question.last_day,
            "report": reverse("reach_report"),
        }
