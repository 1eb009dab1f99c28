"""`@lock`: whether a page is locked, by whom; locking and unlocking it as in the admin."""

from django.utils import timezone
from wagtail.log_actions import log

from api.errors import ConflictError, ForbiddenError
from api.registry import Service
from api.serializers.dates import moment
from api.writing.door import reading, writing
from api.writing.people import name_of
from api.writing.work import Work


def read(work: Work) -> dict:
    if not work.permissions.can_edit():
        raise ForbiddenError
    return lock_of(work.page)


def lock(work: Work) -> dict:
    if not (work.permissions.can_edit() and work.permissions.can_lock()):
        raise ForbiddenError
    page = work.page
    if page.locked and page.locked_by_id != work.user.pk and work.body.get("force") is not True:
        raise ConflictError("Somebody else has locked the page.")
    if page.locked and page.locked_by_id != work.user.pk and not work.permissions.can_unlock():
        raise ForbiddenError
    page.locked, page.locked_by, page.locked_at = True, work.user, timezone.now()
    keep(page, "wagtail.lock", work.user)
    return lock_of(page)


def refresh(work: Work) -> dict:
    """A lock of ours has no end, so there is nothing to renew; somebody else's is a conflict."""
    if not work.permissions.can_edit():
        raise ForbiddenError
    if work.page.locked and work.page.locked_by_id != work.user.pk:
        raise ConflictError("Somebody else has locked the page.")
    return lock_of(work.page)


def unlock(work: Work) -> dict:
    page = work.page
    if not work.permissions.can_unlock():
        raise ForbiddenError
    if page.locked:
        page.locked, page.locked_by, page.locked_at = False, None, None
        keep(page, "wagtail.unlock", work.user)
    return lock_of(page)


def keep(page, action: str, user) -> None:
    page.save(update_fields=["locked", "locked_by", "locked_at"], clean=False)
    log(instance=page, action=action, user=user)


def lock_of(page) -> dict:
    """A lock has no end of its own: an editor opens it again."""
    if not page.locked:
        return {"locked": False, "stealable": True}
    by = page.locked_by
    return {
        "locked": True,
        "stealable": True,
        "created": moment(page.locked_at),
        "time": page.locked_at.timestamp() if page.locked_at else None,
        "creator": by.get_username() if by else "",
        "creator_name": name_of(by) if by else "",
        "name": "wagtail.lock",
        "timeout": None,
        "token": f"{page.pk}-{page.locked_by_id or 0}",
    }


LOCK = Service(
    "lock",
    "The lock of a page",
    read=reading(read),
    methods={"POST": writing(lock), "PATCH": writing(refresh), "DELETE": writing(unlock)},
    closed=True,
)
