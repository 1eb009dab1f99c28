"""The language of an address, and where it leads when no page is there. `core.tree` finds pages."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.tree import Tree


def split_language(steps: list[str]) -> tuple[str, list[str]]:
    """(the language an address begins with, the steps below its home page)."""
    language = settings.LANGUAGE_CODE
    prefixes = {code for code, _name in settings.LANGUAGES if code != language}
    return (steps[0], steps[1:]) if steps and steps[0] in prefixes else (language, steps)


def take_language(request: HttpRequest, steps: list[str]) -> list[str]:
    """Activates the language the address begins with; returns the steps below its home page."""
    language, steps = split_language(steps)
    translation.activate(language)
    request.LANGUAGE_CODE = translation.get_language()
    return steps


def moved_to(request: HttpRequest, old_path: str) -> tuple[str, bool] | None:
    """(where the address has moved, whether for good); None when it has not.

    A redirect to a page that nobody may see yet is kept quiet: its address would tell its title.
    """
    moved = get_redirect(request, Redirect.normalise_path(old_path, decode_unicode=False))
    if moved is None or not moved.link:
        return None
    gate = Tree.of(request).gate
    if moved.redirect_page_id and not gate.filter(pk=moved.redirect_page_id).exists():
        return None
    site = Site.find_for_request(request)
    return moved.link.removeprefix(site.root_url if site else ""), moved.is_permanent


def is_page_itself(page, serve_args) -> bool:
    """False for an address below a routable page, such as a feed."""
    return not serve_args or serve_args[0] == page.resolve_subpage("/").func
