from django.urls import path

from reach.views import beacon

app_name = "reach"
urlpatterns = [path("", beacon, name="beacon")]
