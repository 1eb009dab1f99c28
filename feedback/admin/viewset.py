"""The common ground of the two lists: nobody adds, copies or rewrites what readers have sent."""

from wagtail.admin.viewsets.model import ModelViewSet

SHOWN = {"index", "index_results", "edit", "delete", "inspect"}


class FeedbackViewSet(ModelViewSet):
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False

    def get_common_view_kwargs(self, **kwargs):
        absent = {"add_url_name": None, "history_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**{**absent, **kwargs})

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in SHOWN]
