"""Where an address leads when no page is there: to the page's new one, in the same form."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from api.asked import Asked, asked_by
from api.negotiation import JSON_PREFIX
from core.tree import Tree


def moved_answer(request: HttpRequest) -> HttpResponse | None:
    """301 or 302 to where the page of this request has moved; None when it has not."""
    asked = asked_by(request)
    found = moved_to(request, "/" + "/".join(asked.steps))
    return redirect(request, *found, asked) if found else None


def moved_to(request: HttpRequest, old_path: str) -> tuple[str, bool] | None:
    """(where the address has moved, whether for good); None when it has not.

    A redirect to a page that nobody may see yet is kept quiet: its address would tell its title.
    """
    moved = get_redirect(request, Redirect.normalise_path(old_path, decode_unicode=False))
    if moved is None or not moved.link:
        return None
    gate = Tree.of(request).gate
    if moved.redirect_page_id and not gate.filter(pk=moved.redirect_page_id).exists():
        return None
    site = Site.find_for_request(request)
    return moved.link.removeprefix(site.root_url if site else ""), moved.is_permanent


def redirect(request, target: str, for_good: bool, asked: Asked) -> HttpResponse:
    """To the new address in the same form: with `++api++`, the service and the query kept."""
    if target.startswith("/"):
        prefix = JSON_PREFIX if request.path_info.startswith(JSON_PREFIX) else ""
        target = prefix + target.rstrip("/") + asked.suffix
        query = urlencode(list(request.GET.lists()), doseq=True)
        target += f"?{query}" if query else ""
    response = HttpResponse(status=301 if for_good else 302)
    response.headers["Location"] = iri_to_uri(target)
    return response
