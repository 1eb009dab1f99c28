"""From what a program names to a page, drafts included, as far as its user may know them."""

from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from api.negotiation import JSON_PREFIX
from core.querysets import visible_pages
from core.tree import Tree

MOST_STEPS = 20


def known_pages(user):
    """The pages the user finds in the admin, and those that everybody may read."""
    policy = policy_registry.get_by_type(Page)
    return Page.objects.filter(pk__in=policy.explorable_instances(user).order_by().values("pk"))


def is_known(user, page) -> bool:
    pages = Page.objects.filter(pk=page.pk)
    return known_pages(user).filter(pk=page.pk).exists() or visible_pages().filter(
        pk__in=pages.values("pk")
    ).exists()


def split_address(path: str) -> tuple[list[str], list[str]]:
    """(steps to the page, the service and what stands below it) of a path."""
    steps = [step for step in path.split("/") if step and f"/{step}" != JSON_PREFIX]
    for position, step in enumerate(steps):
        if step.startswith("@"):
            return steps[:position], [step.removeprefix("@"), *steps[position + 1 :]]
    return steps, []


def page_at(request: HttpRequest, user, steps: list[str]):
    """The specific page at the steps of an address; None when the user knows none there."""
    language = settings.LANGUAGE_CODE
    prefixes = {code for code, _name in settings.LANGUAGES if code != language}
    if steps and steps[0] in prefixes:
        language, *steps = steps
    site = Site.find_for_request(request)
    home = site and Tree.of(request).home_url_path(site.pk, language)
    if not home or len(steps) > MOST_STEPS:
        return None
    url_path = home + "".join(f"{step}/" for step in steps)
    slug = url_path.rstrip("/").rpartition("/")[2]
    page = Page.objects.filter(slug=slug, url_path=url_path).first()
    return page.specific if page is not None and is_known(user, page) else None


def page_named(request: HttpRequest, user, name):
    """The page that a value names: its address, its path or its UID, bare or as `@id` or `UID`.

    None when the value names no page the user knows.
    """
    if isinstance(name, dict):
        name = name.get("@id") or name.get("UID")
    if not isinstance(name, str) or not name:
        return None
    uid = name.rpartition("resolveuid/")[2]
    if is_uid(uid):
        return page_of_uid(user, uid)
    try:
        parts = urlsplit(name)
    except ValueError:
        return None
    if parts.netloc and parts.netloc != request.get_host():
        return None
    steps, below = split_address(unquote(parts.path))
    return None if below else page_at(request, user, steps)


def is_uid(text: str) -> bool:
    return len(text) == 32 and all(character in "0123456789abcdef" for character in text)


def page_of_uid(user, uid: str):
    from api.serializers.content import uid as uid_of

    rows = Page.objects.values_list("pk", "translation_key", "locale__language_code")
    for pk, key, language in rows.iterator():
        if isinstance(key, UUID) and uid_of(key, language) == uid:
            page = Page.objects.get(pk=pk)
            return page.specific if is_known(user, page) else None
    return None
