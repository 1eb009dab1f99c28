"""Where the search joins the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from search.admin.insight import InsightView
from search.admin.taught import PromotionViewSet, SynonymViewSet


class SearchGroup(ViewSetGroup):
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 380
    items = (SynonymViewSet(), PromotionViewSet())


@hooks.register("register_admin_viewset")
def register_lists():
    return SearchGroup()


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("search/insight/", InsightView.as_view(), name="search_insight"),
        path(
            "search/insight/results/",
            InsightView.as_view(results_only=True),
            name="search_insight_results",
        ),
    ]


class InsightItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("search.view_querycount")


@hooks.register("register_reports_menu_item")
def insight_item():
    address = reverse("search_insight")
    return InsightItem(_("Searched words"), address, icon_name="search", order=1050)
