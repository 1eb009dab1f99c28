"""`@preview`: a link that shows the draft of a page for a while, to whoever holds it."""

from api.drafts import may_read_draft
from api.errors import ForbiddenError
from api.preview import preview_link
from api.registry import Service
from api.writing.door import writing
from api.writing.work import Work


def make(work: Work) -> dict:
    """→ `{"@id": <address with ?preview=…>, "expires"}`."""
    if not may_read_draft(work.user, work.page):
        raise ForbiddenError
    return preview_link(work.page, work.request)


PREVIEW = Service("preview", "A link to the draft of a page", methods={"POST": writing(make)})
