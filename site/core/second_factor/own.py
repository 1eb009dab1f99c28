"""Where people switch their own second factor on and off."""

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from core.qr import qr_code
from core.second_factor import devices
from core.second_factor.attempts import passes
from core.second_factor.door import remember_given, target_of
from core.second_factor.forms import CodeForm, PasswordAndCodeForm
from core.second_factor.gate import ADMIN, Owed, half_known

ON, OFF, NEW_CODES = "core.second_factor_on", "core.second_factor_off", "core.recovery_codes"


@never_cache
@sensitive_post_parameters("code")
def setup(request: HttpRequest) -> HttpResponse:
    """The secret as a picture and as text; a code of the app switches the second factor on.

    Also for whoever must set it up before anything else (REQUIRE_SECOND_FACTOR).
    """
    waiting = half_known(request)
    user = request.user
    if waiting is not None and waiting.owes == Owed.SETUP:
        user = waiting.user
    if not user.has_perm(ADMIN):
        return redirect("wagtailadmin_login")
    if devices.device_of(user) is not None:
        return redirect("second_factor")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if devices.confirm(user, form.cleaned_data["code"]):
            log(user, ON, user=user)
            request.session.cycle_key()
            remember_given(request, user)
            return show_codes(request, user)
        form.add_error("code", _("The code is not right. Wait for the next one in the app."))
    device = devices.unconfirmed(user)
    context = {
        "form": form,
        "qr": qr_code(device.config_url),
        "address": device.config_url,
        "secret": devices.secret_of(device),
        "is_owed": waiting is not None,
        "next": target_of(request),
    }
    return render(request, "core/second_factor/setup.html", context)


def show_codes(request: HttpRequest, user) -> HttpResponse:
    context = {"codes": devices.new_recovery_codes(user), "next": target_of(request)}
    return render(request, "core/second_factor/recovery_codes.html", context)


@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """Whether it is on, and how many recovery codes are left."""
    return shown(request)


def shown(request: HttpRequest, **forms) -> HttpResponse:
    device = devices.device_of(request.user)
    if device is None:
        return redirect("second_factor_setup")
    context = {
        "device": device,
        "left": devices.recovery_codes_left(request.user),
        "codes_form": CodeForm(prefix="codes"),
        "off_form": PasswordAndCodeForm(prefix="off"),
        **forms,
    }
    return render(request, "core/second_factor/status.html", context)


@never_cache
@require_POST
@sensitive_post_parameters()
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new ones, for a code."""
    form = CodeForm(request.POST, prefix="codes")
    if form.is_valid():
        if passes(request, request.user, form.cleaned_data["code"]):
            log(request.user, NEW_CODES, user=request.user)
            return show_codes(request, request.user)
        form.add_error("code", _("The code is not right. Wait for the next one in the app."))
    return shown(request, codes_form=form)


@never_cache
@require_POST
@sensitive_post_parameters()
def switch_off(request: HttpRequest) -> HttpResponse:
    """For the password and a code."""
    form = PasswordAndCodeForm(request.POST, prefix="off")
    if form.is_valid():
        name, password = request.user.get_username(), form.cleaned_data["password"]
        if authenticate(request, username=name, password=password) != request.user:
            form.add_error("password", _("The password is not right."))
        elif not passes(request, request.user, form.cleaned_data["code"]):
            form.add_error("code", _("The code is not right. Wait for the next one in the app."))
        else:
            devices.remove(request.user)
            log(request.user, OFF, user=request.user)
            messages.success(request, _("The second factor is off."))
            return redirect("wagtailadmin_account")
    return shown(request, off_form=form)
