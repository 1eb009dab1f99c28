"""From the address of a form to the event it belongs to."""

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from events.models import EventPage


def event_at(request: HttpRequest, path: str) -> EventPage:
    """The public event at `path`, such as `tapahtumat/foorumi/`. Raises Http404."""
    site = Site.find_for_request(request)
    homes = [row for row in Site.get_site_root_paths() if site and row.site_id == site.pk]
    language = get_language()
    for row in homes:
        if row.language_code == language:
            pages = EventPage.objects.visible().select_related("locale", "place", "organisation")
            event = pages.filter(url_path=row.root_path + path).first()
            if event:
                return event
    raise Http404
