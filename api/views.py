"""The views of JSON: `/++api++<path>` and `<path>/@service` always, a page's address when asked.

They ask for no CSRF token: whoever writes is known by the Authorization header, never by a cookie.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve

from api.addresses import asked_address
from api.answer import answer_about
from api.asked import Asked, asked_by
from api.authentication import ADMIN, known_user
from api.drafts import may_read_draft, working_copy
from api.errors import NotFoundError, error_response
from api.moved import moved_answer
from api.preview import previewed
from api.readers import ReaderTree
from api.routing import take_language
from api.stored import page_at
from api.writing.versions import etag_of
from core.tree import Tree


@csrf_exempt
def answer_json(request: HttpRequest, path: str | None = None) -> HttpResponse:
    """Reads through Wagtail's `serve`, so that all its hooks are asked; others find their page.

    `path` is what the address pattern caught; `asked_by` reads the whole address.
    """
    asked = asked_by(request)
    # Whoever signs in may still hold a token that has run out.
    request.api_user = None if asked.name == "login" else known_user(request)
    if request.api_user is not None:
        request.user = request.api_user
        if request.GET.get("version") != "published" and request.user.has_perm(ADMIN):
            ReaderTree(request, request.user)
    method = request.method
    service = asked.service
    if service is not None and method in service.methods:
        if len(asked.below) > service.most_below:
            raise NotFoundError
        take_language(request, list(asked.steps))
        return service.methods[method](request, list(asked.steps), list(asked.below))
    if not (service.reads(method) if service else method in asked.allowed):
        response = error_response(request, 405, context=asked_address(request))
        response.headers["Allow"] = ", ".join(asked.allowed)
        return response
    return read(request, asked)


def read(request: HttpRequest, asked: Asked) -> HttpResponse:
    below_home = take_language(request, list(asked.steps))
    tree = Tree.of(request)
    draft = previewed(request, asked.steps)
    if draft is not None:
        return answer_about(tree, draft, public=False)
    stored = stored_page(request, asked)
    if stored is not None:
        response = answer_about(tree, stored, public=False)
        response.headers["ETag"] = etag_of(stored)
        return response
    tree.find(below_home)
    try:
        return serve(request, "".join(f"{step}/" for step in below_home))
    except Http404:
        moved = moved_answer(request)
        if moved is None:
            raise
        return moved


def stored_page(request: HttpRequest, asked: Asked):
    """The working copy of a page for somebody who may change it, and of a hidden one for somebody
    who finds it in the admin; None where the public version is to be read."""
    user = request.api_user
    if user is None or request.GET.get("version") == "published":
        return None
    page = page_at(request, user, asked.steps)
    if page is None or (page.live and not may_read_draft(user, page)):
        return None
    return working_copy(page)
