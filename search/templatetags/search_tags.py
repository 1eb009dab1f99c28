"""What the page for wrong addresses asks of the search."""

from django import template
from django.utils.translation import get_language

from search import suggestions

register = template.Library()


@register.simple_tag
def resembling(address: str) -> list:
    """Up to five public pages in the language of the request whose names resemble the address."""
    return suggestions.suggestions(address or "", get_language())


@register.filter
def words_of_address(address: str) -> str:
    """The words of an address, for a search field."""
    return suggestions.words_in(address or "")
