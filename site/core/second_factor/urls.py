"""Addresses that are open to whoever has given the password; they come before Wagtail's."""

from django.urls import path

from core.second_factor import door, own

urlpatterns = [
    path("login/", door.LoginView.as_view(), name="second_factor_login"),
    path("login/code/", door.code, name="second_factor_code"),
    path("account/second-factor/setup/", own.setup, name="second_factor_setup"),
]
