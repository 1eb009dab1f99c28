"""How many pages the site published: the project reports the number of publications, too."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q
from wagtail.models import Page, get_page_models

from core.models import BasePage
from reach.days import HELSINKI
from reach.figures import ReportFilter


@dataclass
class PublishedPage:
    """A page first published in a period, classified as it is now; the shape of `ReachedPage`."""

    page_id: int
    page_type: str
    locale: str
    organisation: str
    work_packages: list[str] = field(default_factory=list)
    municipalities: list[str] = field(default_factory=list)


def published_pages(question: ReportFilter) -> list[PublishedPage]:
    """Pages of this house published for the first time in the period, in the narrowed part.

    Placeholders that await a translation are not published; a page that has since been taken down
    is counted, one that has been deleted is not. Two queries, and three for each type found.
    """
    first, last = question.period
    ids = (
        Page.objects.filter(
            first_published_at__gte=midnight(first),
            first_published_at__lt=midnight(last + timedelta(days=1)),
        )
        .filter(Q(alias_of__isnull=True) | Q(alias_of__locale_id=F("locale_id")))
        .values_list("pk", "content_type_id")
    )
    by_type: dict[int, list[int]] = {}
    for pk, content_type_id in ids:
        by_type.setdefault(content_type_id, []).append(pk)
    found = []
    for model in get_page_models():
        if issubclass(model, BasePage) and (pks := by_type.get(content_type_of(model))):
            found += [page for page in of_type(model, pks) if question.takes(page)]
    return found


def content_type_of(model) -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(model, for_concrete_model=False).pk


def of_type(model, pks: list[int]) -> list[PublishedPage]:
    rows = model.objects.filter(pk__in=pks).values_list(
        "pk", "locale__language_code", "organisation__key"
    )
    pages = {
        pk: PublishedPage(pk, model._meta.label, locale, key or "") for pk, locale, key in rows
    }
    for name in ("work_packages", "municipalities"):
        terms = (
            model.objects.filter(pk__in=pks, **{f"{name}__isnull": False})
            .order_by(f"{name}__order", f"{name}__key")
            .values_list("pk", f"{name}__key")
        )
        for pk, key in terms:
            getattr(pages[pk], name).append(key)
    return list(pages.values())


def midnight(day: date) -> datetime:
    """When a day begins in Helsinki."""
    return datetime.combine(day, time(), HELSINKI)


def count_by(pages: Iterable[PublishedPage], keys_of: Callable) -> Counter:
    """How many pages have each key; "" counts those without one."""
    return Counter(key for page in pages for key in keys_of(page) or [""])
