"""The editor of an event: tabs in the order in which an event comes about."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from core.panels import page_tabs

ABOUT = [
    TitleFieldPanel("title"),
    FieldPanel("event_type"),
    FieldPanel("lead"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            FieldRowPanel([FieldPanel("doors_open"), FieldPanel("whole_day")]),
            FieldRowPanel([FieldPanel("plan"), FieldPanel("plan_note")]),
            FieldPanel("sessions"),
        ],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("mode"),
            FieldPanel("place"),
            FieldPanel("remote_link"),
            FieldRowPanel([FieldPanel("remote_test_at"), FieldPanel("remote_help")]),
        ],
        heading=_("Where"),
    ),
    FieldPanel("body"),
    FieldPanel("programme"),
    FieldPanel("speakers"),
    MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_caption")],
        heading=_("Main picture"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("organisers", widget=forms.SelectMultiple(attrs={"size": 6})),
            FieldPanel("contact_email"),
            FieldRowPanel([FieldPanel("event_language"), FieldPanel("price")]),
        ],
        heading=_("Practical matters"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("interpretation"),
            FieldPanel("captioning"),
            FieldPanel("plain_language"),
            FieldPanel("assistant_free"),
            FieldPanel("access_contact"),
        ],
        heading=_("Accessibility"),
    ),
]
REGISTRATION = [
    FieldPanel("booking"),
    FieldRowPanel([FieldPanel("capacity_onsite"), FieldPanel("capacity_remote")]),
    FieldPanel("waiting_places"),
    FieldRowPanel([FieldPanel("booking_opens"), FieldPanel("booking_closes")]),
    FieldRowPanel([FieldPanel("booking_url"), FieldPanel("booking_email")]),
    MultiFieldPanel(
        [
            FieldPanel("asks_phone"),
            FieldPanel("asks_locality"),
            FieldPanel("asks_diet"),
            FieldPanel("asks_access"),
            FieldPanel("asks_photo"),
        ],
        heading=_("What is asked besides the name, e-mail and organisation"),
    ),
    FieldPanel("confirmation_text"),
    FieldPanel("is_participant_activity"),
]
AFTERWARDS = [
    FieldPanel("minutes"),
    FieldPanel("materials"),
    MultiFieldPanel(
        [
            FieldPanel("recording_url"),
            FieldRowPanel([FieldPanel("captions_due"), FieldPanel("captions_ready")]),
        ],
        heading=_("Recording"),
    ),
    FieldPanel("gallery"),
    FieldPanel("is_closed"),
]


def event_tabs(page_type) -> TabbedInterface:
    """The common tabs with registration and what comes afterwards put in after the first."""
    tabs = page_tabs(page_type, ABOUT)
    first, *others = tabs.children
    return TabbedInterface(
        [
            first,
            ObjectList(REGISTRATION, heading=_("Registration")),
            ObjectList(AFTERWARDS, heading=_("Afterwards")),
            *others,
        ]
    )
