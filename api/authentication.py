"""Who asks: the holder of a token, or whoever is signed in to the admin in this browser.

Two kinds of token: those of `@login` (`api.tokens`), for people, and those made in the admin
(Settings → API tokens), for programs; of the latter Wagtail stores only the digest.
"""

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import APIToken

from api import tokens
from api.errors import ForbiddenError, TooManyRequestsError, UnauthorizedError
from core.second_factor.attempts import passes
from core.second_factor.gate import Owed, owed

SCHEME = "bearer"
ADMIN = "wagtailadmin.access_admin"
# The moment of the last use is told to the hour: one write an hour, not one a request.
TOUCH_SECONDS = 3600
BASIC = (
    "Names and passwords are not accepted here. Send `Authorization: Bearer <token>` with a token "
    "from @login or from the admin."
)
WRONG = "Wrong login and/or password."
CODE_NEEDED = "A code of the authenticator app is needed as well: send it as `otp`."
CODE_WRONG = "The code is not right."
SETUP_NEEDED = "Set up the second factor in the admin first."
# Longer ones are no names or passwords of anybody.
LONGEST = 254


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


def token_of(request: HttpRequest) -> str:
    """The token in the request. Raises UnauthorizedError when something else is there."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        raise UnauthorizedError(BASIC)
    if scheme.lower() != SCHEME or not token.strip():
        raise UnauthorizedError
    return token.strip()


def holder_of(request: HttpRequest):
    """The user of the token in the request. Raises UnauthorizedError for anything else there."""
    if not hasattr(request, "_tekijat_holder"):
        token = token_of(request)
        is_ours = token.count(".") == 2
        request._tekijat_holder = tokens.read(token)[0] if is_ours else holder_of_key(token)
    return request._tekijat_holder


def holder_of_key(token: str):
    """The user of a token made in the admin."""
    if not APIToken.validate_token_format(token):
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


def sign_in(request: HttpRequest, name, password, code=None):
    """The user, after the checks of the admin's own door: lock-out, password, access to the admin,
    and the code of those who have a second factor.

    Raises UnauthorizedError in the same words whatever is wrong with name and password, and
    TooManyRequestsError while the door is closed.
    """
    given = (name, password)
    if not all(isinstance(text, str) and 0 < len(text) <= LONGEST for text in given):
        raise UnauthorizedError(WRONG)
    user = authenticate(request, username=name, password=password)
    if getattr(request, "axes_locked_out", False):
        raise TooManyRequestsError
    if user is None or not user.has_perm(ADMIN):
        raise UnauthorizedError(WRONG)
    give_second_factor(request, user, code)
    user_logged_in.send(sender=type(user), request=request, user=user)
    return user


def give_second_factor(request: HttpRequest, user, code) -> None:
    """Raises UnauthorizedError unless the code is right or none is asked of the user."""
    owes = owed(user, given=None)
    if owes is None:
        return
    if owes == Owed.SETUP:
        raise UnauthorizedError(SETUP_NEEDED)
    if code in (None, ""):
        raise UnauthorizedError(CODE_NEEDED)
    is_text = isinstance(code, str) and len(code) <= LONGEST
    if not passes(request, user, code if is_text else ""):
        if getattr(request, "axes_locked_out", False):
            raise TooManyRequestsError
        raise UnauthorizedError(CODE_WRONG)
