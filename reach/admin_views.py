"""Wagtail's page views, with reach beside the edit form and in the listings."""

from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet

from communications.side_panel import SharePanel
from reach.queries import page_reach
from reach.side_panel import ReachSidePanel

REACH_COLUMNS = [
    NumberColumn(
        "reach_views",
        label=_("Views, 30 days"),
        accessor="reach_30_days.views",
        classname="reach-number",
        width="8%",
    ),
    NumberColumn(
        "reach_visits",
        label=_("Visits, 30 days"),
        accessor="reach_30_days.visits",
        classname="reach-number",
        width="8%",
    ),
]


class ReachListing:
    """Mixin: gives the pages on screen their `reach_30_days`, all in one query."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = context["object_list"]
        figures = page_reach(page.pk for page in pages)
        for page in pages:
            page.reach_30_days = figures[page.pk]
        return context


class ReachExplorableIndexView(ReachListing, ExplorableIndexView):
    base_columns = [*ExplorableIndexView.base_columns, *REACH_COLUMNS]


class ReachContentTypeUseView(ReachListing, ContentTypeUseView):
    base_columns = [*ContentTypeUseView.base_columns, *REACH_COLUMNS]


class ReachSearchView(ReachListing, SearchView):
    @classproperty
    def columns(cls):  # noqa: N805
        *columns, navigate = SearchView.columns
        return [*columns, *REACH_COLUMNS, navigate]


class ReachEditView(EditView):
    def get_side_panels(self):
        panels = super().get_side_panels()
        # Autosave redraws only parts of the screen, and reach is not one of them.
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        own = [ReachSidePanel(self.page, self.request), SharePanel(self.page, self.request)]
        return MediaContainer([*panels, *own])


class ReachPageViewSet(PageViewSet):
    """Serves every page type that has no viewset of its own."""

    edit_view_class = ReachEditView
    index_view_class = ReachExplorableIndexView
    content_type_use_view_class = ReachContentTypeUseView
    search_view_class = ReachSearchView
