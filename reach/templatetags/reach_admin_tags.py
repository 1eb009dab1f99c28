"""Brings the reach panel to edit screens whose views have no place for it."""

from django import template
from wagtail.models import Page

from reach.side_panel import ReachSidePanel

register = template.Library()


@register.simple_tag(takes_context=True)
def add_reach_panel(context) -> str:
    """Adds the panel of the page being edited to the context's `side_panels`. Prints nothing."""
    page = context.get("instance") or context.get("page")
    if isinstance(page, Page) and page.pk:
        panel = ReachSidePanel(page, context["request"])
        context["side_panels"] = [*context.get("side_panels", []), panel]
    return ""
