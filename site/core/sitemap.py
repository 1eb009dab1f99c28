"""The site maps: one for each language, and the index that lists them.

Every address tells its versions in other languages, public ones only, so that search engines offer
each reader the right one. Sample content stays out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from wagtail.models import Page

from core.querysets import visible_pages
from core.samples import is_sample

# Page type → what it has below itself besides pages, as addresses from its own: `tuet/`.
_below: dict[type[Page], Callable[[Page], list[str]]] = {}


def tell_below(model: type[Page], addresses: Callable[[Page], list[str]]) -> None:
    """Site maps tell what `addresses` returns for each public page of the type."""
    _below[model] = addresses


@dataclass(frozen=True)
class Entry:
    """A page, or something `below` it that is no page."""

    page: Page
    below: str = ""


class PublicPages:
    """The pages of all languages that a site map may tell of; one query."""

    def __init__(self, request: HttpRequest):
        self.request = request

    @cached_property
    def by_language(self) -> dict[str, list[Page]]:
        """Code → pages in tree order, for the languages of the settings that have any."""
        order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        pages = visible_pages().filter(depth__gt=1).exclude(is_sample()).select_related("locale")
        found: dict[str, list[Page]] = {code: [] for code in order}
        for page in pages:
            if page.locale.language_code in found and self.address(page):
                found[page.locale.language_code].append(page)
        return {code: rows for code, rows in found.items() if rows}

    @cached_property
    def versions(self) -> dict[str, list[tuple[str, str]]]:
        """Translation key → (code, absolute address) of every version."""
        versions: dict[str, list[tuple[str, str]]] = {}
        for code, pages in self.by_language.items():
            for page in pages:
                versions.setdefault(str(page.translation_key), []).append(
                    (code, self.address(page))
                )
        return versions

    def address(self, page: Page) -> str:
        """Absolute on the host of the request; empty for a page that no site shows."""
        url = page.get_url(self.request)
        return self.request.build_absolute_uri(url) if url else ""


class LanguageSitemap(Sitemap):
    """The site map of one language."""

    limit = 10_000

    def __init__(self, public: PublicPages, code: str):
        self.public = public
        self.code = code

    def items(self) -> list[Entry]:
        entries = []
        for page in self.public.by_language.get(self.code, []):
            entries.append(Entry(page))
            tell = _below.get(page.specific_class)
            entries += [Entry(page, below) for below in tell(page)] if tell else []
        return entries

    def lastmod(self, entry: Entry):
        """None for what is below a page: it changes without the page."""
        if entry.below:
            return None
        return entry.page.last_published_at or entry.page.latest_revision_created_at

    def get_latest_lastmod(self):
        return max(filter(None, map(self.lastmod, self.items())), default=None)

    def _urls(self, page, protocol, domain):
        """Rows for Django's template; theirs would build addresses from one host name."""
        return [
            {
                "item": item,
                "location": self.public.address(item.page) + item.below,
                "lastmod": self.lastmod(item),
                "changefreq": None,
                "priority": "",
                "alternates": self.alternates(item),
            }
            for item in self.paginator.page(page).object_list
        ]

    def alternates(self, entry: Entry) -> list[dict]:
        versions = self.public.versions[str(entry.page.translation_key)]
        if len(versions) < 2:
            return []
        versions = [(code, url + entry.below) for code, url in versions]
        rows = [{"location": url, "lang_code": code} for code, url in versions]
        default = [url for code, url in versions if code == settings.LANGUAGE_CODE]
        return [*rows, *({"location": url, "lang_code": "x-default"} for url in default)]


def sitemaps(request: HttpRequest) -> dict[str, LanguageSitemap]:
    public = PublicPages(request)
    return {code: LanguageSitemap(public, code) for code in public.by_language}
