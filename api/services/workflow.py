"""`@workflow`: where a page stands, what may be done next, and doing it.

Transitions by Plone's names: `submit` asks for approval, `publish` publishes or approves, `reject`
sends back, `retract` takes a request back or a page off the site. They follow Wagtail's workflow
and the publication check, so what blocks publishing in the admin blocks it here.
"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from api.drafts import may_read_draft, working_copy
from api.errors import ConflictError, ForbiddenError, NotFoundError, UnprocessableError
from api.registry import Call, Service
from api.serializers.dates import moment
from api.serializers.states import state_of
from api.writing.door import sentence, writing
from api.writing.publishing import faults_of
from api.writing.work import Work

LONGEST_COMMENT = 1000


def titles() -> dict[str, str]:
    return {
        "published": _("Published"),
        "pending": _("Waits for approval"),
        "private": _("Draft"),
    }


def workflow(call: Call) -> dict:
    """The state and, for editors who may see drafts, the transitions and the history."""
    page, user = call.page, call.user
    is_editors = user.is_authenticated and may_read_draft(user, page)
    state = state_of(page) if is_editors else "published"
    address = call.address("workflow")
    ways = transitions(page, user) if is_editors else {}
    return {
        "@id": address,
        "history": history(page) if is_editors else [],
        "state": {"id": state, "title": titles()[state]},
        "transitions": [
            {"@id": f"{address}/{name}", "title": title} for name, title in ways.items()
        ],
    }


def history(page) -> list[dict]:
    """Who published, submitted, approved and so on, oldest first."""
    from wagtail.models import PageLogEntry

    kinds = {
        "wagtail.create": ("create", "private"),
        "wagtail.publish": ("publish", "published"),
        "wagtail.unpublish": ("retract", "private"),
        "wagtail.workflow.start": ("submit", "pending"),
        "wagtail.workflow.approve": ("approve", "pending"),
        "wagtail.workflow.reject": ("reject", "private"),
        "wagtail.workflow.cancel": ("retract", "private"),
    }
    rows = PageLogEntry.objects.filter(page=page.pk, action__in=kinds).select_related("user")
    names = titles()
    return [
        {
            "action": kinds[row.action][0],
            "actor": row.user.get_username() if row.user else "",
            "comments": (row.data or {}).get("comment") or "",
            "review_state": kinds[row.action][1],
            "time": moment(row.timestamp),
            "title": names[kinds[row.action][1]],
        }
        for row in rows.order_by("timestamp", "pk")
    ]


def transitions(page, user) -> dict[str, str]:
    """Name → title of what this user may do with the page now."""
    permissions = page.permissions_for_user(user)
    found = {}
    waits = page.workflow_in_progress
    actions = approvals(page, user)
    if (permissions.can_publish() and has_news(page) and not waits) or "approve" in actions:
        found["publish"] = _("Publish")
    may_submit = permissions.can_edit() and permissions.can_submit_for_moderation()
    if may_submit and has_news(page) and not permissions.can_publish():
        found["submit"] = _("Ask for approval")
    if "reject" in actions:
        found["reject"] = _("Send back")
    if permissions.can_unpublish() or may_take_back(page, user):
        found["retract"] = _("Retract")
    return found


def has_news(page) -> bool:
    return not page.live or page.has_unpublished_changes


def approvals(page, user) -> set[str]:
    task = page.current_workflow_task
    return {action[0] for action in task.get_actions(page, user)} if task else set()


def may_take_back(page, user) -> bool:
    state = page.current_workflow_state
    return state is not None and state.user_can_cancel(user)


def transit(work: Work) -> HttpResponse | dict:
    """`{"comment"?}` → the step as it stands in the history."""
    name = work.below[0] if work.below else ""
    if name not in ACTIONS:
        raise NotFoundError(f"There is no transition “{name[:40]}”.")
    comment = work.text("comment", longest=LONGEST_COMMENT)
    if not may_read_draft(work.user, work.page):
        raise ForbiddenError
    if name not in transitions(work.page, work.user):
        refuse(work, name)
    ACTIONS[name](work, comment)
    page = type(work.page).objects.get(pk=work.page.pk)
    steps = history(page)
    state = state_of(page)
    return {
        "action": name,
        "actor": work.user.get_username(),
        "comments": comment,
        "review_state": state,
        "time": steps[-1]["time"] if steps else None,
        "title": titles()[state],
    }


def refuse(work: Work, name: str) -> None:
    """A waiting page that nobody may approve for its faults says which they are."""
    waits = work.page.workflow_in_progress
    if name == "publish" and waits and "reject" in approvals(work.page, work.user):
        must_be_faultless(work)
    permissions = work.permissions
    may_at_all = {
        "publish": permissions.can_publish(),
        "submit": permissions.can_edit(),
        "retract": permissions.can_publish() or permissions.can_edit(),
        "reject": permissions.can_publish(),
    }
    if not may_at_all[name]:
        raise ForbiddenError
    raise ConflictError(f"The page is not in a state for “{name}”.")


def must_be_faultless(work: Work) -> None:
    found = faults_of(working_copy(work.page))
    if found:
        raise UnprocessableError(sentence(found), work.address, found)


def publish(work: Work, comment: str) -> None:
    must_be_faultless(work)
    page = work.page
    lock = page.get_lock()
    if page.workflow_in_progress:
        task_state = page.current_workflow_task_state
        page.current_workflow_task.on_action(task_state, work.user, "approve", comment=comment)
        return
    if lock is not None and lock.for_user(work.user):
        raise ConflictError("The page is locked.")
    revision = page.get_latest_revision() or page.save_revision(user=work.user)
    revision.publish(user=work.user)


def submit(work: Work, comment: str) -> None:
    must_be_faultless(work)
    page, state = work.page, work.page.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(work.user)
    else:
        # What is approved is a version, and a page that was only ever stored has none.
        if page.get_latest_revision() is None:
            page.save_revision(user=work.user)
        page.get_workflow().start(page, work.user)


def reject(work: Work, comment: str) -> None:
    page = work.page
    task_state = page.current_workflow_task_state
    page.current_workflow_task.on_action(task_state, work.user, "reject", comment=comment)


def retract(work: Work, comment: str) -> None:
    if work.page.workflow_in_progress:
        work.page.current_workflow_state.cancel(user=work.user)
    else:
        UnpublishPageAction(work.page, user=work.user).execute()


ACTIONS = {"publish": publish, "submit": submit, "reject": reject, "retract": retract}

WORKFLOW = Service(
    "workflow",
    "Where a page stands, and what may be done next",
    read=workflow,
    methods={"POST": writing(transit)},
    most_below=1,
    expandable=True,
)
