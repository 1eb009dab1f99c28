"""Signed links to drafts, for headless clients and for colleagues without an account.

The link names the page and nothing else, so it follows the draft while it is being written. It ends
by itself, and when the page is deleted.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from api.addresses import page_address
from api.drafts import working_copy
from api.errors import NotFoundError
from api.serializers.dates import moment

SALT = "api.preview"
LONGEST = 300


def lifetime() -> timedelta:
    return timedelta(days=settings.API_PREVIEW_DAYS)


def preview_link(page, request: HttpRequest) -> dict:
    token = signing.dumps(page.pk, salt=SALT)
    return {
        "@id": f"{page_address(page, request)}?preview={token}",
        "expires": moment(timezone.now() + lifetime()),
    }


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
