"""`@aliases`: the old addresses of the page, for those who may edit it; nobody else sees any.

They are the redirects of the admin: who may add and delete those there may do it here.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from wagtail.contrib.redirects.models import Redirect

from api.addresses import page_address
from api.authentication import ADMIN
from api.errors import BadRequestError, ConflictError, ForbiddenError
from api.readers import editable_pages
from api.registry import Call, Service
from api.serializers.dates import moment
from api.writing.door import writing
from api.writing.finding import page_named
from api.writing.work import Work, no_content

MOST = 100
LONGEST_PATH = 250


def aliases(call: Call) -> dict:
    """Of the page; at a home page those of every page that the reader may edit, with their ends."""
    is_home = call.page.path == call.tree.root_path(call.page)
    rows = list(redirects(call, is_home)[:MOST])
    items = [
        {"path": row.old_path, "datetime": moment(row.created_at)}
        | ({"redirect-to": page_address(row.redirect_page, call.request)} if is_home else {})
        for row in rows
    ]
    return {"@id": call.address("aliases"), "items": items, "items_total": len(items)}


def redirects(call: Call, is_home: bool):
    if not (call.user.is_authenticated and call.user.has_perm(ADMIN)):
        return Redirect.objects.none()
    found = Redirect.objects.select_related("redirect_page").order_by("old_path", "pk")
    if is_home:
        own = editable_pages(call.user).order_by().values("pk")
        return found.filter(redirect_page__in=own)
    may = call.page.permissions_for_user(call.user).can_edit()
    return found.filter(redirect_page=call.page.pk) if may else found.none()


@dataclass(frozen=True)
class Alias:
    path: str
    page: object


def add(work: Work) -> HttpResponse:
    """204. `{"items": [{"path": "/vanha"}]}`; `redirect-to` names another page than this one."""
    allow(work, "add")
    found = wanted(work)
    old = [alias.path for alias in found]
    taken = Redirect.objects.filter(old_path__in=old).values_list("old_path", flat=True).first()
    if taken or len(set(old)) < len(old):
        raise ConflictError(f"{taken or old[0]} leads somewhere already.")
    for alias in found:
        Redirect.add_redirect(alias.path, redirect_to=alias.page)
    return no_content()


def delete(work: Work) -> HttpResponse:
    """204. `{"items": [{"path": "/vanha"}]}`: those addresses of this page lead nowhere."""
    allow(work, "delete")
    old = [alias.path for alias in wanted(work)]
    Redirect.objects.filter(redirect_page=work.page.pk, old_path__in=old).delete()
    return no_content()


def allow(work: Work, action: str) -> None:
    may = work.user.has_perm(f"wagtailredirects.{action}_redirect")
    if not (may and work.permissions.can_edit()):
        raise ForbiddenError


def wanted(work: Work) -> list[Alias]:
    """Raises BadRequestError naming the row that makes no sense."""
    rows = work.body.get("items")
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST:
        raise fault(work, "items", f"A list of at most {MOST} addresses is expected.")
    return [alias_of(work, row, f"items.{place}") for place, row in enumerate(rows)]


def alias_of(work: Work, row, name: str) -> Alias:
    row = row if isinstance(row, dict) else {"path": row}
    path, page = row.get("path"), work.page
    if not isinstance(path, str) or not path.startswith("/") or len(path) > LONGEST_PATH:
        raise fault(work, f"{name}.path", "An address that begins with / is expected.")
    if "redirect-to" in row:
        page = page_named(work.request, work.user, row["redirect-to"])
        if page is None or not page.permissions_for_user(work.user).can_edit():
            raise fault(work, f"{name}.redirect-to", "The value names no page of this site.")
    return Alias(Redirect.normalise_path(path), page)


def fault(work: Work, name: str, message: str) -> BadRequestError:
    return BadRequestError(f"{name}: {message}", work.address, [(name, message)])


ALIASES = Service(
    "aliases",
    "The old addresses of the page",
    read=aliases,
    methods={"POST": writing(add), "DELETE": writing(delete)},
    expandable=True,
)
