"""The address of the search page; `i18n_patterns` puts the language before it."""

from django.urls import path

from search.views import search

urlpatterns = [path("haku/", search, name="search")]
