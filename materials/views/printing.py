"""The sheet of one session as PDF."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import browser_copies, pdf
from core.models import ProjectSettings
from materials.content import session_content
from materials.views.download import tell


@require_safe
def session_sheet(request: HttpRequest, session) -> HttpResponseBase:
    number = session.neighbours["number"] or 1
    context = {
        "session": session_content(session, number, session.package.licence),
        "content": {"title": session.package.title},
        "project": ProjectSettings.for_request(request).in_language(),
        "description": session.description,
        "back": session.get_url(request),
    }
    name = f"{number:02d}-{slugify(session.title)}.pdf"
    kept = browser_copies.cache_control(request)
    response = pdf.response(request, "materials/pdf/session.html", context, name, kept)
    title = f"{session.title} ({_('session sheet')}, PDF)"
    return tell(request, response, session, f"sheet:{session.pk}", title)
