"""The version of a page that a writer works on, and what `If-Match` calls it."""

from django.http import HttpRequest
from django.utils.http import parse_etags

from api.errors import PreconditionFailedError

CHANGED = "Somebody has changed the page since you read it. Read it again before you write."


def etag_of(page) -> str:
    """Changes whenever the page is edited or published."""
    moment = page.last_published_at.timestamp() if page.last_published_at else 0
    live = int(page.live)
    return f'"{page.pk}-{page.latest_revision_id or 0}-{live}-{moment:.6f}"'


def require_match(request: HttpRequest, page) -> None:
    """Raises PreconditionFailedError when `If-Match` names another version; none is needed."""
    wanted = request.headers.get("If-Match", "").strip()
    if not wanted or wanted == "*":
        return
    if etag_of(page) not in parse_etags(wanted):
        raise PreconditionFailedError(CHANGED)
