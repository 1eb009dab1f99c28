"""Addresses of the forms and calendar files of events; they stand among the languages' addresses.

Forms of the public have addresses of their own that no cache keeps; Wagtail's own pattern, which
wants a slash at the end, does not take calendar files.
"""

from django.urls import path, re_path
from wagtail.views import serve

from events.views import answers, own, registration

app_name = "events"
EVENT = r"^(?P<path>(?:[\w\-]+/)+)"
urlpatterns = [
    re_path(rf"{EVENT}ilmoittaudu/$", registration.form, name="register"),
    re_path(rf"{EVENT}palaute/$", answers.form, name="answer"),
    path("ilmoittautuminen/<str:secret>/", own.page, name="own"),
    path("ilmoittautuminen/<str:secret>/tapahtuma.ics", own.calendar, name="own_calendar"),
    re_path(r"^((?:[\w\-]+/)+(?:tapahtumat\.ics|tapahtuma\.ics))$", serve, name="calendar"),
]
