"""Addresses of the public forms; they stand among the languages' addresses."""

from django.urls import path

from feedback.addresses import FORM
from feedback.views import accessibility, votes

app_name = "feedback"
urlpatterns = [
    path("f/", votes.vote, name="vote"),
    path("f/<str:token>/", votes.text, name="text"),
    *(path(f"{word}/", accessibility.form, name=word) for word in FORM.values()),
    *(
        path(f"{word}/<str:token>/", accessibility.received, name=f"{word}-received")
        for word in FORM.values()
    ),
]
