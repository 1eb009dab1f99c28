"""`@login-renew`: a fresh token for one that still holds, until the sign-in has lasted too long."""

from django.http import HttpRequest, HttpResponse

from api.authentication import token_of
from api.registry import Service
from api.tokens import renew
from api.writing.plain import private


def login_renew(request: HttpRequest, steps: list[str], below: list[str]) -> HttpResponse:
    """→ `{"token"}`."""
    return private({"token": renew(token_of(request))})


LOGIN_RENEW = Service(
    "login-renew", "A fresh token of the same sign-in", methods={"POST": login_renew}
)
