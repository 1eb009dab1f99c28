"""The guide without a network: a service worker for the addresses below the guide and no others.

It is registered by the reader's own choice. Admin, forms and previews stand elsewhere, and what is
answered with `no-store` is never kept.
"""

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from startup_guide.addresses import address, find_guide
from startup_guide.answers import answer
from startup_guide.book import Book, Needs
from startup_guide.models import Fact, SupportForm

# Lists in the copy, by the names of their addresses.
LISTS = ("support", "contacts", "glossary", "facts")
WORKER = "startup_guide/offline-worker.js"
# What the pages look like without a network.
LOOKS = (
    "css/site.css",
    "fonts/manrope.woff2",
    "img/eu-emblem.svg",
    "img/eu-emblem-outlined.svg",
    "img/logo-mark.svg",
    "startup_guide/guide.css",
    "startup_guide/blocks.css",
    "startup_guide/expiry.js",
    "startup_guide/guide.js",
    "startup_guide/marks.js",
    "startup_guide/offline.js",
)


@require_safe
@cache_control(public=True, max_age=0, must_revalidate=True)
def worker(request: HttpRequest, path: str) -> HttpResponse:
    """The script; it stands below the guide, which is how far its power reaches."""
    find_guide(request, path)
    with open(finders.find(WORKER), encoding="utf-8") as file:
        return HttpResponse(file.read(), content_type="text/javascript; charset=utf-8")


@require_safe
def files(request: HttpRequest, path: str) -> HttpResponse:
    """What to keep: every chapter, the lists and their looks, in the chosen municipality."""
    guide = find_guide(request, path)
    needs = Needs(facts=keys_of(Fact), forms=keys_of(SupportForm))
    book = Book.of_request(request, guide, needs)
    missing = address(guide, "offline_page")
    pages = [guide.get_url(request), missing]
    pages += [chapter.get_url(request) for chapter in book.own_chapters]
    pages += [address(guide, name) for name in LISTS]
    response = JsonResponse(
        {
            "pages": [page + book.query for page in pages],
            "files": [*map(static, LOOKS), reverse("theme")],
            # Shown in place of what is not in the copy.
            "missing": missing,
            # The first day on which something in the copy may no longer be stated.
            "changes": book.next_change,
        }
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


def keys_of(model) -> set[str]:
    return set(model.objects.values_list("key", flat=True))


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """What is in the copy, and why the calculators are not: their rates are those of the day."""
    guide = find_guide(request, path)
    return answer(request, guide, "startup_guide/offline.html", below="offline/")
