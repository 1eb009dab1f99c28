"""Logos beside the emblem of the European Union, never as large as it (`core.emblem`)."""

from django import template

from core.emblem import SHOWN, logo_box

register = template.Library()


@register.inclusion_tag("core/partner_logo.html")
def partner_logo(picture, name: str) -> dict:
    """The logo of an organisation in the size computed from its proportions."""
    width, height = SHOWN
    once, twice = (f"max-{width * n}x{height * n}|format-png" for n in (1, 2))
    renditions = picture.get_renditions(once, twice)
    shown_width, shown_height = logo_box(picture.width, picture.height)
    return {
        "src": renditions[once].url,
        "twice": renditions[twice].url,
        "width": shown_width,
        "height": shown_height,
        "name": name,
    }
