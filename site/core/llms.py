"""`llms.txt`: what the site holds, for language models and other readers of text.

The form is that of https://llmstxt.org: a heading, a summary, and sections of links with a few
words each. One for each language, made of public pages alone.
"""

from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, Max, Sum
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, pgettext
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from core.models import ProjectSettings
from core.querysets import PublicPageQuerySet, embargoable_models, visible_pages
from core.samples import is_sample

# The home page and two levels below it; posts are found in the feeds.
LEVELS = 2
MOST_PAGES = 100
SECONDS_IN_CACHE = 600
FEEDS = {"rss": "RSS", "json_feed": "JSON Feed"}
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def text(request: HttpRequest, home: Page) -> str:
    """The document in the language of the home page, kept while the pages stay what they are."""
    pages = main_pages(home)
    state = pages.order_by().aggregate(Count("pk"), Sum("pk"), Max("last_published_at"))
    project = ProjectSettings.for_request(request)
    about = (project.name, project.tagline, project.area, project.fund, project.translations)
    shown = (request.build_absolute_uri("/"), home.pk, state, about)
    key = "llms-" + sha256(repr(shown).encode()).hexdigest()[:24]
    document = cache.get(key)
    if document is None:
        document = written(request, home, list(pages[:MOST_PAGES].specific()))
        cache.set(key, document, SECONDS_IN_CACHE)
    return document


def main_pages(home: Page) -> PublicPageQuerySet:
    """The public pages worth listing, sample content left out."""
    below = visible_pages().descendant_of(home, inclusive=True).exclude(is_sample())
    listed = below.filter(depth__lte=home.depth + LEVELS)
    posts = ContentType.objects.get_for_models(*embargoable_models())
    return listed.exclude(content_type__in=posts.values())


def written(request: HttpRequest, home: Page, pages: list[Page]) -> str:
    project = ProjectSettings.for_request(request)
    feeds = [line for page in pages for line in feed_lines(request, page)]
    sections = [
        [f"# {plain(project.name or home.title)}"],
        [f"> {plain(part)}" for part in (project.words("tagline"),) if part],
        [plain(project.words("area"))] if project.area else [],
        [plain(funding(project))],
        section(gettext("Main pages"), [page_line(request, page) for page in pages]),
        section(gettext("News feeds"), feeds),
        section(gettext("For programs"), program_lines(request)),
        section(gettext("Licence"), [licence()]),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def section(heading: str, lines: list[str]) -> list[str]:
    return [f"## {heading}", "", *lines] if lines else []


def page_line(request: HttpRequest, page: Page) -> str:
    return link(page.title, page.get_full_url(request), getattr(page, "description", ""))


def feed_lines(request: HttpRequest, page: Page) -> list[str]:
    if not isinstance(page, RoutablePageMixin):
        return []
    lines = []
    for name, form in FEEDS.items():
        try:
            below = page.reverse_subpage(name)
        except NoReverseMatch:
            continue
        lines.append(link(f"{page.title} ({form})", page.get_full_url(request) + below.rstrip("/")))
    return lines


def program_lines(request: HttpRequest) -> list[str]:
    absolute = request.build_absolute_uri
    return [
        link(
            gettext("JSON API"),
            absolute("/++api++/"),
            gettext("Every page also answers in JSON when the Accept header asks for it."),
        ),
        link(gettext("Site map"), absolute(reverse("sitemap"))),
    ]


def funding(project: ProjectSettings) -> str:
    statement = pgettext("EU emblem", "Co-funded by the European Union")
    return ". ".join(part for part in (statement, project.words("fund")) if part) + "."


def licence() -> str:
    words = gettext("Texts may be used freely when the source is named (%(licence)s).")
    rest = gettext("Pictures have licences of their own, and logos may not be reused.")
    return f"{words % {'licence': f'[CC BY 4.0]({CC_BY})'}} {rest}"


def link(title: str, url: str, words: str = "") -> str:
    line = f"- [{plain(title)}]({url})"
    return f"{line}: {plain(words)}" if words else line


def plain(words: str) -> str:
    """On one line, without what Markdown would read as its own."""
    return " ".join(words.split()).replace("[", "(").replace("]", ")").replace("<", "‹")
