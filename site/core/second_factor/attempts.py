"""A try at a code, under the same lock-out as passwords (django-axes)."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from core.second_factor import devices


def passes(request: HttpRequest, user, code: str) -> bool:
    """Whether the code is right. A wrong one counts as a wrong password does; while the door is
    closed none is right, and `request.axes_locked_out` says so.
    """
    who = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, who):
        request.axes_locked_out = True
        request.axes_credentials = who
        return False
    if devices.check(user, code):
        return True
    user_login_failed.send(sender=__name__, credentials=who, request=request)
    return False
