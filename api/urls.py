"""Addresses that always answer JSON. Pages' own addresses are Wagtail's, see `wagtail_hooks`."""

from django.urls import re_path

from api.views import answer_json

app_name = "api"

urlpatterns = [
    re_path(r"^\+\+api\+\+(?:/(?P<path>[^\n]*))?\Z", answer_json, name="read"),
    re_path(r"^(?P<path>[\w\-/]*@[^\n]*)\Z", answer_json, name="service"),
]
