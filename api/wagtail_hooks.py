"""Where JSON joins Wagtail: a page's own address answers the voice that was asked for."""

from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.users.views.api_tokens import APITokenViewSet

from api.admin_views import preview_link
from api.answer import answer
from api.documents import file_answer
from api.drafts import may_read_draft
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


@hooks.register("register_admin_urls")
def preview_urls():
    return [path("link-to-draft/<int:page_id>/", preview_link, name="api_preview_link")]


@hooks.register("register_page_header_buttons")
def preview_button(page, user, view_name=None, next_url=None):
    """From the editor of a page to the link that shows its draft."""
    if not page.is_root() and may_read_draft(user, page):
        address = reverse("api_preview_link", args=[page.pk])
        yield Button(_("Link to the draft"), address, icon_name="link", priority=60)


@hooks.register("register_admin_viewset")
def register_tokens():
    """Wagtail's own screen of API tokens, which it shows only beside its own API."""
    return APITokenViewSet("wagtailusers_api_tokens", url_prefix="api-tokens")
