"""Sample content: shown on the site with a ribbon, and kept from everything that leads there from
outside (site map, `llms.txt`)."""

from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import get_page_models


def is_sample() -> Q:
    """Which rows of `Page` are sample content; the mark is a column of every page type."""
    from core.models import BasePage

    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    return reduce(
        or_,
        (
            Q(pk__in=model.objects.filter(is_sample=True).order_by().values("pk"))
            for model in models
        ),
    )
