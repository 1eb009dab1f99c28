"""Addresses of versions and of the public forms; they stand among the languages' addresses."""

from django.urls import path, re_path
from wagtail.views import serve

from materials.views import forms, selections

app_name = "materials"
urlpatterns = [
    # Wagtail's own pattern takes no dots, and numbers of versions have one.
    re_path(r"^((?:[\w\-]+/)+versiot/\d{1,3}\.\d{1,3}/lataa/)$", serve, name="version"),
    path("m/<int:pk>/kaytto/", forms.adoption, name="adoption"),
    path("m/<int:pk>/kaytto/kiitos/", forms.adopted, name="adopted"),
    path("m/<int:pk>/tilaa/", forms.subscribe, name="subscribe"),
    path("m/<int:pk>/tilaa/posti/", forms.asked, name="asked"),
    path("m/vahvista/<str:token>/", forms.confirm, name="confirm"),
    path("m/lopeta/<str:token>/", forms.leave, name="leave"),
    path("m/<int:pk>/oma/", selections.compose, name="compose"),
    path("m/oma/<str:key>/", selections.selection, name="selection"),
    path("m/oma/<str:key>/lataa/", selections.selection_archive, name="selection_archive"),
    path("m/oma/<str:key>/opas/", selections.selection_guide, name="selection_guide"),
]
