"""What one request has learnt of the page tree: asked once, used by every voice and every part.

The way from the home page to a page and the pages of the menu come in one query, so that finding
the page, its breadcrumbs and the menu cost no more than one of them.
"""

from functools import cached_property

from django.db.models import ForeignKey, Q
from django.http import HttpRequest
from django.urls import Resolver404
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site

from core.querysets import PublicPageQuerySet, visible_pages

# More steps than any tree has: a longer address is somebody playing.
MOST_STEPS = 20
FETCHED_WITH_THE_PAGE = ("locale", "organisation", "picture", "share_image")


class Tree:
    """The visible pages as seen from one request."""

    def __init__(self, request: HttpRequest):
        self.request = request
        self._chains: dict[int, list[Page]] = {}
        self._menus: dict[str, list[Page]] = {}

    @classmethod
    def of(cls, request: HttpRequest) -> "Tree":
        if not hasattr(request, "_tekijat_tree"):
            request._tekijat_tree = cls(request)
        return request._tekijat_tree

    @cached_property
    def gate(self) -> PublicPageQuerySet:
        return visible_pages()

    @cached_property
    def _root_paths(self):
        """(site, url_path, language) of the home page of every site and language; cached."""
        return Site.get_site_root_paths()

    def home_url_paths(self, site_id: int) -> dict[str, str]:
        """Language → url_path of the home page."""
        return {r.language_code: r.root_path for r in self._root_paths if r.site_id == site_id}

    def home_url_path(self, site_id: int, language: str) -> str | None:
        return self.home_url_paths(site_id).get(language)

    def root_path(self, page) -> str:
        """The tree path of the home page above `page` in its language; its own when it has none."""
        for row in self._root_paths:
            if page.url_path.startswith(row.root_path):
                below = page.url_path[len(row.root_path) :].strip("/")
                steps = len(below.split("/")) if below else 0
                return page.path[: len(page.path) - steps * page.steplen]
        return page.path

    # --- from an address to a page -----------------------------------------------------------

    def find(self, steps: list[str]) -> None:
        """Finds the page for Wagtail's `serve` when it is one that everybody may read.

        Wagtail asks the database twice for every step of the way. Here two queries find the page,
        and the answer is left where Wagtail looks for it. Whatever is not found this way (hidden
        pages, addresses below a page, moved pages) goes Wagtail's own way.
        """
        site = Site.find_for_request(self.request)
        home = site and self.home_url_path(site.pk, translation.get_language())
        if not home or len(steps) > MOST_STEPS:
            return
        url_paths = [
            home + "".join(f"{step}/" for step in steps[:end]) for end in range(len(steps) + 1)
        ]
        # The address column has no index, the slug has one.
        slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in url_paths}
        found = self._with_menu(
            Q(slug__in=slugs, url_path__in=url_paths), home, depth=site.root_page.depth
        )
        chain = [page for page in found if page.url_path in url_paths]
        if not chain or (chain[0].url_path, chain[-1].url_path) != (home, url_paths[-1]):
            return
        if any(routes_otherwise(page, url_paths[-1]) for page in chain[:-1]):
            return
        page = specific(chain[-1])
        if page is not None:
            page.is_known_public = page.alias_of_id is None
            self._chains[page.pk] = chain
            self.request._wagtail_route_for_request = page.route(self.request, [])

    # --- around a page -----------------------------------------------------------------------

    def chain(self, page) -> list[Page]:
        """The visible ones among the home page, the pages on the way and the page, in order."""
        if page.pk not in self._chains:
            root = self.root_path(page)
            ends = range(len(root), len(page.path) + 1, page.steplen)
            paths = [page.path[:end] for end in ends]
            self._chains[page.pk] = list(self.gate.filter(path__in=paths))
        return self._chains[page.pk]

    def is_public(self, page) -> bool:
        """Whether everybody may read the page. An alias is as private as its source."""
        return page.alias_of_id is None and any(step.pk == page.pk for step in self.chain(page))

    def menu(self, home_url_path: str, depth: int) -> list[Page]:
        """The pages right below the home page that the editors put in the menu, in tree order."""
        if home_url_path not in self._menus:
            self._with_menu(Q(url_path=home_url_path), home_url_path, depth)
        return self._menus[home_url_path]

    def _with_menu(self, wanted: Q, home_url_path: str, depth: int) -> list[Page]:
        """The pages of `wanted`, and the menu below the home page beside them, in one query."""
        in_menu = Q(show_in_menus=True, depth=depth + 1, url_path__startswith=home_url_path)
        pages = list(self.gate.filter(wanted | in_menu))
        self._menus[home_url_path] = [
            page
            for page in pages
            if page.show_in_menus
            and page.depth == depth + 1
            and page.url_path.startswith(home_url_path)
        ]
        return pages


def routes_otherwise(page: Page, url_path: str) -> bool:
    """Whether a page on the way would answer the rest of the address itself."""
    kind = page.specific_class or Page
    if issubclass(kind, RoutablePageMixin):
        try:
            kind.get_resolver().resolve("/" + url_path[len(page.url_path) :])
        except Resolver404:
            return kind.route is not RoutablePageMixin.route
        return True
    return kind.route is not Page.route


def specific(page: Page):
    """The page as its own type, with what its content shows first; None when it has just gone."""
    model = page.specific_class or Page
    related = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.name in FETCHED_WITH_THE_PAGE
    ]
    return model._default_manager.select_related(*related).filter(pk=page.pk).first()
