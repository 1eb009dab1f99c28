"""Who asks: the holder of an API token, or whoever is signed in to the admin in this browser.

Tokens are made in the admin (Settings → API tokens); Wagtail stores only their digest.
"""

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import APIToken

from api.errors import ForbiddenError, UnauthorizedError

SCHEME = "bearer"
ADMIN = "wagtailadmin.access_admin"
# The moment of the last use is told to the hour: one write an hour, not one a request.
TOUCH_SECONDS = 3600


def known_user(request: HttpRequest):
    """The user of the Authorization header; None without one. Cookies do not count.

    Raises UnauthorizedError when what the header holds is not valid.
    """
    return holder_of(request) if "Authorization" in request.headers else None


def editor_of(request: HttpRequest):
    """The user who may see what editors see.

    Raises UnauthorizedError when nobody is known or the token is not valid, ForbiddenError when
    somebody is known who has no access to the admin.
    """
    user = holder_of(request) if "Authorization" in request.headers else request.user
    if not user.is_authenticated:
        raise UnauthorizedError
    if not user.has_perm(ADMIN):
        raise ForbiddenError
    return user


def holder_of(request: HttpRequest):
    """The user of the token in the request. Raises UnauthorizedError for anything else there."""
    scheme, _, token = request.headers["Authorization"].partition(" ")
    if scheme.lower() != SCHEME or not APIToken.validate_token_format(token):
        raise UnauthorizedError
    found = (
        APIToken.objects.select_related("user")
        .filter(key_hash__in=APIToken.candidate_key_hashes(token), revoked_at__isnull=True)
        .first()
    )
    if found is None or not found.user.is_active:
        raise UnauthorizedError
    touch(found)
    return found.user


def touch(token: APIToken) -> None:
    now = timezone.now()
    last = token.last_used_at
    if last is None or (now - last).total_seconds() >= TOUCH_SECONDS:
        APIToken.objects.filter(pk=token.pk).update(last_used_at=now)
