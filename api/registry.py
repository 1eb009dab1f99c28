"""What a service is: its name, how it is read, which other methods it takes, and its rules.

Every module of `api.services` makes one `Service`, and the package registers them here when the
site starts. Routing, the Allow header, CORS, `@components` and the OpenAPI document follow from
the register, so that none of them knows a single service.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from api.addresses import page_address
from api.negotiation import READING
from api.parameters import LONGEST_VALUE, Parameters
from core.tree import Tree


@dataclass(frozen=True)
class Call:
    """What is asked: a page the reader may see, the checked parameters, the steps below the name.

    `/a/@types/News%20Item` asks the service `types` of the page `a` with `below` ("News Item",).
    """

    tree: Tree
    page: object
    parameters: Parameters = field(default_factory=Parameters)
    below: tuple[str, ...] = ()

    @property
    def request(self) -> HttpRequest:
        return self.tree.request

    @property
    def user(self):
        """Who is known by the Authorization header; nobody else counts, whatever cookies say."""
        return getattr(self.request, "api_user", None) or AnonymousUser()

    @cached_property
    def page_address(self) -> str:
        return page_address(self.page, self.request) or ""

    def address(self, name: str) -> str:
        return f"{self.page_address}/@{name}"


# Reading: the JSON that answers, with its own `@id` where the shape has one.
Read = Callable[[Call], dict | list]
# Any other method: (request, steps of the page's address, steps below the service) → response. It
# finds the page itself, since drafts can be written, and knows people by the Authorization header
# only, since no CSRF token is asked for.
Write = Callable[[HttpRequest, list[str], list[str]], HttpResponse]


@dataclass(frozen=True)
class Service:
    """One service, or with an empty name the content of a page itself.

    - `read` answers GET and HEAD, and every method in `read_by` (POST that changes nothing).
    - `methods` answers the other methods, by their names.
    - `most_below` is how many steps may follow the name.
    - `expandable` services stand in `@components`.
    - `closed` ones are not for the public: never cached, expanded only for somebody known.
    - `content_type` is the media type of the answer, `type_below` of what stands below the name.
    - `told_by_options` are headers that OPTIONS answers with besides `Allow`.
    - `parameters` describe the query string beside the common one, for the document.
    """

    name: str
    summary: str = ""
    read: Read | None = None
    read_by: tuple[str, ...] = ()
    methods: Mapping[str, Write] = field(default_factory=dict)
    most_below: int = 0
    expandable: bool = False
    closed: bool = False
    content_type: str = "application/json"
    type_below: str = "application/json"
    parameters: tuple[dict, ...] = ()
    told_by_options: Callable[[], dict[str, str]] = dict

    @property
    def allowed(self) -> list[str]:
        reading = [*READING, *self.read_by] if self.read else []
        return list(dict.fromkeys([*reading, *self.methods, "OPTIONS"]))

    def media_type(self, steps_below: int) -> str:
        return self.type_below if steps_below else self.content_type

    def reads(self, method: str) -> bool:
        return self.read is not None and method in (*READING, *self.read_by)


# By name, in the order in which they were registered.
SERVICES: dict[str, Service] = {}


def register(services: Iterable[Service]) -> None:
    SERVICES.update((service.name, service) for service in services)


def expandable() -> dict[str, Service]:
    return {name: service for name, service in SERVICES.items() if service.expandable}


def components(tree: Tree, page, parameters: Parameters) -> dict:
    """`@components`: the address of every service, or its answer where `expand` names it."""
    call = Call(tree, page, parameters)
    is_known = call.user.is_authenticated
    return {
        name: service.read(call)
        if name in parameters.expand and (is_known or not service.closed)
        else {"@id": call.address(name)}
        for name, service in expandable().items()
    }


def query_parameter(name: str, description: str, example: str = "", **schema) -> dict:
    """A parameter of the query string as the OpenAPI document tells it; a text unless told so."""
    told = {"type": "string", **schema}
    if told["type"] == "string" and "enum" not in told:
        told.setdefault("maxLength", LONGEST_VALUE)
    found = {"name": name, "in": "query", "description": description, "schema": told}
    return found | ({"example": example} if example else {})
