"""The panel "Reach" beside every page's edit form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from reach import definitions
from reach.days import last_days
from reach.queries import counted_beside, page_reach, similar_pages, top_sources
from reach.sparkline import sparkline

DAYS = 30


class ReachSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle reach")
        icon_name = "reach"
        has_counter = False

    name = "reach"
    title = _("Reach")
    template_name = "reach/side_panel.html"
    order = 200

    def get_context_data(self, parent_context):
        page_id = self.object.pk
        figures = page_reach([page_id], DAYS)[page_id]
        days = last_days(DAYS)
        per_day = list(zip(days, figures.series, strict=True))
        downloads, left_out = counted_beside(page_id, DAYS)
        return {
            **super().get_context_data(parent_context),
            "figures": figures,
            "first_day": days[0],
            "last_day": days[-1],
            "busiest_day": max(per_day, key=lambda pair: pair[1]) if figures.views else None,
            "per_day": [pair for pair in reversed(per_day) if pair[1]],
            "sparkline": sparkline(figures.series),
            "sources": top_sources(page_id, DAYS),
            "downloads": downloads,
            "similar": similar_pages(self.object.specific_deferred, DAYS),
            "left_out": left_out,
            "definitions": definitions.definitions(),
            "method": definitions.METHOD,
        }
