"""`{% page_feedback page %}` asks at the end of a page whether it helped."""

from django import template

from core.tree import Tree
from feedback.addresses import PAGE, form_address, own_path
from feedback.views.votes import asks

register = template.Library()


@register.inclusion_tag("feedback/page_feedback.html", takes_context=True)
def page_feedback(context, page):
    """Two buttons in a plain form, for pages that everybody may read; nothing elsewhere."""
    request = context.get("request")
    if request is None or not is_asked(request, page):
        return {}
    return {"page": page, "form_address": form_address(page.get_url(request) or "")}


def is_asked(request, page) -> bool:
    if not getattr(page, "pk", None) or not page.path or getattr(request, "is_preview", False):
        return False
    # The chain holds visible pages only, and is known already: the breadcrumbs come from it.
    return asks(page) and any(step.pk == page.pk for step in Tree.of(request).chain(page))


@register.simple_tag(takes_context=True)
def accessibility_form_url(context):
    """The address of the form, carrying on the page that the reader came from."""
    request = context["request"]
    given = request.GET.get(PAGE, "")
    path = own_path(request, given) if given.startswith("/") else ""
    return form_address(path or "")
