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
class Rows:
    """A list in the JSON whose rows are the items of a stream field.

    `names` maps a name in the JSON to that of the row's part where they differ; `prepare` makes
    the parts of what comes in where a name does not suffice.
    """

    stream: str
    names: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[dict], dict] | None = None


@dataclass(frozen=True)
class Kind:
    """How a page type is told, and how what is told is written.

    - `fields` maps a name in `api_fields` to (tree, page, gathered) → entries of the JSON.
    - `streams` are the stream fields that make up the page's blocks, in the order they are shown.
    - `told` are entries of the JSON that the blocks and the text tell too.
    - `listing` is what a listing page lists: the index it is sorted by, and the order.
    - `rows` are the lists that are written row by row.
    - `parts` are objects whose values stand in columns: name in the object → name of the column.
    - `simple` are entries with a function of their own for reading that come back as plain values.
    """

    layout: str = "document_view"
    fields: Mapping[str, Callable] = field(default_factory=dict)
    streams: tuple[str, ...] = ("body",)
    children: Callable = children
    related: Callable = nothing_related
    told: tuple[str, ...] = ()
    listing: tuple[str, str] | None = None
    rows: Mapping[str, Rows] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    simple: frozenset[str] = frozenset()


def in_content(tree, page, gathered) -> dict:
    """For a field that has its place in the common shape already."""
    return {}


HANDOUTS = Rows("handouts", {"@id": "document", "license": "licence", "editable_source": "source"})
KINDS: dict[type[Page], Kind] = {
    HomePage: Kind(
        fields={"paths": home.paths},
        streams=("paths", "body"),
        told=("hero_title", "hero_text"),
        rows={"paths": Rows("paths", {"target": "page"})},
    ),
    StandardPage: Kind(),
    ProjectPage: Kind(
        fields={"indicators": home.indicators},
        streams=("body", "aims", "results"),
        told=("indicators",),
    ),
    AccessibilityStatementPage: Kind(
        fields={
            "service_name": statements.service_name,
            "service_address": statements.service_address,
            "shortcomings": statements.shortcomings,
            "feedback": statements.feedback,
            "enforcement": statements.enforcement,
        },
        streams=(),
        told=tuple(AccessibilityStatementPage.api_fields),
        rows={"shortcomings": Rows("shortcomings")},
        parts={
            "feedback": {
                "email": "feedback_email",
                "phone": "feedback_phone",
                "body": "answering_body",
            }
        },
        simple=frozenset({"service_name", "service_address"}),
    ),
    PrivacyNoticePage: Kind(
        fields={
            "controllers": statements.controllers,
            "contact_email": statements.contact_email,
            "purposes": statements.purposes,
            "complaint": statements.complaint,
        },
        streams=("body", "elsewhere", "rights"),
        told=tuple(
            name
            for name in PrivacyNoticePage.api_fields
            if name not in ("body", "elsewhere", "rights")
        ),
        rows={"controllers": Rows("controllers"), "purposes": Rows("purposes")},
        simple=frozenset({"contact_email"}),
    ),
    EventIndexPage: Kind(
        layout="listing_view", children=events.events, listing=("start", "ascending")
    ),
    SeriesPage: Kind(fields={"follow_up": events.follow_up}, listing=("start", "ascending")),
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
        told=("start", "end", "place", "sessions", "programme", "speakers", "price", "decisions"),
        rows={
            "sessions": Rows("sessions"),
            "programme": Rows("programme"),
            "speakers": Rows("speakers", {"image": "picture"}),
        },
        parts={
            "registration": {
                "mode": "booking",
                "opens": "booking_opens",
                "closes": "booking_closes",
                "seats_onsite": "capacity_onsite",
                "seats_remote": "capacity_remote",
            },
            "recording": {
                "url": "recording_url",
                "captions": "captions_ready",
                "captions_due": "captions_due",
            },
            "state": {"plan": "plan", "plan_note": "plan_note"},
        },
        simple=frozenset({"start", "end", "whole_day", "contact_email", "place", "organisers"}),
    ),
    FeedbackPage: Kind(),
    GuidePage: Kind(
        streams=(), told=("promise", "plain_summary"), listing=("getObjPositionInParent", "")
    ),
    ChapterPage: Kind(
        fields={"facts": guide.all_facts, "terms": guide.all_terms},
        told=("plain_summary", "terms"),
    ),
    NewsIndexPage: Kind(
        layout="listing_view", children=news.posts, listing=("effective", "descending")
    ),
    NewsPage: Kind(
        layout="newsitem_view",
        fields={
            "contacts": news.contacts,
            "corrections": news.corrections,
            "related": in_content,
        },
        related=news.related,
        told=("easy_summary", "corrections", "contacts"),
        rows={"corrections": Rows("corrections")},
    ),
    MaterialIndexPage: Kind(
        layout="listing_view",
        children=materials.packages,
        listing=("getObjPositionInParent", ""),
    ),
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
        told=("start_steps", "guide", "results", "handouts"),
        rows={
            "start_steps": Rows("start_steps"),
            "guide": Rows("guide", {"html": "text"}),
            "results": Rows("results"),
            "handouts": HANDOUTS,
        },
    ),
    SessionPage: Kind(
        fields={name: materials.of_session(name) for name in ("key_messages", "steps")}
        | {"handouts": materials.handouts},
        streams=(),
        told=tuple(SessionPage.api_fields),
        rows={
            "key_messages": Rows("key_messages"),
            "steps": Rows("steps"),
            "handouts": HANDOUTS,
        },
    ),
    BankPage: Kind(
        fields={"bank": materials.bank},
        told=("bank",),
        rows={"bank": Rows("items", {"description": "text"}, prepare=materials.bank_parts)},
    ),
}
DOCUMENT = Kind()


def kind_of(model: type[Page]) -> Kind:
    return next((KINDS[base] for base in model.__mro__ if base in KINDS), DOCUMENT)
