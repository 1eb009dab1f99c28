"""Where the front of the site joins Wagtail's admin."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.templatetags.core_tags import day
from home.models import Indicator
from home.reminders import MOST_SHOWN, is_reminded, reminders


class IndicatorViewSet(SnippetViewSet):
    """The indicators with what has been reached, in the order of the project page."""

    model = Indicator
    icon = "order"
    list_per_page = 100

    def latest(self):
        latest = self.latest
        return f"{latest.value} ({day(latest.as_of)})" if latest else "–"

    list_display = [
        "__str__",
        "target",
        Column("latest", label=gettext_lazy("Achieved"), accessor=latest),
    ]

    def get_queryset(self, request):
        return Indicator.objects.in_order()


register_snippet(IndicatorViewSet)


class RemindersPanel(Component):
    """What waits for somebody: results to tell, pages to review."""

    name = "reminders"
    template_name = "home/admin/reminders_panel.html"
    order = 20

    def __init__(self):
        self.rows = reminders()

    def get_context_data(self, parent_context):
        return {
            "rows": self.rows[:MOST_SHOWN],
            "more": max(0, len(self.rows) - MOST_SHOWN),
            "heading": _("To do"),
        }


@hooks.register("construct_homepage_panels")
def add_reminders_panel(request, panels):
    if not is_reminded(request.user):
        return
    panel = RemindersPanel()
    if panel.rows:
        panels.append(panel)
