"""What the head of a page tells search engines and social media."""

from django import template

from core import share_images, structured_data

register = template.Library()


@register.simple_tag(takes_context=True)
def own_address(context, page) -> str:
    """The one absolute address of what is shown.

    Facets and unknown parameters are left out; a later page of a list is an address of its own,
    unless the list is narrowed.
    """
    request = context["request"]
    address = request.build_absolute_uri(page.get_url(request) or request.path)
    address += getattr(request, "below_page", "")
    listing = context.get("listing")
    number = listing.page.number if listing is not None else 1
    if number > 1 and not listing.is_narrowed:
        return f"{address}?sivu={number}"
    return address


@register.simple_tag(takes_context=True)
def share_picture(context, page) -> dict | None:
    """The absolute address and size of the page's share picture; None for an unsaved page."""
    if not page.pk:
        return None
    address = share_images.address(page, context["frame"].project)
    return {
        "url": context["request"].build_absolute_uri(address),
        "width": share_images.WIDTH,
        "height": share_images.HEIGHT,
    }


@register.simple_tag(takes_context=True)
def page_graph(context, page, address: str) -> dict | None:
    """The page as linked data (`core.structured_data`); None for an unsaved page."""
    frame = context["frame"]
    if not page.pk or frame.home is None:
        return None
    kind = "CollectionPage" if context.get("listing") is not None else "WebPage"
    # The template of an article describes the article itself.
    kind = "" if context.get("og_type") == "article" else kind
    return structured_data.graph(context["request"], page, frame, address, kind)
