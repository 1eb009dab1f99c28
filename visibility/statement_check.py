"""Whether every page type's template stands in the frame that carries the emblem.

The templates themselves are asked, not rendered: `base.html` holds the EU block outside every
block, so whatever extends it cannot lose the emblem. A page type that answers from a template
outside the frame is named.
"""

from django.template import Template
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from wagtail.models import Page, get_page_models

FRAME = "base.html"
EU_BLOCK = "core/eu_block.html"


def templates_without_statement() -> tuple[int, list[str]]:
    """(number of page types, templates that do not lead to the emblem)."""
    kinds = [model for model in get_page_models() if model is not Page]
    framed = holds_eu_block(get_template(FRAME).template)
    names = [model.template for model in kinds]
    without = [name for name in names if not (framed and stands_in_frame(name))]
    return len(names), sorted(set(without))


def stands_in_frame(name: str) -> bool:
    while name != FRAME:
        parent = parent_of(get_template(name).template)
        if parent is None:
            return False
        name = parent
    return True


def parent_of(template: Template) -> str | None:
    """The name of the template it extends; None when it extends none, or one chosen at run time."""
    nodes = [node for node in template.nodelist if isinstance(node, ExtendsNode)]
    token = nodes[0].parent_name.token if nodes else ""
    return token.strip("'\"") if token[:1] in {"'", '"'} else None


def holds_eu_block(template: Template) -> bool:
    included = [node.template.var for node in template.nodelist.get_nodes_by_type(IncludeNode)]
    return EU_BLOCK in included
