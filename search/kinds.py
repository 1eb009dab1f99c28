"""What a page is, in a word for the reader: the facet of types and the label of a result."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from events.models import EventIndexPage, EventPage, SeriesPage
from home.models import HomePage, ProjectPage
from materials.models import BankPage, MaterialIndexPage, PackagePage, SessionPage
from news.models import NewsIndexPage, NewsPage
from startup_guide.models import ChapterPage, GuidePage

# Value in addresses → name. The order is that of the facet.
KINDS = {
    "sivu": _("Page"),
    "uutinen": _("News"),
    "tapahtuma": _("Event"),
    "materiaali": _("Material"),
    "opas": _("Startup guide"),
}
EVENT = "tapahtuma"
OF_MODELS = {
    NewsIndexPage: "uutinen",
    NewsPage: "uutinen",
    EventIndexPage: EVENT,
    EventPage: EVENT,
    SeriesPage: EVENT,
    BankPage: "materiaali",
    MaterialIndexPage: "materiaali",
    PackagePage: "materiaali",
    SessionPage: "materiaali",
    ChapterPage: "opas",
    GuidePage: "opas",
}


def kind_of(model: type[Page]) -> str:
    return OF_MODELS.get(model, "sivu")


def label_of(page: Page) -> str:
    """More exact than the facet; `page` may be specific, which tells the type of an event."""
    for field in ("news_type", "event_type"):
        if hasattr(page, field):
            return str(getattr(page, f"get_{field}_display")())
    names = {HomePage: gettext("Home page"), ProjectPage: gettext("Project")}
    model = page.specific_class
    if model in names:
        return names[model]
    if model in {EventIndexPage, NewsIndexPage}:
        return {EventIndexPage: gettext("Events"), NewsIndexPage: gettext("News")}[model]
    if model is SeriesPage:
        return gettext("Series of events")
    return str(KINDS[kind_of(model)])
