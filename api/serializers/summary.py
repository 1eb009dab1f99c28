"""A page's line in a list."""

from collections import defaultdict
from collections.abc import Iterable

from wagtail.models import Page

from api.addresses import page_address
from api.serializers.dates import moment
from api.serializers.names import type_name
from api.serializers.pictures import fetch_copies, image
from api.serializers.states import state_of


def specific_pages(pages: Iterable[Page]) -> list[Page]:
    """The pages as their own types in the same order, without their bodies: one query a type."""
    pages = list(pages)
    by_type = defaultdict(list)
    for page in pages:
        by_type[page.specific_class or Page].append(page.pk)
    found = {}
    for model, keys in by_type.items():
        found.update((page.pk, page) for page in light(model._default_manager.filter(pk__in=keys)))
    return [found[page.pk] for page in pages if page.pk in found]


def light(pages):
    """A query set of one page type with what a summary shows, and no more."""
    names = {field.name for field in pages.model._meta.get_fields()}
    if "picture" in names:
        pages = pages.select_related("picture")
    return pages.defer_streamfields() if hasattr(pages, "defer_streamfields") else pages


def summaries(tree, pages: Iterable[Page]) -> list[dict]:
    """The summaries of specific pages."""
    pages = list(pages)
    fetch_copies(getattr(page, "picture", None) for page in pages)
    return [summary(tree, page) for page in pages]


def summary(tree, page) -> dict:
    """The shape of every line of every list. The copies of the picture are fetched before."""
    picture = image(
        getattr(page, "picture", None),
        tree.request,
        "card",
        alt=getattr(page, "picture_alt", ""),
    )
    return {
        "@id": page_address(page, tree.request),
        "@type": type_name(type(page)),
        "title": title_of(page),
        "description": description_of(page),
        "review_state": state_of(page),
        "effective": moment(effective_date(page)),
        "image_field": "image" if picture else "",
        "image_scales": {"image": [picture]} if picture else None,
        # Of events only, as in Plone.
        "start": moment(getattr(page, "start", None)),
        "end": moment(getattr(page, "end", None)),
        "type_title": type(page).get_verbose_name(),
    }


def title_of(page) -> str:
    """A page that has never been published is known by the title of its draft."""
    return page.title if page.live else page.draft_title or page.title


def description_of(page) -> str:
    return getattr(page, "description", page.search_description)


def effective_date(page):
    """The moment the page is dated by."""
    return getattr(page, "date", None) or page.first_published_at
