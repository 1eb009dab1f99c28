"""What an editor reads with a token: the version being worked on, published or not."""

from api.parameters import Parameters
from api.serializers.content import content
from api.serializers.dates import moment
from api.serializers.states import state_of
from core.tree import Tree


def may_read_draft(user, page) -> bool:
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()


def working_copy(page):
    """The latest revision as a page, with the place in the tree that is stored."""
    return page.get_latest_revision_as_object()


def editor_content(tree: Tree, draft, parameters: Parameters) -> dict:
    """The content of a working copy, with what only editors may know of it."""
    first = draft.revisions.order_by("created_at", "pk").first()
    created = draft.first_published_at or (first and first.created_at)
    latest = [draft.latest_revision_created_at, draft.last_published_at]
    return content(tree, draft, parameters, draft=True) | {
        "created": moment(created),
        "modified": moment(max(filter(None, latest), default=None)),
        "review_state": state_of(draft),
        "has_unpublished_changes": draft.has_unpublished_changes,
    }
