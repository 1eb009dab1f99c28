"""Where JSON joins Wagtail: a page's own address answers the voice that was asked for."""

from django.http import Http404
from wagtail import hooks
from wagtail.users.views.api_tokens import APITokenViewSet

from api.answer import answer
from api.documents import file_answer
from api.negotiation import always_json, wants_json
from api.routing import is_page_itself


@hooks.register("before_serve_page", order=10)
def answer_in_json(page, request, serve_args, serve_kwargs):
    """After the ground floor's hook, which has refused what is not public at this moment."""
    if not wants_json(request):
        return None
    if not is_page_itself(page, serve_args):
        if always_json(request):
            raise Http404
        return None
    return answer(request, page)


@hooks.register("before_serve_document", order=10)
def describe_document(document, request):
    """After Wagtail's own hook, which has asked who may have the file."""
    return file_answer(request, document) if wants_json(request) else None


@hooks.register("register_admin_viewset")
def register_tokens():
    """Wagtail's own screen of API tokens, which it shows only beside its own API."""
    return APITokenViewSet("wagtailusers_api_tokens", url_prefix="api-tokens")
