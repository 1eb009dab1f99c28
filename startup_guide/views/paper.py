"""The guide on paper: a chapter or all of them, in a municipality and a language."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from core import pdf
from core.models import ProjectSettings
from core.qr import qr_code
from core.served import Served, served
from startup_guide.addresses import find_chapter, find_guide
from startup_guide.book import Book, Needs
from startup_guide.models import ChapterPage, GuidePage
from startup_guide.shown import seconds_until


@require_safe
def whole(request: HttpRequest, path: str) -> HttpResponse:
    """Every chapter of the language; 503 where the server cannot print."""
    guide = find_guide(request, path)
    rows = ChapterPage.objects.visible().child_of(guide).order_by("number", "path")
    response = printed(request, guide, list(rows), guide.title, guide.get_url(request), True)
    return told(request, response, guide)


@require_safe
def chapter(request: HttpRequest, path: str, chapter: str) -> HttpResponse:
    guide = find_guide(request, path)
    page = find_chapter(request, guide, chapter)
    response = printed(request, guide, [page], page.title, page.get_url(request))
    return told(request, response, page)


def told(request: HttpRequest, response: HttpResponse, page) -> HttpResponse:
    """The answer itself, once it is known to have been given."""
    served.send(
        sender=type(page),
        request=request,
        response=response,
        kind=Served.DOWNLOAD,
        page=page,
        item=f"guide-pdf:{page.pk}",
        title=f"{page.title} (PDF)",
    )
    return response


def printed(
    request: HttpRequest,
    guide: GuidePage,
    chapters: list[ChapterPage],
    title: str,
    back: str,
    is_whole: bool = False,
) -> HttpResponse:
    """A guide without chapters in its language has their summaries in plain words on paper."""
    needs = Needs()
    for page in chapters:
        needs.add_chapter(page)
    book = Book.of_request(request, guide, needs)
    in_summary = is_whole and not chapters
    shown = book.chapters if in_summary else chapters
    context = {
        "request": request,
        "project": ProjectSettings.for_request(request).in_language(),
        "guide": guide,
        "guide_url": request.build_absolute_uri(guide.get_url(request)),
        "book": book,
        "title": title,
        "is_whole": is_whole,
        "in_summary": in_summary,
        "elsewhere": [page for page in book.chapters if page not in shown] if is_whole else [],
        "advisers": [row.in_language() for row in book.contacts({"advice"})] if in_summary else [],
        "description": guide.description,
        "chapters": [(page, code_of(request, page, book)) for page in shown],
        "back": back + book.query,
        "on_paper": True,
    }
    name = "-".join(filter(None, (slugify(title), book.place_key, guide.locale.language_code)))
    return pdf.response(
        request,
        "startup_guide/pdf/guide.html",
        context,
        f"{name}.pdf",
        f"public, max-age={book.seconds_fresh}",
        # No copy of an amount outlives it, not even one that nobody asks for any more.
        keep=seconds_until(book.next_change, pdf.KEPT_SECONDS),
    )


def code_of(request: HttpRequest, page: ChapterPage, book: Book):
    """The code that leads to the chapter in the same municipality."""
    return qr_code(request.build_absolute_uri(page.get_url(request) + book.query))
