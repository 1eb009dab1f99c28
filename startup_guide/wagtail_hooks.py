"""Where the guide joins the admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from startup_guide.admin.reviews import (
    ReviewMenuItem,
    ReviewPanel,
    checked,
    dashboard,
    may_review,
)
from startup_guide.admin.viewsets import GuideGroup, refuse_deleting_what_is_used
from startup_guide.reviews import REVIEWED

register_snippet(GuideGroup)
hooks.register("before_delete_snippet", refuse_deleting_what_is_used)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("startup-guide/reviews/", dashboard, name="startup_guide_reviews"),
        path("startup-guide/reviews/<slug:kind>/<int:pk>/", checked, name="startup_guide_checked"),
    ]


@hooks.register("register_reports_menu_item")
def reviews_item():
    address = reverse_lazy("startup_guide_reviews")
    return ReviewMenuItem(_("Facts to check"), address, icon_name="check", order=60)


@hooks.register("construct_homepage_panels")
def add_review_panel(request, panels):
    if may_review(request.user):
        panels.append(ReviewPanel())


@hooks.register("register_log_actions")
def register_actions(actions):
    actions.register_action(REVIEWED, _("Review"), _("Checked, no changes"))
