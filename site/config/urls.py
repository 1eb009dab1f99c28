"""Every address. The API's come before Wagtail's, whose pattern refuses `@`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from api.reference import reference
from core.documents import document_file
from core.second_factor.door import LoginView
from core.share_images import share_image
from core.views import health, llms_txt, picture_file, robots, sitemap, sitemap_section, theme
from reach.urls import page_urlpatterns

handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, name="sitemap_section"),
    re_path(r"^jakokuva/(\d{1,9})-([0-9a-f]{16})\.jpg$", share_image, name="share_image"),
    path("theme.css", theme, name="theme"),
    path("t/", include("reach.urls")),
    # The doors of the admin come before Wagtail's own.
    path("admin/", include("core.second_factor.urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", document_file, name="document_file"),
    path("documents/", include(wagtaildocs_urls)),
    # Scaled pictures only: originals and documents pass through views that ask permission.
    path("media/images/<path:path>", picture_file, name="picture_file"),
    # The name people know for simplified Finnish.
    re_path(
        r"^selkokieli/(?P<rest>.*)$",
        RedirectView.as_view(url="/fi-simple/%(rest)s", permanent=True, query_string=True),
    ),
    path("", include("api.wagtail_v3")),
    # Of one voice, HTML, unlike all other addresses of the API.
    path("++api++/@docs", reference, name="api_reference"),
    path("", include("api.urls")),
    *i18n_patterns(
        # Wagtail's door for readers of closed pages is the same one.
        path("_util/login/", LoginView.as_view()),
        path("", include("events.urls")),
        path("", include("feedback.urls")),
        path("llms.txt", llms_txt, name="llms_txt"),
        path("", include("materials.urls")),
        path("", include("news.urls")),
        path("", include(page_urlpatterns)),
        path("", include("search.urls")),
        path("", include("startup_guide.urls")),
        path("", include("visibility.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
