"""Addresses that belong to the whole site: health, robots, site maps, uploaded pictures, errors."""

from pathlib import PurePosixPath

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core import llms
from core.languages import untranslated
from core.models import ProjectSettings
from core.querysets import visible_pages
from core.sitemap import sitemaps
from core.tree import Tree


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unavailable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    site = Site.find_for_request(request)
    allowed = site is None or ProjectSettings.for_site(site).search_engines_allowed
    lines = ["User-agent: *"]
    if allowed:
        # A search has as many addresses as there are words: its first page is enough.
        lines += ["Disallow: /admin/", *(f"Disallow: {path}?" for path in search_paths())]
        lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    else:
        lines.append("Disallow: /")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def search_paths() -> list[str]:
    """The addresses of the search page in every language."""
    paths = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        with translation.override(code):
            try:
                paths.append(reverse("search"))
            except NoReverseMatch:
                return []
    return paths


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index: one site map for each language that has public pages."""
    return sitemap_views.index(request, sitemaps(request), sitemap_url_name="sitemap_section")


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, sitemaps(request), section=section)


@require_safe
@cache_control(max_age=3600, public=True)
def llms_txt(request: HttpRequest) -> HttpResponse:
    """The site for language models, in the language of the address; 404 where it has no pages."""
    site = Site.find_for_request(request)
    path = site and Tree.of(request).home_url_path(site.pk, translation.get_language())
    home = path and visible_pages().filter(url_path=path).first()
    if not home or not ProjectSettings.for_site(site).search_engines_allowed:
        raise Http404
    return HttpResponse(llms.text(request, home), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=365 * 24 * 3600, public=True, immutable=True)
def picture_file(request: HttpRequest, path: str) -> FileResponse:
    """A scaled picture from the file storage.

    Only the folder of renditions is open: originals and documents stay behind their views, where
    permissions are asked. A web server or a bucket may serve `/media/images/` instead.
    """
    clean = PurePosixPath("images") / path
    if ".." in clean.parts or not default_storage.exists(str(clean)):
        raise Http404
    response = FileResponse(default_storage.open(str(clean)))
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@require_safe
@cache_control(max_age=300, public=True)
def theme(request: HttpRequest) -> HttpResponse:
    """The project's colours as style variables; a file, since pages allow no inline style."""
    project = ProjectSettings.for_request(request)
    css = (
        ":root{"
        f"--brand-primary:{project.colour_primary};"
        f"--brand-deep:{project.colour_deep};"
        f"--brand-accent:{project.colour_accent}"
        "}\n"
    )
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    original = original_of(request)
    if original is not None:
        request.translated_urls = {settings.LANGUAGE_CODE: original.get_url(request)}
    context = {"wrong_address": request.path, "original": original}
    return render(request, "404.html", context, status=404)


def original_of(request: HttpRequest):
    """The page in the master language that has not been translated to this address; or None."""
    language = get_language()
    site = Site.find_for_request(request)
    home = site and Tree.of(request).home_url_path(site.pk, language)
    prefix = f"/{language}/"
    if not home or not request.path.startswith(prefix):
        return None
    steps = request.path.removeprefix(prefix).strip("/")
    return untranslated(f"{home}{steps}/" if steps else home)


def server_error(request: HttpRequest) -> HttpResponse:
    """Stands on nothing but the template: the database may be the thing that failed."""
    return render(request, "500.html", status=500)
