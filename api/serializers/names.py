"""The page types by their names in the API: Plone's where Plone has the type, ours for the rest."""

from wagtail.models import Page

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

DOCUMENT = "Document"
NAMES: dict[type[Page], str] = {
    HomePage: "Plone Site",
    StandardPage: DOCUMENT,
    ProjectPage: "Project",
    AccessibilityStatementPage: "Accessibility Statement",
    PrivacyNoticePage: "Privacy Notice",
    EventIndexPage: "Event Listing",
    SeriesPage: "Event Series",
    EventPage: "Event",
    FeedbackPage: "Feedback",
    GuidePage: "Startup Guide",
    ChapterPage: "Startup Guide Chapter",
    NewsIndexPage: "News Listing",
    NewsPage: "News Item",
    MaterialIndexPage: "Material Listing",
    PackagePage: "Material Package",
    SessionPage: "Session",
    BankPage: "Communications Bank",
}


def type_name(model: type[Page]) -> str:
    return next((NAMES[base] for base in model.__mro__ if base in NAMES), DOCUMENT)


def models_of(names: list[str]) -> list[type[Page]]:
    """The page types that go by one of the names."""
    return [model for model, name in NAMES.items() if name in names]
