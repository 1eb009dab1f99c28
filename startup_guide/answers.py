"""The guide's pages over HTTP: the municipality in every link, and no cache past an expiry."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from wagtail.models import Page

from core.tree import Tree
from startup_guide.book import Book, chapter_book
from startup_guide.models import ChapterPage, GuidePage
from startup_guide.municipality import keep_in_links
from startup_guide.triage import Triage


def guide_of(chapter: ChapterPage, request: HttpRequest) -> Page:
    """The guide above a chapter, from what finding the chapter has fetched already."""
    path = chapter.path[: -chapter.steplen]
    above = [page for page in Tree.of(request).chain(chapter) if page.path == path]
    guide = above[0] if above else Page.objects.get(path=path)
    # Both stand in the tree of one language.
    guide.locale = chapter.locale
    return guide


def guide_context(guide: GuidePage, request: HttpRequest) -> dict:
    book, triage = Book.of_request(request, guide), Triage(request)
    return {
        "book": book,
        "guide": guide,
        "triage": triage,
        "chapters": triage.ordered(book.chapters),
        # In simplified Finnish the path tells what is in each chapter.
        "is_simple": guide.locale.language_code == "fi-simple",
        "guide_url": guide.get_url(request),
    }


def chapter_context(chapter: ChapterPage, request: HttpRequest) -> dict:
    guide = guide_of(chapter, request)
    book = chapter_book(request, chapter, guide)
    ids = [row.pk for row in book.chapters]
    place = ids.index(chapter.pk) if chapter.pk in ids else None
    context = {"book": book, "guide": guide, "guide_url": guide.get_url(request)}
    if place is not None:
        context["before"] = book.chapters[place - 1] if place else None
        context["after"] = book.chapters[place + 1] if place + 1 < len(ids) else None
    return context


def answer(
    request: HttpRequest,
    page,
    template: str = "",
    extra: dict | None = None,
    below: str = "",
) -> TemplateResponse:
    """A page of the guide. `below` is the address below `page` that is shown, such as `tuet/`."""
    request.is_preview = False
    request.below_page = below
    context = {**page.get_context(request), **(extra or {})}
    response = TemplateResponse(request, template or page.get_template(request), context)
    response.add_post_render_callback(lambda rendered: finish(request, rendered, context["book"]))
    return response


def finish(request: HttpRequest, response, book: Book):
    if book.place:
        html = response.content.decode()
        response.content = keep_in_links(html, roots(request, book.guide), book.place_key)
    if not response.has_header("Cache-Control"):
        response.headers["Cache-Control"] = f"public, max-age={book.seconds_fresh}"
    return response


def roots(request: HttpRequest, guide: Page) -> list[str]:
    """The addresses of the guide in every language it is public in."""
    versions = GuidePage.objects.visible().select_related("locale")
    found = versions.filter(translation_key=guide.translation_key)
    return [page.get_url(request) for page in found] or [guide.get_url(request)]
