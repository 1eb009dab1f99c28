"""Lists over the whole guide: support, contacts, glossary, facts with their history."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from startup_guide.addresses import find_guide
from startup_guide.answers import answer
from startup_guide.book import Book, Needs
from startup_guide.models import Contact, Fact, GlossaryTerm, Stage, SupportForm


@require_safe
def support(request: HttpRequest, path: str) -> HttpResponse:
    """Every form of support, by stage; `?kunta=` leaves out those of other municipalities."""
    guide = find_guide(request, path)
    forms = list(SupportForm.objects.prefetch_related("municipalities", "not_with"))
    needs = Needs(forms={form.key for form in forms})
    book = Book.of_request(request, guide, needs)
    book.forms = {form.key: form for form in forms if serves(form, book.place)}
    stages = [
        (
            Stage(stage).label,
            [book.support(row) for row in book.forms.values() if row.stage == stage],
        )
        for stage in Stage
    ]
    extra = {"book": book, "stages": [(label, rows) for label, rows in stages if rows]}
    return answer(request, guide, "startup_guide/support.html", extra, below="tuet/")


def serves(form: SupportForm, place) -> bool:
    places = form.municipalities.all()
    return place is None or not places or place in places


@require_safe
def contacts(request: HttpRequest, path: str) -> HttpResponse:
    """The contacts of the chosen municipality, or of each, and those of the whole area."""
    guide = find_guide(request, path)
    book = Book.of_request(request, guide)
    everywhere = [row.in_language() for row in book.all_contacts if not row.municipalities]
    shown = [book.place] if book.place else book.municipalities
    groups = [(place, contacts_in(book.all_contacts, place.key)) for place in shown]
    extra = {"book": book, "groups": groups, "everywhere": everywhere}
    return answer(request, guide, "startup_guide/contacts.html", extra, below="yhteystiedot/")


def contacts_in(rows: list[Contact], key: str) -> list[Contact]:
    return [row.in_language() for row in rows if key in row.municipalities]


@require_safe
def glossary(request: HttpRequest, path: str) -> HttpResponse:
    guide = find_guide(request, path)
    terms = [row.in_language() for row in GlossaryTerm.objects.all()]
    terms.sort(key=lambda row: row.term.lower())
    extra = {"terms": terms}
    return answer(request, guide, "startup_guide/glossary.html", extra, below="sanasto/")


@require_safe
def facts(request: HttpRequest, path: str) -> HttpResponse:
    """Every fact with its source and the day it was checked."""
    guide = find_guide(request, path)
    needs = Needs(facts=set(Fact.objects.values_list("key", flat=True)))
    extra = {"book": Book.of_request(request, guide, needs)}
    return answer(request, guide, "startup_guide/facts.html", extra, below="faktat/")


@require_safe
def fact(request: HttpRequest, path: str, key: str) -> HttpResponse:
    """What has been stated of a fact and when."""
    guide = find_guide(request, path)
    book = Book.of_request(request, guide, Needs(facts={key}))
    shown = book.facts.get(key)
    if shown is None:
        raise Http404
    extra = {"book": book, "shown": shown, "events": shown.fact.events.all()}
    return answer(request, guide, "startup_guide/fact.html", extra, below=f"faktat/{key}/")
