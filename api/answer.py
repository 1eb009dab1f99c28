"""The JSON answer of a page: its content, or one of its services."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from api.asked import asked_by
from api.errors import ForbiddenError, NotFoundError, UnauthorizedError
from api.negotiation import READING
from api.parameters import Parameters
from api.registry import Call, expandable
from api.responses import PUBLIC_SECONDS, json_response
from core.served import Served, served
from core.tree import Tree


def answer(request: HttpRequest, page) -> HttpResponse:
    """The answer to a request that reads; `asked_by` tells which service it is for.

    Raises an ApiError when the reader may not see the page or asks what does not exist.
    """
    tree = Tree.of(request)
    public = tree.is_public(page)
    if not public:
        public = ask_restrictions(request, page)
    return answer_about(tree, page, public=public)


def answer_about(tree: Tree, page, *, public: bool) -> HttpResponse:
    """The answer about a page that this reader may see."""
    request = tree.request
    parameters = Parameters.parse(request.GET, expandable())
    asked = asked_by(request)
    language = page.locale.language_code
    service = asked.service
    call = Call(tree, page, parameters, tuple(asked.below))
    if service is None or len(call.below) > service.most_below or service.read is None:
        raise NotFoundError(f"There is no service @{asked.name}.", context=call.page_address)
    is_content = not service.name
    key = request.GET.urlencode() if service.parameters else parameters.key
    # Labels follow the page: an address may lead to a page in the language of its source.
    with translation.override(language):
        data = service.read(call)
    response = json_response(
        request,
        data,
        address=f"{call.page_address}{asked.suffix}?{key}",
        language=language,
        public=public
        and not service.closed
        and not call.user.is_authenticated
        and request.method in READING,
        seconds=seconds_fresh(request, page),
        content_type=service.media_type(len(call.below)),
    )
    if is_content and public:
        served.send(
            sender=type(page), request=request, response=response, kind=Served.JSON, page=page
        )
    return response


def seconds_fresh(request: HttpRequest, page) -> int:
    """How long the page says that an answer about it stays true."""
    own = getattr(page, "seconds_fresh", None)
    return own(request) if own else PUBLIC_SECONDS


def ask_restrictions(request: HttpRequest, page) -> bool:
    """Whether nothing restricts the page after all; True also for an alias of a public page.

    Raises UnauthorizedError or ForbiddenError when a restriction holds for this reader.
    """
    restrictions = list(page.get_view_restrictions())
    for restriction in restrictions:
        if not restriction.accept_request(request):
            raise ForbiddenError if request.user.is_authenticated else UnauthorizedError
    return not restrictions
