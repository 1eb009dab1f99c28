"""The site's addresses, and before them a search page as Wagtail's own template for projects has
it, in the frame of this site: the same ten results with their titles and texts, without facets,
corrections, promotions and marked words."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template import RequestContext, Template
from django.urls import path
from wagtail.models import Locale, Page

from bench.parts.search.pages import wagtails
from config.urls import handler404, handler500
from config.urls import urlpatterns as site_urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]

PAGE = """{% extends "base.html" %}{% load core_tags %}
{% block title %}Haku{% endblock %}{% block content %}<h1>Haku</h1>
<p>{{ results.paginator.count }}</p><ol>{% for found in results %}
<li><a href="{% page_url found %}">{{ found.title }}</a> {{ found.specific.lead }}</li>
{% endfor %}</ol>
{% endblock %}"""


def wagtail_search(request):
    pages = Page.objects.live().public().filter(locale=Locale.get_default())
    found = wagtails().search(request.GET["q"], pages, operator="and")
    results = Paginator(found, 10).page(1)
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"results": results})))


urlpatterns = [path("wagtail-haku/", wagtail_search), *site_urlpatterns]
