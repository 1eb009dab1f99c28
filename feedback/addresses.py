"""Where the forms are. The addresses of people's forms are words of their language."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override

FORM = {
    "fi": "saavutettavuuspalaute",
    "sv": "tillganglighetsrespons",
    "en": "accessibility-feedback",
}
# The name of the parameter that carries the page a person comes from.
PAGE = "sivu"
ADDRESS_LIMIT = 500


def word_of(language: str) -> str:
    return FORM.get(language) or FORM.get(language.partition("-")[0]) or FORM["en"]


def form_address(page_path: str = "", language: str | None = None) -> str:
    """The address of the form for accessibility feedback, with the page it is about."""
    language = language or get_language() or settings.LANGUAGE_CODE
    with override(language):
        address = reverse(f"feedback:{word_of(language)}")
    return f"{address}?{urlencode({PAGE: page_path})}" if page_path else address


def form_addresses() -> dict[str, str]:
    """Language → address of the form, for the language switch."""
    return {code: form_address(language=code) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}


def own_path(request: HttpRequest, text: str) -> str | None:
    """The path of an address of this site; the text itself when it is no address; None for others.

    People write “the front page” as well as addresses: only an address of another site is refused.
    """
    text = text.strip()
    if text.startswith("/") or "://" in text or text.lower().startswith("www."):
        if text.lower().startswith("www."):
            text = f"https://{text}"
        if not url_has_allowed_host_and_scheme(text, {request.get_host()}):
            return None
        try:
            parts = urlsplit(text)
        except ValueError:
            return None
        # One slash at the start: two would lead to another site.
        return f"/{parts.path.lstrip('/')}" + (f"?{parts.query}" if parts.query else "")
    return text
