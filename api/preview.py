"""Signed links to drafts, for headless clients and for colleagues without an account.

The link names the page and nothing else, so it follows the draft while it is being written. It ends
by itself, and when the page is deleted.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from wagtail.models import Page

from api.addresses import page_address
from api.drafts import working_copy
from api.errors import NotFoundError
from api.responses import PRIVATE
from api.serializers.dates import moment

SALT = "api.preview"
LONGEST = 300


def lifetime() -> timedelta:
    return timedelta(days=settings.API_PREVIEW_DAYS)


def preview_address(page, request: HttpRequest) -> str:
    token = signing.dumps(page.pk, salt=SALT)
    return f"{page_address(page, request)}?preview={token}"


def preview_end() -> datetime:
    """When a link that is made now ends."""
    return timezone.now() + lifetime()


def preview_link(page, request: HttpRequest) -> dict:
    return {"@id": preview_address(page, request), "expires": moment(preview_end())}


def preview_page(request: HttpRequest, steps: list[str]) -> HttpResponse:
    """The draft as people see it, kept from caches and search engines. Raises NotFoundError."""
    draft = previewed(request, steps)
    with translation.override(draft.locale.language_code):
        response = draft.make_preview_request(request)
    response.headers["Cache-Control"] = PRIVATE
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Pages that the draft leads to should not learn the link.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def previewed(request: HttpRequest, steps: list[str]):
    """The draft that `?preview=` shows; None without one.

    Raises NotFoundError for a token that has ended or belongs to another page.
    """
    token = request.GET.get("preview")
    if token is None:
        return None
    try:
        key = signing.loads(token[:LONGEST], salt=SALT, max_age=lifetime())
    except signing.BadSignature:
        raise NotFoundError from None
    page = Page.objects.filter(pk=key).first()
    address = page and page.get_url(request)
    if not address or [step for step in address.split("/") if step] != steps:
        raise NotFoundError
    return working_copy(page.specific)
