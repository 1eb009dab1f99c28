"""The press preview of a post."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from news import press
from news.models import NewsPage


@require_safe
@cache_control(private=True, no_store=True)
def press_preview(request: HttpRequest, token: str) -> HttpResponse:
    """The latest version of a post for whoever holds the link: 404 when forged, 410 when old."""
    try:
        pk = press.post_id(token)
    except signing.SignatureExpired:
        return render(request, "news/press_preview_expired.html", status=410)
    except signing.BadSignature as error:
        raise Http404 from error
    post = get_object_or_404(NewsPage, pk=pk).get_latest_revision_as_object()
    response = post.serve(request)
    # serve() clears the mark, and the template is rendered after this: a preview is not counted.
    request.is_preview = True
    response.context_data["press_preview"] = True
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
