"""`{% reach_beacon page %}` puts the counter on a public page.

The script, `static/js/reach.js`, ships as it is written, under 1,000 bytes:

- A view is sent when the page is first seen (not while it is hidden or prerendered): the page's
  number, the referrer's host and three UTM parameters. A reload, the back button and a page
  restored from memory are sent as coming from the site's own host: they are views, not visits.
- Once a view, `e: 1` is sent when the page has been seen for `data-s` seconds and `data-part` of
  it has been scrolled to; a page that fits the window counts as scrolled.
- It stores nothing, and sends nothing where the browser asks not to be tracked or the visitor has
  said so on the page about measuring (`localStorage.reachOff`).
- A client that changes pages without loading them says so:
  `dispatchEvent(new CustomEvent("tekijat:page", {detail: {id: 12}}))`. `docs/reach.md` tells more.
"""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from reach.engaged import engaged_percent, engaged_seconds

register = template.Library()


@register.simple_tag(takes_context=True)
def reach_beacon(context, page) -> str:
    """The beacon's script element; nothing for an unsaved page, no page or a preview."""
    if not getattr(page, "pk", None) or getattr(context.get("request"), "is_preview", False):
        return ""
    return format_html(
        '<script src="{}" defer data-page="{}" data-to="{}" data-s="{}" data-part="{}"></script>',
        static("js/reach.js"),
        str(page.pk),
        reverse("reach:beacon"),
        str(engaged_seconds()),
        f"{engaged_percent() / 100:g}",
    )
