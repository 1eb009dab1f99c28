"""`@history`: the versions of a page and what happened to it; older versions; going back to one."""

from django.utils.translation import gettext as _
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import PageLogEntry

from api.drafts import editor_content, may_read_draft
from api.errors import BadRequestError, ConflictError, ForbiddenError, NotFoundError
from api.parameters import Parameters
from api.registry import Service
from api.serializers.dates import moment
from api.services.workflow import titles
from api.writing.door import reading, writing
from api.writing.people import actor
from api.writing.work import Work

MOST = 200
STEPS = {
    "wagtail.create": ("Create", "private"),
    "wagtail.publish": ("publish", "published"),
    "wagtail.unpublish": ("retract", "private"),
    "wagtail.workflow.start": ("submit", "pending"),
    "wagtail.workflow.reject": ("reject", "private"),
}


def history(work: Work) -> list | dict:
    """`@history` → versions and steps, newest first; `@history/<version>` → that version."""
    if not may_read_draft(work.user, work.page):
        raise ForbiddenError
    if work.below:
        return version(work, work.below[0])
    rows = [*versions(work), *steps(work)]
    rows.sort(key=lambda row: row[0], reverse=True)
    return [row for _moment, row in rows[:MOST]]


def revisions(page) -> list:
    """Oldest first: the place of a revision is the number of the version."""
    return list(page.revisions.order_by("created_at", "pk").select_related("user"))


def versions(work: Work) -> list[tuple]:
    may_revert = work.permissions.can_edit()
    return [
        (
            revision.created_at,
            {
                "@id": f"{work.address}/@history/{number}",
                "action": _("Edited"),
                "actor": actor(revision.user, work.request),
                "comments": "",
                "may_revert": may_revert,
                "time": moment(revision.created_at),
                "transition_title": _("Edited"),
                "type": "versioning",
                "version": number,
            },
        )
        for number, revision in enumerate(revisions(work.page))
    ]


def steps(work: Work) -> list[tuple]:
    names = titles()
    found = PageLogEntry.objects.filter(page=work.page.pk, action__in=STEPS)
    return [
        (
            entry.timestamp,
            {
                "action": STEPS[entry.action][0],
                "actor": actor(entry.user, work.request),
                "comments": (entry.data or {}).get("comment") or "",
                "review_state": STEPS[entry.action][1],
                "state_title": names[STEPS[entry.action][1]],
                "time": moment(entry.timestamp),
                "transition_title": STEPS[entry.action][0].capitalize(),
                "type": "workflow",
            },
        )
        for entry in found.select_related("user")
    ]


def numbered(work: Work, number: int):
    """The revision of a version. Raises NotFoundError when there is none."""
    found = revisions(work.page)
    if not 0 <= number < len(found):
        raise NotFoundError("There is no such version.", work.address)
    return found[number]


def version(work: Work, text: str) -> dict:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise NotFoundError("There is no such version.", work.address)
    draft = numbered(work, int(text)).as_object()
    return editor_content(work.tree, draft, Parameters())


def revert(work: Work) -> dict:
    """`{"version": 3}` makes a new draft from that version."""
    number = work.body.get("version")
    if not isinstance(number, int) or isinstance(number, bool):
        message = "The number of a version is expected."
        raise BadRequestError(f"version: {message}", work.address, [("version", message)])
    if not work.permissions.can_edit():
        raise ForbiddenError
    lock = work.page.get_lock()
    if lock is not None and lock.for_user(work.user):
        raise ConflictError("The page is locked.")
    revision = numbered(work, number)
    RevertToPageRevisionAction(work.page, revision, user=work.user, clean=False).execute()
    title = work.page.title
    return {"message": f"{title} has been reverted to revision {number}."}


HISTORY = Service(
    "history",
    "The versions of a page and what happened to it",
    read=reading(history),
    methods={"PATCH": writing(revert)},
    most_below=1,
    closed=True,
)
