"""Addresses below the guide that are no pages of the tree; they stand among the languages'."""

from django.urls import path, register_converter

from startup_guide.addresses import GuidePath
from startup_guide.views import calculators, embed, offline, overview, paper

register_converter(GuidePath, "guide")

app_name = "startup_guide"
urlpatterns = [
    path("<guide:path>/tuet/", overview.support, name="support"),
    path("<guide:path>/yhteystiedot/", overview.contacts, name="contacts"),
    path("<guide:path>/sanasto/", overview.glossary, name="glossary"),
    path("<guide:path>/faktat/", overview.facts, name="facts"),
    path("<guide:path>/faktat/<slug:key>/", overview.fact, name="fact"),
    path("<guide:path>/laskurit/", calculators.index, name="calculators"),
    path("<guide:path>/laskurit/<slug:key>/", calculators.calculator, name="calculator"),
    path("<guide:path>/esite.pdf", paper.whole, name="pdf"),
    path("<guide:path>/offline/", offline.page, name="offline_page"),
    path("<guide:path>/offline.js", offline.worker, name="offline_worker"),
    path("<guide:path>/offline.json", offline.files, name="offline_files"),
    path("<guide:path>/<slug:chapter>/luku.pdf", paper.chapter, name="chapter_pdf"),
    path("<guide:path>/<slug:chapter>/luku.json", embed.data, name="chapter_data"),
    path("<guide:path>/<slug:chapter>/upotus.html", embed.frame, name="chapter_embed"),
]
