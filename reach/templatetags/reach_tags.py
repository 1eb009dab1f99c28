"""`{% reach_beacon page %}` puts the counter on a public page.

The script, `static/js/reach.js`, waits until the page is seen (also through prerendering), sends
the page's number, the referrer's host and three UTM parameters, and stores nothing. A reload, the
back button and a page restored from memory are sent as coming from the site's own host: they are
views, not visits. It ships as it is written, under 1,000 bytes.
"""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

register = template.Library()


@register.simple_tag(takes_context=True)
def reach_beacon(context, page) -> str:
    """The beacon's script element; nothing for an unsaved page, no page or a preview."""
    if not getattr(page, "pk", None) or getattr(context.get("request"), "is_preview", False):
        return ""
    return format_html(
        '<script src="{}" defer data-page="{}" data-to="{}"></script>',
        static("js/reach.js"),
        str(page.pk),
        reverse("reach:beacon"),
    )
