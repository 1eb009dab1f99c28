"""The JSON answer of a page: its content, or one of its services."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from api.addresses import page_address
from api.errors import ForbiddenError, NotFoundError, UnauthorizedError
from api.parameters import Parameters
from api.responses import PUBLIC_SECONDS, json_response
from api.serializers.content import content
from api.services import CLOSED_SERVICES, SERVICES, service_address
from core.served import Served, served
from core.tree import Tree


def answer(request: HttpRequest, page) -> HttpResponse:
    """Raises an ApiError when the reader may not see the page or asks what does not exist."""
    tree = Tree.of(request)
    public = tree.is_public(page)
    if not public:
        public = ask_restrictions(request, page)
    parameters = Parameters.parse(request.GET, SERVICES)
    service = getattr(request, "api_service", None)
    language = page.locale.language_code
    # Labels follow the page: an address may lead to a page in the language of its source.
    with translation.override(language):
        if service is None:
            address = page_address(page, tree.request)
            data = content(tree, page, parameters)
        elif service in SERVICES or service in CLOSED_SERVICES:
            address = service_address(tree, page, service)
            data = (SERVICES | CLOSED_SERVICES)[service](tree, page, parameters)
            public = public and service in SERVICES
        else:
            context = page_address(page, tree.request) or ""
            raise NotFoundError(f"There is no service @{service}.", context=context)
    key = f"{address}?{parameters.key}"
    response = json_response(
        request,
        data,
        address=key,
        language=language,
        public=public,
        seconds=seconds_fresh(request, page),
    )
    if service is None:
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
