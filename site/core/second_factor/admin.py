"""In Wagtail's admin: the panel in the account settings, and taking the factor from others."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from core.second_factor import devices
from core.second_factor.own import NEW_CODES, OFF, ON

RESET = "core.second_factor_reset"
CHANGE_USER = "auth.change_user"


class SecondFactorPanel(BaseSettingsPanel):
    """Says whether it is on and leads to the page where that is changed."""

    name = "second_factor"
    title = gettext_lazy("Second factor")
    order = 510
    template_name = "core/second_factor/account_panel.html"
    form_class = forms.Form

    def get_form(self):
        return self.form_class()

    def get_context_data(self):
        return {**super().get_context_data(), "device": devices.device_of(self.user)}


def reset_button(user, request_user):
    """In the list of users, for those who have the factor on."""
    if user == request_user or not request_user.has_perm(CHANGE_USER):
        return
    if devices.device_of(user) is not None:
        yield Button(
            _("Reset the second factor"),
            reverse("second_factor_reset", args=[user.pk]),
            icon_name="key",
            priority=40,
        )


def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first. People switch off their own with a code; this is for those who have none left."""
    user = get_object_or_404(get_user_model(), pk=pk)
    is_above = user.is_superuser and not request.user.is_superuser
    if user == request.user or is_above or not request.user.has_perm(CHANGE_USER):
        raise PermissionDenied
    if request.method == "POST":
        if devices.remove(user):
            log(user, RESET, user=request.user)
        messages.success(request, _("The second factor of %s is off.") % user.get_username())
        return redirect("wagtailusers_users:index")
    return render(request, "core/second_factor/reset.html", {"account": user})


def register_log_actions(actions) -> None:
    for action, label, message in (
        (ON, gettext_lazy("Second factor on"), gettext_lazy("Switched the second factor on")),
        (OFF, gettext_lazy("Second factor off"), gettext_lazy("Switched the second factor off")),
        (NEW_CODES, gettext_lazy("Recovery codes"), gettext_lazy("Made new recovery codes")),
        (RESET, gettext_lazy("Second factor reset"), gettext_lazy("Reset the second factor")),
    ):
        actions.register_action(action, label, message)
