"""Addresses that Wagtail's own pattern, which wants a slash at the end, does not take."""

from django.urls import path, re_path
from wagtail.views import serve

from news.views import press_preview

urlpatterns = [
    path("ennakko/<str:token>/", press_preview, name="press_preview"),
    re_path(r"^((?:[\w\-]+/)+(?:rss\.xml|feed\.json))$", serve, name="news_feed"),
]
