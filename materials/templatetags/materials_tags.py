"""What the templates of materials ask for."""

from django import template

from core import browser_copies
from materials import content
from materials.learning_resource import session_resource

register = template.Library()

register.filter(content.clock)
register.filter(content.hours)
register.filter(browser_copies.address_of)
register.filter("mark_of", content.fingerprint)


@register.simple_tag
def session_of(page) -> dict:
    """The plain data of a session page (`materials.content.session_content`)."""
    return content.session_content(page, page.neighbours["number"] or 1, page.package.licence)


@register.simple_tag(takes_context=True)
def session_data(context, page) -> dict:
    """The session as JSON-LD (https://schema.org/LearningResource)."""
    request = context["request"]
    own = request.build_absolute_uri(page.get_url(request) or request.path)
    above = request.build_absolute_uri(page.package.get_url(request) or "/")
    return session_resource(page, page.package, own, above)
