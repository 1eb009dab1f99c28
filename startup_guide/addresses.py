"""From an address to the guide or a chapter, and from there to what stands below them."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Page, Site

from core.tree import Tree
from startup_guide.models import ChapterPage, GuidePage


class GuidePath:
    """A path converter: the address of a guide without its last slash."""

    regex = r"[\w\-]+"

    def to_python(self, value: str) -> str:
        if not GuidePage.objects.filter(slug=value).exists():
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value.strip("/")


def find_guide(request: HttpRequest, path: str) -> GuidePage:
    """The visible guide at `path` in the language of the address. Raises Http404."""
    site = Site.find_for_request(request)
    home = site and Tree.of(request).home_url_path(site.pk, get_language())
    pages = GuidePage.objects.visible().select_related("locale", "organisation", "picture")
    page = pages.filter(url_path=f"{home}{path}/").first() if home else None
    if page is None:
        raise Http404
    return page


def find_chapter(request: HttpRequest, guide: GuidePage, slug: str) -> ChapterPage:
    """The visible chapter of the guide. Raises Http404."""
    pages = ChapterPage.objects.visible().child_of(guide).select_related("locale", "organisation")
    page = pages.filter(slug=slug).first()
    if page is None:
        raise Http404
    return page


def address(guide: Page, name: str, **words: str) -> str:
    """The address, from the root of the host, of something below the guide."""
    with override(guide.locale.language_code):
        return reverse(f"startup_guide:{name}", kwargs={"path": guide.slug, **words})
