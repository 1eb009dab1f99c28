"""From an address to the project page, and from there to the addresses of its visibility."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Page, Site

from core.models import ProjectSettings
from core.tree import Tree
from home.models import ProjectPage

KINDS = ("poster", "screen", "descriptions")


class ProjectPath:
    """A path converter: the address of a project page without its last slash.

    It lets every address that ends like ours and stands below another page go on to Wagtail. What
    the public may see is asked by the views.
    """

    regex = r"(?:[\w\-]+/)*[\w\-]+"

    def to_python(self, value: str) -> str:
        if not ProjectPage.objects.filter(slug=value.rpartition("/")[2]).exists():
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value.strip("/")


def project_page(request: HttpRequest, path: str) -> ProjectPage:
    """The visible project page at `path` in the language of the address. Raises Http404."""
    site = Site.find_for_request(request)
    home = site and Tree.of(request).home_url_path(site.pk, get_language())
    pages = ProjectPage.objects.visible().select_related("locale")
    page = pages.filter(url_path=f"{home}{path}/").first() if home else None
    if page is None:
        raise Http404
    return page


def path_of(page: Page) -> str:
    """The part of the page's address that our patterns take: without language and slashes."""
    for row in Site.get_site_root_paths():
        if page.url_path.startswith(row.root_path):
            return page.url_path[len(row.root_path) :].strip("/")
    raise Http404


def address(page: Page, kind: str, **words: str) -> str:
    """The address, from the root of the host, of something below the project page."""
    with override(page.locale.language_code):
        return reverse(f"visibility_{kind}", kwargs={"path": path_of(page), **words})


def addresses(page: ProjectPage) -> dict[str, str]:
    return {kind: address(page, kind) for kind in KINDS}


def project_of(request: HttpRequest) -> ProjectSettings:
    """The identity of the project with its texts in the language of the address."""
    return ProjectSettings.for_request(request).in_language()


def partners_of(project: ProjectSettings) -> list:
    """The beneficiaries, the lead first, with their roles in the language of the address."""
    rows = project.partners.select_related("organisation", "logo")
    return [
        row.in_language() for row in sorted(rows, key=lambda r: (not r.is_lead, r.sort_order or 0))
    ]
