"""Addresses that belong to the whole site: health, robots, site map, uploaded pictures, errors."""

from pathlib import PurePosixPath

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.models import ProjectSettings
from core.sitemap import VisiblePages


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
    lines = ["User-agent: *", "Disallow: /admin/" if allowed else "Disallow: /"]
    if allowed:
        lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return django_sitemap(request, {"pages": VisiblePages(request)})


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
    return render(request, "404.html", {"wrong_address": request.path}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Stands on nothing but the template: the database may be the thing that failed."""
    return render(request, "500.html", status=500)
