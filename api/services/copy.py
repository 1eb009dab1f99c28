"""`@copy`: copies pages, with what is below them, into this one. The copies are drafts."""

from wagtail.actions.copy_page import CopyPageAction, CopyPageIntegrityError
from wagtail.coreutils import find_available_slug

from api.addresses import page_address
from api.errors import ConflictError, ForbiddenError
from api.registry import Service
from api.writing.door import writing
from api.writing.sources import sources_of
from api.writing.work import Work


def copy(work: Work) -> list:
    """`{"source": <address, path or UID, or a list>}` → `[{"source", "target"}]`."""
    return [copied(work, page) for page in sources_of(work)]


def copied(work: Work, page) -> dict:
    if not page.specific_class.can_create_at(work.page):
        raise ForbiddenError("Pages of this type cannot stand there.")
    action = CopyPageAction(
        page,
        to=work.page,
        recursive=True,
        copy_revisions=False,
        keep_live=False,
        user=work.user,
        update_attrs={"slug": find_available_slug(work.page, page.slug)},
    )
    try:
        target = action.execute()
    except CopyPageIntegrityError:
        raise ConflictError("A page cannot be copied into itself.") from None
    return {
        "source": page_address(page, work.request),
        "target": page_address(target, work.request),
    }


COPY = Service("copy", "Copy pages into this one", methods={"POST": writing(copy)})
