"""Tokens of people who signed in by `@login`: JSON Web Tokens (RFC 7519), short-lived, renewable.

A token names its sign-in (`sid`). Renewing keeps the name, so signing out ends the token and all
its renewals. A fingerprint of the password and of the second factor ends every token of a user
whose password or authenticator app changes.
"""

import secrets
from datetime import UTC, datetime, timedelta

import jwt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from api.errors import UnauthorizedError
from api.models import EndedSignIn
from core.second_factor.devices import device_of

ALGORITHM = "HS256"
CLAIMS = ["exp", "iat", "sub", "sid", "uid", "began", "mark"]
ENDED = "The token is not valid any more. Sign in again."


def key() -> bytes:
    """A key of its own for tokens, drawn from the secret of the installation."""
    return salted_hmac("api.tokens", "key", algorithm="sha256").digest()


def mark_of(user) -> str:
    """Changes with the password and with the app of the second factor; says nothing about them."""
    device = device_of(user)
    known = user.get_session_auth_hash() + (f"+{device.pk}" if device else "")
    return salted_hmac("api.tokens.mark", known, algorithm="sha256").hexdigest()[:32]


def issue(user, sid: str = "", began: int = 0) -> str:
    """A token for a new sign-in, or for the one named by `sid` that began at `began` (epoch)."""
    now = timezone.now()
    moment = int(now.timestamp())
    return jwt.encode(
        {
            # Clients of Plone take the user's name from here.
            "sub": user.get_username(),
            "fullname": user.get_full_name() or user.get_username(),
            "uid": user.pk,
            "sid": sid or secrets.token_urlsafe(16),
            "began": began or moment,
            "iat": moment,
            "exp": moment + settings.API_TOKEN_SECONDS,
            "mark": mark_of(user),
        },
        key(),
        ALGORITHM,
    )


def read(token: str) -> tuple[object, dict]:
    """(user, claims). Raises UnauthorizedError when the token does not hold (any more)."""
    try:
        claims = jwt.decode(token, key(), [ALGORITHM], options={"require": CLAIMS})
    except jwt.InvalidTokenError:
        raise UnauthorizedError(ENDED) from None
    user = get_user_model().objects.filter(pk=claims["uid"], is_active=True).first()
    if user is None or not constant_time_compare(claims["mark"], mark_of(user)):
        raise UnauthorizedError(ENDED)
    if EndedSignIn.objects.filter(sid=claims["sid"]).exists():
        raise UnauthorizedError(ENDED)
    return user, claims


def renew(token: str) -> str:
    """A fresh token of the same sign-in. Raises UnauthorizedError when it has lasted too long."""
    user, claims = read(token)
    if timezone.now().timestamp() - claims["began"] > settings.API_SIGN_IN_SECONDS:
        raise UnauthorizedError(ENDED)
    return issue(user, claims["sid"], claims["began"])


def end(token: str) -> None:
    """Signs out: neither the token nor its renewals hold after this, on any server."""
    _user, claims = read(token)
    now = timezone.now()
    last = datetime.fromtimestamp(claims["began"], UTC)
    last += timedelta(seconds=settings.API_SIGN_IN_SECONDS + settings.API_TOKEN_SECONDS)
    EndedSignIn.objects.filter(until__lt=now).delete()
    EndedSignIn.objects.get_or_create(sid=claims["sid"], defaults={"until": last})
