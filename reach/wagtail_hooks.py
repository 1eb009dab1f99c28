from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from reach.admin_lists import CampaignViewSet, ChannelHostViewSet
from reach.admin_views import ReachPageViewSet
from reach.dashboard import ReachPanel
from reach.report import admin as report

register_snippet(report.PaymentPeriodViewSet)

register_snippet(CampaignViewSet)
register_snippet(ChannelHostViewSet)


@hooks.register("register_admin_viewset")
def register_page_viewset():
    return ReachPageViewSet()


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "reach/icons/reach.svg"]


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("reach/admin.css"))


@hooks.register("register_admin_urls")
def report_urls():
    return report.urls()


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return report.menu_item()


@hooks.register("construct_homepage_panels")
def add_reach_panel(request, panels):
    panels.append(ReachPanel())
