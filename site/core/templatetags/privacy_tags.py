"""The way from a form to the part of the privacy notice that tells of it."""

from django import template

from core.languages import public_versions
from core.models import ProjectSettings

register = template.Library()


@register.simple_tag(takes_context=True)
def privacy_link(context, key: str) -> str:
    """The address of the privacy notice at the purpose `key`, `/tietosuoja/#saavutettavuuspalaute`.

    In the language of the page where the notice has been translated, otherwise in the one it has;
    empty while the site has no public notice. One query a request.
    """
    request = context["request"]
    if not hasattr(request, "_tekijat_privacy_page"):
        page_id = ProjectSettings.for_request(request).privacy_page_id
        request._tekijat_privacy_page = public_versions([page_id] if page_id else []).get(page_id)
    page = request._tekijat_privacy_page
    return f"{page.get_url(request)}#{key}" if page else ""
