"""The languages of the site, and where a page stands in them.

The languages are the setting `WAGTAIL_CONTENT_LANGUAGES`; the first is the master. Simplified
Finnish has a code of its own, `fi-simple` (a registered variant, RFC 5646), and is marked up as
Finnish, which is what it is to a screen reader.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from core.querysets import visible_pages


def html_lang(code: str) -> str:
    """What stands in `lang`: the language without a variant that speech software does not know."""
    return code.removesuffix("-simple")


def is_foreign(page: Page) -> bool:
    """Whether a page is in another language than the reader reads just now."""
    return html_lang(page.locale.language_code) != html_lang(translation.get_language() or "")


def language_name(code: str) -> str:
    """The name of a language in that language."""
    return dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(code, code)


def home_path(code: str) -> str:
    """The address of the home page in a language, `/sv/`."""
    with translation.override(code):
        return reverse("wagtail_serve", args=("",))


@dataclass(frozen=True)
class LanguageChoice:
    """One language in the switch.

    `url` is None while the site has no public home page in the language. `is_this_page` is False
    where the page has no translation and the link leads to the home page instead.
    """

    code: str
    name: str
    url: str | None
    is_current: bool
    is_this_page: bool

    @property
    def html_lang(self) -> str:
        return html_lang(self.code)


class Translations:
    """The public versions of a page in all languages, found in one query with the home pages.

    `page` is None for an address without a page; `addresses` may then tell (code → address) where
    the same is in other languages. A view below a page sets `request.below_page` to its part of the
    address, which is the same in every language.
    """

    def __init__(self, request, page, home_paths: dict[str, str], addresses=None):
        self.request = request
        self.page = page
        self.current = translation.get_language()
        self.addresses = addresses or {}
        self.below = getattr(request, "below_page", "")
        key = getattr(page, "translation_key", None)
        # The address column has no index, the slug has one.
        slugs = {path.strip("/").rpartition("/")[2] for path in home_paths.values()}
        wanted = Q(slug__in=slugs, url_path__in=home_paths.values()) | Q(translation_key=key)
        pages = visible_pages().select_related("locale").filter(wanted)
        found = list(pages) if len(home_paths) > 1 else []
        codes = {path: code for code, path in home_paths.items()}
        self.homes = {codes[row.url_path]: row for row in found if row.url_path in codes}
        self.versions = {
            row.locale.language_code: row for row in found if row.translation_key == key
        }

    @property
    def choices(self) -> list[LanguageChoice]:
        """One for each language of the site, in the order of the settings."""
        return [self._choice(code, name) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]

    def _choice(self, code: str, name: str) -> LanguageChoice:
        version, home = self.versions.get(code), self.homes.get(code)
        if version is not None:
            url = version.get_url(self.request) + self.below
        elif code in self.addresses and home is not None:
            url = self.addresses[code]
        else:
            url = home.get_url(self.request) if home is not None else None
        is_current = code == self.current
        is_this_page = version is not None or is_current or code in self.addresses
        return LanguageChoice(code, name, url, is_current, is_this_page)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(`hreflang`, absolute address) of every version, `x-default` last; none for a page alone.

        The master language is the default: everything is there first.
        """
        if len(self.versions) < 2:
            return []
        order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        rows = [
            (code, self.versions[code].get_full_url(self.request) + self.below)
            for code in order
            if code in self.versions
        ]
        default = self.versions.get(settings.LANGUAGE_CODE)
        if default is not None:
            rows.append(("x-default", default.get_full_url(self.request) + self.below))
        return [(code, self.request.build_absolute_uri(address)) for code, address in rows]

    @property
    def newer_original(self):
        """The page in the master language when it was published after this translation; or None."""
        original = self.versions.get(settings.LANGUAGE_CODE)
        return original if original is not None and is_outdated(self.page, original) else None


def is_outdated(page: Page, original: Page) -> bool:
    """Whether the original has been published after its translation was.

    Publishing the translation again, changed or not, says that it is true to the original.
    """
    if page.pk == original.pk or not (page.last_published_at and original.last_published_at):
        return False
    return original.last_published_at > page.last_published_at


def translations_of(page: Page) -> list[Page]:
    """The public versions of a page in other languages, in the order of the settings."""
    order = {code: number for number, (code, _) in enumerate(settings.WAGTAIL_CONTENT_LANGUAGES)}
    found = visible_pages().select_related("locale").filter(translation_key=page.translation_key)
    others = [row for row in found if row.pk != page.pk]
    return sorted(others, key=lambda row: order.get(row.locale.language_code, len(order)))


def public_versions(ids, language: str | None = None) -> dict[int, Page]:
    """id → the page in the language (that of the request when None) or, failing that, itself.

    Only pages the public may see: an id without one is left out. One query for all ids.
    """
    ids = set(ids)
    if not ids:
        return {}
    language = language or translation.get_language()
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    wanted = Q(pk__in=ids) | Q(translation_key__in=keys, locale__language_code=language)
    found = list(visible_pages().select_related("locale").filter(wanted))
    own = {row.translation_key: row for row in found if row.locale.language_code == language}
    known = {row.pk: row for row in found}
    return {pk: own.get(known[pk].translation_key, known[pk]) for pk in ids & known.keys()}


def untranslated(url_path: str) -> Page | None:
    """The public original whose translation would stand at this place of the tree; or None."""
    steps = url_path.rstrip("/").rpartition("/")
    here = Page.objects.filter(slug=steps[2], url_path=url_path).values("translation_key")
    originals = visible_pages().select_related("locale")
    return originals.filter(
        translation_key__in=here, locale__language_code=settings.LANGUAGE_CODE
    ).first()
