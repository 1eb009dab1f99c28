"""From what a program names to a page, drafts included, as far as its user may know them."""

from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from wagtail.models import Page

from api.asked import asked_of, without_prefix
from api.stored import is_known, page_at
from api.uids import is_uid, named_by


def page_named(request: HttpRequest, user, name):
    """The page that a value names: its address, its path or its UID, bare or as `@id` or `UID`.

    None when the value names no page the user knows.
    """
    if isinstance(name, dict):
        name = name.get("@id") or name.get("UID")
    if not isinstance(name, str) or not name:
        return None
    uid = name.rpartition("resolveuid/")[2]
    if is_uid(uid):
        return page_of_uid(user, uid)
    try:
        parts = urlsplit(name)
    except ValueError:
        return None
    if parts.netloc and parts.netloc != request.get_host():
        return None
    asked = asked_of(without_prefix(unquote(parts.path)))
    return None if asked.name else page_at(request, user, asked.steps)


def page_of_uid(user, uid: str):
    page = Page.objects.filter(named_by(uid)).first()
    return page.specific if page is not None and is_known(user, page) else None
