"""Structured data of a post, by schema.org `NewsArticle`."""

from django import template

from core.languages import html_lang
from core.models import ProjectSettings
from core.renditions import SHARE_IMAGE

register = template.Library()


@register.simple_tag(takes_context=True)
def news_article(context, post) -> dict:
    """The post as JSON-LD (https://schema.org/NewsArticle)."""
    request = context["request"]
    project = ProjectSettings.for_request(request)
    url = post.get_full_url(request)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": post.title,
        "description": post.lead,
        "inLanguage": html_lang(post.locale.language_code),
        "datePublished": post.date and post.date.isoformat(),
        "dateModified": post.last_published_at and post.last_published_at.isoformat(),
        "publisher": {"@type": "Organization", "name": project.name},
        "funder": {"@type": "Organization", "name": "European Union"},
    }
    authors = [{"@type": "Person", "name": name} for name in post.classification.authors]
    if post.organisation:
        authors = authors or [{"@type": "Organization", "name": post.organisation.name}]
    data["author"] = authors
    if post.picture:
        rendition = post.picture.get_rendition(SHARE_IMAGE)
        data["image"] = request.build_absolute_uri(rendition.url)
    return {key: value for key, value in data.items() if value}
