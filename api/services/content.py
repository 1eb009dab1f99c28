"""The content of a page, asked at its own address: the service without a name."""

from api.drafts import editor_content, may_read_draft
from api.registry import Call, Service
from api.serializers.content import content
from api.writing.door import writing
from api.writing.editing import create, delete, edit


def read(call: Call) -> dict:
    """Editors who may change the page are told where it stands."""
    is_editors = call.user.is_authenticated and may_read_draft(call.user, call.page)
    return (editor_content if is_editors else content)(call.tree, call.page, call.parameters)


CONTENT = Service(
    "",
    "The content of a page",
    read=read,
    methods={"POST": writing(create), "PATCH": writing(edit), "DELETE": writing(delete)},
)
