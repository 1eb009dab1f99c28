"""Brings the panels of reach and sharing to edit screens whose views have no place for them."""

from django import template
from wagtail.models import Page

from communications.side_panel import SharePanel
from reach.side_panel import ReachSidePanel

register = template.Library()


@register.simple_tag(takes_context=True)
def add_reach_panel(context) -> str:
    """Adds the panels of the page being edited to the context's `side_panels`. Prints nothing."""
    page = context.get("instance") or context.get("page")
    if isinstance(page, Page) and page.pk:
        panels = [ReachSidePanel(page, context["request"]), SharePanel(page, context["request"])]
        context["side_panels"] = [*context.get("side_panels", []), *panels]
    return ""
