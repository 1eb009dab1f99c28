"""Every address. The API's come before Wagtail's, whose pattern refuses `@`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.views import health, picture_file, robots, sitemap, theme

handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("theme.css", theme, name="theme"),
    path("t/", include("reach.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Scaled pictures only: originals and documents pass through views that ask permission.
    path("media/images/<path:path>", picture_file, name="picture_file"),
    path("", include("api.urls")),
    *i18n_patterns(
        path("", include("news.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
