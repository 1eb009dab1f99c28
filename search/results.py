"""What the search page shows: one page of results, each with its kind, date and extract."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.models import Page

from events.models import EventIndexPage, EventPage, SeriesPage
from home.models import HomePage, ProjectPage
from news.models import NewsIndexPage, NewsPage, NewsType
from search import engine
from search.extracts import extract, marked

PAGE_SIZE = 10


@dataclass(frozen=True)
class Result:
    """One page found. `updated` tells that the date is that of the last change."""

    page: Page
    kind: str
    date: datetime | None
    updated: bool
    title: SafeString
    extract: SafeString


class Results:
    """The pages a query finds in a language.

    `page` raises Http404 for a page number that is not one, with a message for the reader.
    """

    def __init__(self, text: str, language: str, parameters: QueryDict):
        self.text = text
        self.parameters = parameters
        self.matches = engine.search(text, language)

    @property
    def total(self) -> int:
        return len(self.matches)

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than are counted."""
        return self.total >= engine.MOST_MATCHES

    @property
    def query(self) -> str:
        """The query string without the page number."""
        query = QueryDict(mutable=True)
        query["q"] = self.text
        return query.urlencode()

    @cached_property
    def page(self):
        """The page asked for by `?sivu=`."""
        paginator = Paginator(self.matches, PAGE_SIZE)
        number = self.parameters.get("sivu", "1")
        if not number.isascii() or not number.isdigit() or len(number) > 6:
            raise Http404(gettext("There is no such page in the list."))
        if not 1 <= int(number) <= paginator.num_pages:
            raise Http404(gettext("There is no such page in the list."))
        return paginator.page(int(number))

    @cached_property
    def rows(self) -> list[Result]:
        """The results of the page, in a constant number of queries."""
        pages = list(self.page)
        texts = engine.texts(pages)
        posts = posts_among(pages)
        return [self._row(page, texts.get(page.pk, ""), posts.get(page.pk)) for page in pages]

    def _row(self, page: Page, text: str, post: NewsPage | None) -> Result:
        words = self.matches.words
        return Result(
            page=page,
            kind=kind_of(page, post),
            date=post.date if post else page.last_published_at,
            updated=post is None,
            title=marked(page.title, words),
            extract=extract(text or page.search_description, words),
        )


def posts_among(pages: list[Page]) -> dict[int, NewsPage]:
    """The news posts among the pages by id, with what a result tells of them."""
    kind = NewsPage._meta.model_name
    ids = [page.pk for page in pages if page.cached_content_type.model == kind]
    if not ids:
        return {}
    fields = ("news_type", "published_at", "first_published_at", "embargo_until")
    return NewsPage.objects.visible().only("pk", *fields).in_bulk(ids)


def kind_of(page: Page, post: NewsPage | None) -> str:
    """What the page is, in a word or two for the reader."""
    if post is not None:
        return str(dict(NewsType.choices)[post.news_type])
    names = {
        HomePage: gettext("Home page"),
        EventIndexPage: gettext("Events"),
        SeriesPage: gettext("Series of events"),
        EventPage: gettext("Event"),
        NewsIndexPage: gettext("News"),
        ProjectPage: gettext("Project"),
    }
    return names.get(page.specific_class) or gettext("Page")
