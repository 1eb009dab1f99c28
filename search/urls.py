"""The addresses of the search; `i18n_patterns` puts the language before them."""

from django.urls import path

from search.views import beacon, offers, search

urlpatterns = [
    path("haku/", search, name="search"),
    path("haku/ehdotukset/", offers, name="search_offers"),
    path("haku/laskuri/", beacon, name="search_beacon"),
]
