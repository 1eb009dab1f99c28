"""Keeps the index true.

What hides or changes a page is done at once and in the transaction of the change. What only shows
more (a lifted embargo, a changed name of a place) may wait for the worker; and whatever is missed
by a crash or a bulk operation, the worker finds by comparing the index with the public pages.
"""

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Page

from core.querysets import PublicPageQuerySet, visible_pages
from search import gate
from search.index import staff
from search.index.store import store
from search.models import IndexedPage

# Pages that a person waits for when a section opens; the worker goes on from there.
AT_ONCE = 20
IN_A_RUN = 500


def public_pages() -> PublicPageQuerySet:
    """What belongs into the index: everything public but the root, which has no address."""
    return visible_pages().filter(depth__gt=1)


def refresh(page) -> None:
    """Stores or drops one page, as it is in memory; staff find it in any state."""
    if type(page) is not page.specific_class:
        page = page.specific
    if gate.public([page.pk]):
        store(page)
    else:
        drop([page.pk])
    staff.store(page)


def refresh_now(ids: Iterable[int]) -> None:
    """Reads pages anew from the database, where waiting would leave found what is hidden."""
    for page in Page.objects.filter(pk__in=ids).specific():
        refresh(page)


def drop(ids: Iterable[int]) -> None:
    IndexedPage.objects.filter(pk__in=ids).delete()


def mark_stale(pages) -> None:
    """The worker reads these pages anew; `pages` is a query set or a list of ids."""
    ids = pages.order_by().values("pk") if hasattr(pages, "values") else pages
    IndexedPage.objects.filter(pk__in=ids).update(stale=True)


def section_changed(path: str) -> None:
    """A page has moved or its privacy has changed, and with it everything below."""
    hidden = IndexedPage.objects.filter(page__path__startswith=path)
    hidden.exclude(pk__in=public_pages().order_by().values("pk")).delete()
    for page in missing().filter(path__startswith=path)[:AT_ONCE]:
        store(page.specific)


def missing():
    """Public pages that the index does not hold."""
    return public_pages().filter(indexed_page=None)


def catch_up(most: int = IN_A_RUN) -> int:
    """Drops what is no longer public, stores what is missing or stale; how many it stored."""
    public = public_pages().order_by().values("pk")
    IndexedPage.objects.exclude(pk__in=public).delete()
    waiting = public_pages().filter(indexed_page__stale=True)[:most]
    found = [*missing()[:most], *waiting][:most]
    for page in Page.objects.filter(pk__in=[page.pk for page in found]).specific():
        store(page)
    unread = Q(staff_page=None) | Q(staff_page__fingerprint="")
    unknown = Page.objects.filter(unread, depth__gt=1).order_by("pk")[:most]
    for page in unknown.specific():
        staff.store(page)
    return len(found) + len(unknown)
