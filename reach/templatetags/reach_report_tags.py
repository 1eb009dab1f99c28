"""What the templates of the report ask of a cell."""

from django import template

register = template.Library()


@register.filter
def is_whole_number(cell) -> bool:
    """Whether a cell of a table is a count; JSON's true is no number."""
    return isinstance(cell, int) and not isinstance(cell, bool)
