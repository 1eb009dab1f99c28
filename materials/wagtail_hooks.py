"""Where materials join the admin."""

from django.urls import path
from wagtail import hooks

from materials.admin.adoptions import AdoptionViewSet
from materials.admin.differences import differences


@hooks.register("register_admin_viewset")
def register_adoptions():
    return AdoptionViewSet()


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("materials/versions/<int:pk>/", differences, name="materials_differences")]
