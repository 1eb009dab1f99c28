"""Panels of the page editor."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface

from core.publication import problems


class PublicationCheckPanel(Panel):
    """Shows what the publication check finds; it looks again after every automatic save."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/publication_check_panel.html"

        @cached_property
        def problems(self):
            return problems(self.instance) if self.instance.pk else []

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["page"] = self.instance
            context["problems"] = self.problems
            return context


def page_tabs(page_type, content_panels, publishing_panels=()) -> TabbedInterface:
    """The editor's tabs, alike for every page type of the house."""
    return TabbedInterface(
        [
            ObjectList(
                [PublicationCheckPanel(heading=_("Publication check")), *content_panels],
                heading=_("Content"),
            ),
            ObjectList(page_type.classification_panels, heading=_("Classification")),
            ObjectList(
                [*page_type.promote_panels, *page_type.sharing_panels], heading=_("Sharing")
            ),
            ObjectList(
                [*publishing_panels, *page_type.lifecycle_panels, *page_type.settings_panels],
                heading=_("Life cycle"),
            ),
        ]
    )
