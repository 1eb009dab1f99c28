"""One piece of writing: who, where, what."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse

from api.addresses import page_address
from api.errors import BadRequestError
from core.tree import Tree


@dataclass
class Work:
    """`page` is the stored specific page; `body` the JSON object of the request.

    `below` holds the steps of the address below the service, `["publish"]` of `@workflow/publish`.
    """

    request: HttpRequest
    user: object
    page: object
    body: dict = field(default_factory=dict)
    below: list[str] = field(default_factory=list)

    @property
    def tree(self) -> Tree:
        return Tree.of(self.request)

    @property
    def address(self) -> str:
        return page_address(self.page, self.request) or ""

    @property
    def permissions(self):
        return self.page.permissions_for_user(self.user)

    def text(self, name: str, default: str = "", longest: int = 2000) -> str:
        """A text of the body. Raises BadRequestError naming the field when it is something else."""
        value = self.body.get(name, default)
        if not isinstance(value, str) or len(value) > longest:
            message = f"A text of at most {longest} characters is expected."
            raise BadRequestError(f"{name}: {message}", self.address, [(name, message)])
        return value


def no_content() -> HttpResponse:
    response = HttpResponse(status=204)
    del response.headers["Content-Type"]
    return response
