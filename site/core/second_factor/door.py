"""Signing in: the password first, then the code.

A right password alone opens no session where a code is needed: it is remembered for ten minutes
that it was given, and nothing else.
"""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.views import account

from core.second_factor import devices
from core.second_factor.attempts import passes
from core.second_factor.forms import CodeForm
from core.second_factor.gate import GIVEN, Owed, half_known

# In the session: that the password has been given.
WAITING = "second_factor_waiting"
WAITING_SECONDS = 600
FEW_CODES = 3


class LoginView(account.LoginView):
    def dispatch(self, request, *args, **kwargs):
        waiting = half_known(request)
        if waiting is not None:
            name = "second_factor_code" if waiting.owes == Owed.CODE else "second_factor_setup"
            return redirect(onward(name, self.get_success_url()))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        user = form.get_user()
        if devices.device_of(user) is None:
            return super().form_valid(form)
        self.request.session.cycle_key()
        self.request.session[WAITING] = {
            "user": user.pk,
            "backend": user.backend,
            "mark": user.get_session_auth_hash(),
            "at": int(time.time()),
            "remember": bool(form.cleaned_data.get("remember")),
        }
        return redirect(onward("second_factor_code", self.get_success_url()))


def onward(name: str, target: str) -> str:
    return f"{reverse(name)}?{urlencode({'next': target})}"


def target_of(request: HttpRequest) -> str:
    """Where to go on, within this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else reverse("wagtailadmin_home")


def waiting_user(request: HttpRequest):
    """Who has given the password and owes the code, or None."""
    waiting = half_known(request)
    if waiting is not None:
        return waiting.user if waiting.owes == Owed.CODE else None
    row = request.session.get(WAITING)
    if row is None or not 0 <= time.time() - row["at"] < WAITING_SECONDS:
        return None
    user = get_user_model().objects.filter(pk=row["user"], is_active=True).first()
    # A password that was changed meanwhile has not been given.
    if user is None or not constant_time_compare(row["mark"], user.get_session_auth_hash()):
        return None
    return user


@never_cache
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the code. Five wrong ones, or wrong passwords, close the door for half an hour."""
    if request.user.is_authenticated:
        return redirect(target_of(request))
    user = waiting_user(request)
    if user is None or "leave" in request.POST:
        logout(request)
        return redirect("wagtailadmin_login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if passes(request, user, form.cleaned_data["code"]):
            enter(request, user)
            return redirect(target_of(request))
        form.add_error("code", _("The code is not right. Wait for the next one in the app."))
    context = {"form": form, "next": target_of(request)}
    return render(request, "core/second_factor/code.html", context)


def enter(request: HttpRequest, user) -> None:
    row = request.session.pop(WAITING, None)
    if row is None:
        request.session.cycle_key()
    else:
        login(request, user, backend=row["backend"])
        request.session.set_expiry(settings.SESSION_COOKIE_AGE if row["remember"] else 0)
    remember_given(request, user)
    left = devices.recovery_codes_left(user)
    if left <= FEW_CODES:
        text = ngettext(
            "You have %(count)d recovery code left. Make new ones in your account settings.",
            "You have %(count)d recovery codes left. Make new ones in your account settings.",
            left,
        )
        messages.warning(request, text % {"count": left})


def remember_given(request: HttpRequest, user) -> None:
    """From now on the gate lets this session through."""
    device = devices.device_of(user)
    request.session[GIVEN] = device and device.pk
