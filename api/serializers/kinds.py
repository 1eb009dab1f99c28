"""Which fields of the page types need a function of their own, and how their children are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wagtail.models import Page

from api.serializers import events, guide, home, materials, news, statements
from events.models import EventIndexPage, EventPage, SeriesPage
from feedback.models import FeedbackPage
from home.models import (
    AccessibilityStatementPage,
    HomePage,
    PrivacyNoticePage,
    ProjectPage,
    StandardPage,
)
from materials.models import BankPage, MaterialIndexPage, PackagePage, SessionPage
from news.models import NewsIndexPage, NewsPage
from startup_guide.models import ChapterPage, GuidePage


def children(tree, page, query):
    """(the visible pages below, in the editors' order; the part of the query that chose them)."""
    return tree.gate.child_of(page), ""


def nothing_related(tree, page) -> list:
    return []


@dataclass(frozen=True)
class Kind:
    """`fields` maps a name in `api_fields` to (tree, page, gathered) → entries of the JSON.

    `streams` are the stream fields that make up the page's blocks, in the order they are shown.
    """

    layout: str = "document_view"
    fields: Mapping[str, Callable] = field(default_factory=dict)
    streams: tuple[str, ...] = ("body",)
    children: Callable = children
    related: Callable = nothing_related


def in_content(tree, page, gathered) -> dict:
    """For a field that has its place in the common shape already."""
    return {}


KINDS: dict[type[Page], Kind] = {
    HomePage: Kind(fields={"paths": home.paths}, streams=("paths", "body")),
    StandardPage: Kind(),
    ProjectPage: Kind(fields={"indicators": home.indicators}),
    AccessibilityStatementPage: Kind(
        fields={
            "service_name": statements.service_name,
            "service_address": statements.service_address,
            "shortcomings": statements.shortcomings,
            "feedback": statements.feedback,
            "enforcement": statements.enforcement,
        },
        streams=(),
    ),
    PrivacyNoticePage: Kind(
        fields={
            "controllers": statements.controllers,
            "contact_email": statements.contact_email,
            "purposes": statements.purposes,
            "complaint": statements.complaint,
        },
        streams=("body", "elsewhere", "rights"),
    ),
    EventIndexPage: Kind(layout="listing_view", children=events.events),
    SeriesPage: Kind(fields={"follow_up": events.follow_up}),
    EventPage: Kind(
        layout="event_view",
        fields={
            "start": events.times,
            "end": events.in_times,
            "whole_day": events.in_times,
            "contact_email": events.in_times,
            "place": events.place,
            "state": events.state,
            "sessions": events.sessions,
            "programme": events.programme,
            "speakers": events.speakers,
            "organisers": events.organisers,
            "registration": events.registration,
            "accessibility": events.accessibility,
            "recording": events.recording,
            "decisions": events.decisions,
        },
        streams=("body", "minutes", "materials"),
    ),
    FeedbackPage: Kind(),
    GuidePage: Kind(streams=()),
    ChapterPage: Kind(
        fields={"facts": guide.all_facts, "terms": guide.all_terms},
    ),
    NewsIndexPage: Kind(layout="listing_view", children=news.posts),
    NewsPage: Kind(
        layout="newsitem_view",
        fields={
            "contacts": news.contacts,
            "corrections": news.corrections,
            "related": in_content,
        },
        related=news.related,
    ),
    MaterialIndexPage: Kind(layout="listing_view", children=materials.packages),
    PackagePage: Kind(
        fields={
            name: materials.of_package(name)
            for name in (
                "start_steps",
                "guide",
                "results",
                "learning_resource",
                "version",
                "versions",
                "archive",
            )
        }
        | {"handouts": materials.handouts},
    ),
    SessionPage: Kind(
        fields={name: materials.of_session(name) for name in ("key_messages", "steps")}
        | {"handouts": materials.handouts},
        streams=(),
    ),
    BankPage: Kind(fields={"bank": materials.bank}),
}
DOCUMENT = Kind()


def kind_of(model: type[Page]) -> Kind:
    return next((KINDS[base] for base in model.__mro__ if base in KINDS), DOCUMENT)
