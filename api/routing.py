"""The language of an address, and what it asks of a page. `core.tree` finds pages."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


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


def is_page_itself(page, serve_args) -> bool:
    """False for an address below a routable page, such as a feed."""
    return not serve_args or serve_args[0] == page.resolve_subpage("/").func
