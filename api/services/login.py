"""`@login`: a token for a name and a password, under the same lock-out as the door of the admin."""

from django.http import HttpRequest, HttpResponse

from api.authentication import sign_in
from api.registry import Service
from api.tokens import issue
from api.writing.body import json_body
from api.writing.plain import private


def login(request: HttpRequest, steps: list[str], below: list[str]) -> HttpResponse:
    """`{"login", "password"}`, and `otp` of those with a second factor → `{"token"}`."""
    body = json_body(request)
    user = sign_in(request, body.get("login"), body.get("password"), body.get("otp"))
    return private({"token": issue(user)})


LOGIN = Service("login", "Sign in: a token for a name and a password", methods={"POST": login})
