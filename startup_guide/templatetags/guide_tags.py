"""What the templates of the guide ask: facts, support, contacts, addresses."""

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from core.languages import html_lang
from core.qr import qr_code
from startup_guide.addresses import address
from startup_guide.book import Book, facts_of
from startup_guide.calculators import CALCULATORS

register = template.Library()


def book_in(context) -> Book:
    """The book of the page; an empty one where a block is shown on its own."""
    return context.get("book") or Book(None)


@register.simple_tag(takes_context=True)
def shown_fact(context, key: str):
    """The fact of the key as it may be told today; None when there is none."""
    book = book_in(context)
    return book.facts.get(key) or facts_of({key}, timezone.localdate()).get(key)


@register.simple_tag(takes_context=True)
def shown_support(context, key: str):
    return book_in(context).supports.get(key)


@register.simple_tag(takes_context=True)
def contacts_for(context, roles) -> list:
    """The contacts of the chosen municipality for the roles, in the language of the page."""
    return [row.in_language() for row in book_in(context).contacts(set(roles))]


@register.simple_tag(takes_context=True)
def advisers_by_place(context) -> list[tuple]:
    """(municipality, its adviser) of each municipality that has one."""
    book = book_in(context)
    pairs = [(place, next(iter(book.advisers(place)), None)) for place in book.municipalities]
    return [(place, adviser.in_language()) for place, adviser in pairs if adviser]


@register.simple_tag(takes_context=True)
def adviser_of(context):
    """The adviser of the chosen municipality in the language of the page; or None."""
    adviser = book_in(context).adviser
    return adviser.in_language() if adviser else None


@register.simple_tag(takes_context=True)
def places_of(context, contact) -> str:
    """The names of the municipalities a contact serves; empty for the whole area."""
    names = book_in(context).place_names
    return ", ".join(names[key] for key in contact.municipalities if key in names)


@register.simple_tag(takes_context=True)
def guide_address(context, name: str, **words) -> str:
    """The address of a list, calculator or file below the guide; empty without a guide."""
    guide = context.get("guide")
    return address(guide, name, **words) if guide is not None else ""


@register.simple_tag(takes_context=True)
def calculator_of(context, key: str):
    """The calculator, None while one of its rates may not be stated."""
    return CALCULATORS[key] if book_in(context).can_calculate(key) else None


@register.simple_tag(takes_context=True)
def code_for(context, path: str):
    """The QR code of an address on the host of this request."""
    return qr_code(context["request"].build_absolute_uri(path))


@register.filter
def is_in_other_language(page, guide) -> bool:
    return html_lang(page.locale.language_code) != html_lang(guide.locale.language_code)


@register.filter
def with_nbsp(text) -> str:
    """An amount that does not break between its number and its unit."""
    return mark_safe(conditional_escape(text).replace(" €", "&nbsp;€").replace(" %", "&nbsp;%"))
