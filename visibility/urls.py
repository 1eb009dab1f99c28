"""Addresses below the project page. Wagtail's own pattern takes no names of files."""

from django.urls import path, register_converter

from visibility import views
from visibility.project_page import ProjectPath

register_converter(ProjectPath, "project")

urlpatterns = [
    path("<project:path>/juliste.pdf", views.poster, name="visibility_poster"),
    path("<project:path>/naytto/", views.screen, name="visibility_screen"),
    path("<project:path>/esittely/", views.descriptions, name="visibility_descriptions"),
    path("<project:path>/esittely/<slug:key>.html", views.embed, name="visibility_embed"),
    path("<project:path>/esittely/<slug:key>.json", views.data, name="visibility_data"),
]
