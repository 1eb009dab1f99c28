"""Facilitator mode: the session on a tablet with a large clock, also without a network.

The page sends nothing. Its service worker, bound to this address alone, keeps the page and its
files on the device from the first opening on.
"""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from materials.content import clock, session_content


def context_of(request: HttpRequest, session) -> dict:
    address = session.get_url(request)
    around = session.neighbours
    content = session_content(session, around["number"] or 1, session.package.licence)
    for step in content["steps"]:
        step["end_clock"] = clock(step["end"])
    return {
        "page": session,
        "package": session.package,
        "session": content,
        "next_session": around["next"],
        "address": address,
        "mode_address": f"{address}ohjaus/",
        "worker_address": f"{address}ohjaus/varasto/",
    }


@require_safe
def facilitator(request: HttpRequest, session) -> HttpResponse:
    response = render(request, "materials/facilitator.html", context_of(request, session))
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def service_worker(request: HttpRequest, session) -> HttpResponse:
    """The script of the worker, new whenever the page or a file of it is new."""
    context = context_of(request, session)
    files = [
        static("css/site.css"),
        static("materials/facilitator.css"),
        static("fonts/manrope.woff2"),
        static("materials/facilitator.js"),
        static("img/favicon.svg"),
        static("img/eu-emblem.svg"),
        reverse("theme"),
    ]
    page = render_to_string("materials/facilitator.html", context, request)
    key = sha256("\n".join([page, *files]).encode()).hexdigest()[:16]
    script = render_to_string(
        "materials/service_worker.js",
        {"key": key, "scope": context["mode_address"], "files": files},
    )
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response.headers["Service-Worker-Allowed"] = context["mode_address"]
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
