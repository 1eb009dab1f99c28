"""A chapter as data. The shapes of `Fact` and `Support` are the same in every JSON answer."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from startup_guide.book import Book
from startup_guide.models import ChapterPage
from startup_guide.shown import ShownFact, ShownSupport


def fact_data(shown: ShownFact) -> dict:
    """`value` is null, and `text` says where to look, when the fact may not be stated."""
    value = shown.value
    return {
        "key": shown.key,
        "label": shown.label,
        "text": shown.amount,
        "stated": shown.is_stated,
        "value": str(value.number) if value and value.number is not None else None,
        "unit": value.words("unit") if value else "",
        "note": shown.note,
        "valid_from": value and value.valid_from,
        "valid_until": value and value.valid_until,
        "source": value.source if value else "",
        "source_url": value.source_url if value else shown.fact.grantor_url,
        "grantor": shown.grantor,
        "grantor_url": shown.fact.grantor_url,
        "checked_on": shown.fact.checked_on,
    }


def support_data(shown: ShownSupport) -> dict:
    form = shown.words
    return {
        "key": form.key,
        "name": form.name,
        "description": form.description,
        "granted_by": form.granted_by,
        "for_whom": form.for_whom,
        "stage": form.stage,
        "apply_before": form.apply_before,
        "de_minimis": form.de_minimis,
        "channel": form.channel,
        "stated": shown.is_stated,
        "amounts": [fact_data(fact) for fact in shown.facts] if shown.is_stated else [],
        "source_url": form.source_url,
        "valid_until": form.valid_until,
        "checked_on": form.checked_on,
    }


def contact_data(contact) -> dict:
    words = contact.in_language()
    return {
        "name": words.name,
        "organisation": words.organisation,
        "description": words.description,
        "role": words.role,
        "municipalities": words.municipalities,
        "phone": words.phone,
        "email": words.email,
        "url": words.url,
    }


def term_data(term) -> dict:
    return {"key": term.key, "term": term.term, "definition": term.definition}


def chapter_data(request: HttpRequest, chapter: ChapterPage, book: Book) -> dict:
    """The whole chapter; `html` is its text with the same facts, without scripts."""
    context = {**chapter.get_context(request), "book": book, "in_frame": True}
    return {
        "@id": request.build_absolute_uri(chapter.get_url(request) + book.query),
        "number": chapter.number,
        "title": chapter.title,
        "question": chapter.question,
        "lead": chapter.lead,
        "plain_summary": chapter.plain_summary,
        "language": chapter.locale.language_code,
        "municipality": book.place_key or None,
        "last_reviewed": chapter.last_reviewed,
        "next_change": book.next_change,
        "facts": [fact_data(row) for row in book.sources],
        "support": [support_data(row) for row in book.supports.values()],
        "contacts": [contact_data(row) for row in book.contacts()],
        "terms": [term_data(row) for row in book.terms],
        "html": render_to_string("startup_guide/embed_body.html", context, request).strip(),
    }
