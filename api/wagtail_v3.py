"""Wagtail's own API (version 3, a preview), beside ours, for tools that speak it: `/api/v3/`.

The one module that imports it. Only holders of tokens with access to the admin get in, so its query
sets for the public, which know neither embargo nor placeholders, answer nobody.
"""

from functools import wraps

from django.apps import apps
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from wagtail.api.v3.urls import api
from wagtail.locales.api.v3.router import router as locales

from api.authentication import ADMIN, holder_of_key, token_of
from api.errors import ApiError, ForbiddenError, answer_to


def closed(view):
    """The view for holders of tokens made in the admin: it knows no others."""

    @csrf_exempt
    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            user = holder_of_key(token_of(request))
            if not user.has_perm(ADMIN):
                raise ForbiddenError
        except ApiError as error:
            return answer_to(request, error)
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return guarded


def guarded_urls() -> tuple:
    """The patterns of the API with its names, every view closed."""
    # `wagtail_localize.locales` stands in for `wagtail.locales`, whose start would add this.
    if not apps.is_installed("wagtail.locales"):
        api.add_router("/locales/", locales)
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        pattern.callback = closed(pattern.callback)
    return patterns, app_name, namespace


urlpatterns = [path("api/v3/", guarded_urls())]
