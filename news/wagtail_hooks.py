"""The way to a new post from the first screen of the admin."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from news.models import NewsIndexPage


class WritePostPanel(Component):
    """A button for whoever may write news, first on the dashboard."""

    name = "write_post"
    template_name = "news/admin/write_post_panel.html"
    order = 10

    def __init__(self, user):
        self.indexes = [
            index
            for index in NewsIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
            if index.permissions_for_user(user).can_add_subpage()
        ]

    def get_context_data(self, parent_context):
        links = [
            {
                "url": reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]),
                "list_url": reverse("wagtailadmin_explore", args=[index.pk]),
                "title": index.title,
            }
            for index in self.indexes
        ]
        return {"links": links, "heading": _("Write a news post")}


@hooks.register("construct_homepage_panels")
def add_write_post_panel(request, panels):
    panel = WritePostPanel(request.user)
    if panel.indexes:
        panels.append(panel)
