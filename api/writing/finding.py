"""From what a program names to a page, drafts included, as far as its user may know them."""

from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.http import HttpRequest
from wagtail.models import Page

from api.stored import is_known, page_at


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
    # The services know this module, and the reader of addresses knows the services.
    from api.asked import asked_of, without_prefix

    try:
        parts = urlsplit(name)
    except ValueError:
        return None
    if parts.netloc and parts.netloc != request.get_host():
        return None
    asked = asked_of(without_prefix(unquote(parts.path)))
    return None if asked.name else page_at(request, user, asked.steps)


def is_uid(text: str) -> bool:
    return len(text) == 32 and all(character in "0123456789abcdef" for character in text)


def page_of_uid(user, uid: str):
    from api.serializers.content import uid as uid_of

    rows = Page.objects.values_list("pk", "translation_key", "locale__language_code")
    for pk, key, language in rows.iterator():
        if isinstance(key, UUID) and uid_of(key, language) == uid:
            page = Page.objects.get(pk=pk)
            return page.specific if is_known(user, page) else None
    return None
