"""Addresses that always answer JSON. Pages' own addresses are Wagtail's, see `wagtail_hooks`."""

from django.urls import re_path

from api.views import read

app_name = "api"

urlpatterns = [
    re_path(r"^\+\+api\+\+(?:/(?P<path>[^\n]*))?\Z", read, name="read"),
    re_path(r"^(?P<path>[\w\-/]*@[^\n]*)\Z", read, name="service"),
]
