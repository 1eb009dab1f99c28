"""Documents through Wagtail's view, which asks who may have them; here, what browsers keep."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve

from core import browser_copies
from core.models import Attachment

# Sent, in part or still what the reader has; anything else is no file.
FILE = (200, 206, 304)


@require_safe
def document_file(
    request: HttpRequest, document_id: str, document_filename: str
) -> HttpResponseBase:
    response = serve(request, document_id, document_filename)
    if response.status_code in FILE and "Cache-Control" not in response:
        document = Attachment.objects.select_related("collection").get(pk=document_id)
        response.headers["Cache-Control"] = browser_copies.cache_control(
            request, is_public=not document.collection.get_view_restrictions().exists()
        )
    return response
