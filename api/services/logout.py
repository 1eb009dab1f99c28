"""`@logout`: ends a sign-in. Its token and all that were renewed from it hold no more."""

from django.http import HttpRequest, HttpResponse

from api.authentication import token_of
from api.registry import Service
from api.tokens import end
from api.writing.work import no_content


def logout(request: HttpRequest, steps: list[str], below: list[str]) -> HttpResponse:
    """204. A token made in the admin is ended there, so here it is refused."""
    end(token_of(request))
    return no_content()


LOGOUT = Service("logout", "Sign out: end the token and its renewals", methods={"POST": logout})
