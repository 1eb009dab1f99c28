"""What an editor reads with a token: the version being worked on, published or not."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from api.addresses import page_address
from api.errors import NotFoundError
from api.parameters import Parameters
from api.responses import json_response
from api.serializers.content import content
from api.serializers.dates import moment
from api.services import CLOSED_SERVICES, SERVICES, service_address
from api.writing.versions import etag_of
from core.tree import Tree

PUBLISHED = "published"


def state_of(page) -> str:
    """`published`, `pending` (waits for approval) or `private` (a draft)."""
    if page.live:
        return "published"
    return "pending" if page.workflow_in_progress else "private"


def may_read_draft(user, page) -> bool:
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()


def working_copy(page):
    """The latest revision as a page, with the place in the tree that is stored."""
    return page.get_latest_revision_as_object()


def editor_content(tree: Tree, page, parameters: Parameters) -> dict:
    """The content of the working copy of a stored page, with what only editors may know of it."""
    draft = working_copy(page)
    first = page.revisions.order_by("created_at", "pk").first()
    created = page.first_published_at or (first and first.created_at)
    latest = page.latest_revision_created_at
    return content(tree, draft, parameters) | {
        "created": moment(created),
        "modified": moment(max(filter(None, [latest, page.last_published_at]), default=None)),
        "review_state": state_of(page),
        "has_unpublished_changes": page.has_unpublished_changes,
        "version": etag_of(page).strip('"'),
    }


def answer_editor(request: HttpRequest, user, page, service: str) -> HttpResponse:
    """The working copy, or a service of it. Raises NotFoundError for a service that is not."""
    tree = Tree.of(request)
    parameters = Parameters.parse(request.GET, SERVICES)
    with translation.override(page.locale.language_code):
        if not service:
            data = editor_content(tree, page, parameters)
        elif service in SERVICES or service in CLOSED_SERVICES:
            data = (SERVICES | CLOSED_SERVICES)[service](tree, working_copy(page), parameters)
        else:
            context = page_address(page, request) or ""
            raise NotFoundError(f"There is no service @{service}.", context=context)
    return private_json(request, data, page, service)


def private_json(request: HttpRequest, data, page, service: str = "") -> HttpResponse:
    response = json_response(
        request,
        data,
        address=service_address(Tree.of(request), page, service),
        language=page.locale.language_code,
        public=False,
    )
    response.headers["ETag"] = etag_of(page)
    return response
