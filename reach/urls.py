"""The beacon's address has no language; the page about measuring stands in every language."""

from django.urls import path

from reach.measuring import measuring
from reach.views import beacon

app_name = "reach"
urlpatterns = [path("", beacon, name="beacon")]
page_urlpatterns = [path("mittaus/", measuring, name="measuring")]
