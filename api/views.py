"""The view of the addresses that always answer JSON: `/++api++<path>` and `<path>/@service`."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from wagtail.views import serve

from api.negotiation import JSON_PREFIX
from api.routing import moved_to, take_language
from core.tree import Tree


def read(request: HttpRequest, path: str | None = None) -> HttpResponse:
    """The page of the path through Wagtail's `serve`, so that all its hooks are asked.

    A step that begins with @ names a service of the page before it. `wagtail_hooks` answers.
    """
    steps = [step for step in (path or "").split("/") if step]
    names = [step for step in steps if step.startswith("@")]
    if names:
        # Nothing stands below a service in this version.
        if len(names) > 1 or steps[-1] != names[0]:
            raise Http404
        request.api_service = steps.pop().removeprefix("@")
    below_home = take_language(request, list(steps))
    Tree.of(request).find(below_home)
    try:
        return serve(request, "".join(f"{step}/" for step in below_home))
    except Http404:
        moved = moved_to(request, "/" + "/".join(steps))
        if moved is None:
            raise
    return redirect(request, *moved, service=names[0] if names else "")


def redirect(request, target: str, for_good: bool, service: str) -> HttpResponse:
    """To the new address in the same form: with `++api++`, the service and the query kept."""
    if target.startswith("/"):
        prefix = JSON_PREFIX if request.path_info.startswith(JSON_PREFIX) else ""
        target = prefix + target.rstrip("/") + (f"/{service}" if service else "")
        query = urlencode(list(request.GET.lists()), doseq=True)
        target += f"?{query}" if query else ""
    response = HttpResponse(status=301 if for_good else 302)
    response.headers["Location"] = iri_to_uri(target)
    return response
