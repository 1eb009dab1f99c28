"""The sheet of one session as PDF."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from core import pdf
from core.models import ProjectSettings
from materials.content import session_content


@require_safe
def session_sheet(request: HttpRequest, session) -> HttpResponse:
    number = session.neighbours["number"] or 1
    context = {
        "session": session_content(session, number, session.package.licence),
        "content": {"title": session.package.title},
        "project": ProjectSettings.for_request(request).in_language(),
        "description": session.description,
        "back": session.get_url(request),
    }
    name = f"{number:02d}-{slugify(session.title)}.pdf"
    return pdf.response(request, "materials/pdf/session.html", context, name, "public, max-age=300")
