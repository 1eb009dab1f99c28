from django.urls import path

from news.views import press_preview

urlpatterns = [path("ennakko/<str:token>/", press_preview, name="press_preview")]
