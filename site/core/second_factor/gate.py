"""Middleware: a session whose user owes a code is nobody's, on every address.

The password alone opens a session in more places than one; here all of them lead to the same gate.
Pages of visitors without a session ask nothing.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from core.second_factor import devices

# In the session: the number of the app whose code was given.
GIVEN = "second_factor"
ADMIN = "wagtailadmin.access_admin"


class Owed(StrEnum):
    CODE = "code"
    SETUP = "setup"


class HalfKnown(NamedTuple):
    """Who has given a password, and what is still owed."""

    user: AbstractBaseUser
    owes: Owed


def second_factor(get_response: Callable) -> Callable:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(partial(let_through, request, request.user))
        return get_response(request)

    return middleware


def let_through(request: HttpRequest, user):
    """The user, or nobody; `half_known` then tells who it will be."""
    owes = owed(user, request.session.get(GIVEN)) if user.is_authenticated else None
    if owes is None:
        return user
    request.half_known = HalfKnown(user, owes)
    return AnonymousUser()


def owed(user, given: int | None) -> Owed | None:
    """What is missing besides the password; `given` is the app whose code the session has seen."""
    device = devices.device_of(user)
    if device is not None:
        return None if given == device.pk else Owed.CODE
    if settings.REQUIRE_SECOND_FACTOR and user.has_perm(ADMIN):
        return Owed.SETUP
    return None


def half_known(request: HttpRequest) -> HalfKnown | None:
    """Who waits at the gate with this request."""
    return None if request.user.is_authenticated else getattr(request, "half_known", None)
