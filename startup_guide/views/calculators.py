"""The calculators. What is typed is sent in the body, computed and forgotten.

Nothing is stored or changed by them, so there is nothing to protect by a token, and no cookie.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from startup_guide.addresses import address, find_guide
from startup_guide.answers import answer
from startup_guide.book import Book, Needs
from startup_guide.calculators import CALCULATORS
from startup_guide.models import GuidePage


def book_with_rates(request: HttpRequest, guide: GuidePage) -> Book:
    needs = Needs(facts={key for one in CALCULATORS.values() for key in one.needs})
    return Book.of_request(request, guide, needs)


@require_safe
def index(request: HttpRequest, path: str) -> HttpResponse:
    """The calculators whose rates may be stated today."""
    guide = find_guide(request, path)
    book = book_with_rates(request, guide)
    ready = [row for row in CALCULATORS.values() if row.is_ready(book.facts)]
    extra = {"book": book, "calculators": ready, "hidden": len(CALCULATORS) - len(ready)}
    return answer(request, guide, "startup_guide/calculators.html", extra, below="laskurit/")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest, path: str, key: str) -> HttpResponse:
    """The form, or the form and its result; the list of calculators when this one is hidden."""
    guide = find_guide(request, path)
    book = book_with_rates(request, guide)
    if not book.can_calculate(key):
        return redirect(address(guide, "calculators") + book.query)
    one = CALCULATORS[key]
    form = one.form(request.POST if request.method == "POST" else None, facts=book.facts)
    result = one.result(form, book.facts) if form.is_bound and form.is_valid() else None
    extra = {
        "book": book,
        "calculator": one,
        "form": form,
        "result": result,
        "rates": [book.facts[name] for name in one.needs if name in book.facts],
    }
    below = f"laskurit/{key}/"
    response = answer(request, guide, "startup_guide/calculator.html", extra, below=below)
    if request.method == "POST":
        response.headers["Cache-Control"] = "private, no-store"
        response.status_code = 200 if form.is_valid() else 422
    return response
