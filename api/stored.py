"""Pages as their editors know them, drafts included."""

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from api.routing import split_language
from core.querysets import visible_pages
from core.tree import MOST_STEPS, Tree


def known_pages(user):
    """The pages the user finds in the admin."""
    policy = policy_registry.get_by_type(Page)
    return Page.objects.filter(pk__in=policy.explorable_instances(user).order_by().values("pk"))


def is_known(user, page) -> bool:
    """Whether the user finds the page in the admin or everybody may read it."""
    return (
        known_pages(user).filter(pk=page.pk).exists() or visible_pages().filter(pk=page.pk).exists()
    )


def page_at(request: HttpRequest, user, steps: list[str]):
    """The specific page at the steps of an address, its language first; None when the user knows
    none there."""
    language, steps = split_language(steps)
    site = Site.find_for_request(request)
    home = site and Tree.of(request).home_url_path(site.pk, language)
    if not home or len(steps) > MOST_STEPS:
        return None
    url_path = home + "".join(f"{step}/" for step in steps)
    slug = url_path.rstrip("/").rpartition("/")[2]
    page = Page.objects.filter(slug=slug, url_path=url_path).first()
    return page.specific if page is not None and is_known(user, page) else None
