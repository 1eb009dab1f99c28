"""Redirects of moved pages, kept quiet while their target is not public.

An old address that led to a page under embargo would tell its new address, and so its title.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from core.querysets import visible_pages


class PublicRedirectMiddleware(RedirectMiddleware):
    """Wagtail's middleware, which asks nothing about the page a redirect leads to."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response or leads_to_the_public(request):
            return answer
        return response


def leads_to_the_public(request: HttpRequest) -> bool:
    """Whether the redirect of this address leads elsewhere than to a hidden page."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    redirect = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
    page_id = redirect and redirect.redirect_page_id
    return not page_id or visible_pages().filter(pk=page_id).exists()
