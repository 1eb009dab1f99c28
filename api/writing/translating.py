"""Beginning, linking and unlinking translations: POST and DELETE of `@translations`."""

from uuid import uuid4

from django.http import HttpResponse
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from api.addresses import page_address
from api.drafts import may_read_draft
from api.errors import BadRequestError, ConflictError, ForbiddenError
from api.writing.finding import page_named
from api.writing.plain import private
from api.writing.work import Work, no_content

BEGIN = "wagtail_localize.submit_translation"


def translate(work: Work) -> HttpResponse:
    """201. `{"language": "sv"}` begins a translation, a draft with the words of the original;
    `{"id": <address, path or UID>}` says that a page is the translation of this one."""
    if not may_read_draft(work.user, work.page):
        raise ForbiddenError
    page = linked(work) if "id" in work.body else begun(work, locale_of(work))
    address = page_address(page, work.request)
    response = private({"@id": address, "language": page.locale.language_code}, status=201)
    response.headers["Location"] = address or ""
    return response


def locale_of(work: Work) -> Locale:
    code = work.body.get("language")
    found = Locale.objects.filter(language_code=code).first() if isinstance(code, str) else None
    if found is None or found.pk == work.page.locale_id:
        message = "Another language of the site is expected."
        raise BadRequestError(f"language: {message}", work.address, [("language", message)])
    return found


def begun(work: Work, locale: Locale):
    if not work.user.has_perm(BEGIN):
        raise ForbiddenError
    place = work.page.get_translation_or_none(locale)
    if place is None:
        if not work.permissions.can_edit():
            raise ForbiddenError
        return work.page.copy_for_translation(locale, copy_parents=True)
    if place.alias_of_id is None:
        raise ConflictError("The page has been translated into this language.")
    # The tree of the language holds a place for the translation; it becomes a page of its own.
    ConvertAliasPageAction(place.specific, user=work.user).execute()
    return Page.objects.get(pk=place.pk).specific


def linked(work: Work):
    other = page_named(work.request, work.user, work.body["id"])
    if (
        other is None
        or other.locale_id == work.page.locale_id
        or type(other) is not type(work.page)
    ):
        message = "A page of the same type in another language is expected."
        raise BadRequestError(f"id: {message}", work.address, [("id", message)])
    if not (work.permissions.can_edit() and other.permissions_for_user(work.user).can_edit()):
        raise ForbiddenError
    place = work.page.get_translation_or_none(other.locale)
    if place is not None and place.pk == other.pk:
        return other
    if place is not None:
        # A place without anything below it may go; somebody's work may not.
        if place.alias_of_id is None or place.get_children().exists():
            raise ConflictError("The page has been translated into this language.")
        place.delete()
    give_key(other, work.page.translation_key)
    return other


def unlink(work: Work) -> HttpResponse:
    """204. `{"language": "sv"}`: that page is no translation of this one any more."""
    if not may_read_draft(work.user, work.page):
        raise ForbiddenError
    locale = locale_of(work)
    other = work.page.get_translation_or_none(locale)
    if other is None or other.alias_of_id is not None:
        raise ConflictError("The page has not been translated into this language.")
    if not (work.permissions.can_edit() and other.permissions_for_user(work.user).can_edit()):
        raise ForbiddenError
    give_key(other, uuid4())
    return no_content()


def give_key(page, key) -> None:
    """Also in the revision, which would bring the old one back when it is published."""
    page = page.specific
    page.translation_key = key
    page.save(update_fields=["translation_key"], clean=False)
    revision = page.get_latest_revision()
    if revision is not None:
        revision.content["translation_key"] = str(key)
        revision.save(update_fields=["content"])
