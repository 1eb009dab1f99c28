"""`{% visibility_links page %}` leads from the project page to its poster, screen and handouts."""

from django import template

from core import pdf
from visibility.project_page import addresses

register = template.Library()


@register.inclusion_tag("visibility/links.html")
def visibility_links(page) -> dict:
    """Nothing for a page that is not stored; no poster where the server cannot print."""
    if not getattr(page, "pk", None):
        return {}
    return {"addresses": addresses(page), "has_pdf": not pdf.missing()}
