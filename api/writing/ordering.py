"""The order of the pages below a page, as Plone's programs change it: `ordering` in a PATCH."""

from wagtail.models import Page

from api.errors import BadRequestError, ForbiddenError
from api.stored import known_pages
from api.writing.work import Work


def reorder(work: Work) -> None:
    """`{"obj_id": "<id>", "delta": "top" | "bottom" | <steps>}`, optionally with `subset_ids`."""
    wish = work.body["ordering"]
    name, delta = (
        (wish.get("obj_id"), wish.get("delta")) if isinstance(wish, dict) else (None, None)
    )
    is_step = isinstance(delta, int) and not isinstance(delta, bool)
    if not isinstance(name, str) or not (is_step or delta in ("top", "bottom")):
        message = "obj_id and delta (top, bottom or a whole number) are expected."
        raise BadRequestError(f"ordering: {message}", work.address, [("ordering", message)])
    if not work.permissions.can_reorder_children():
        raise ForbiddenError
    children = list(Page.objects.child_of(work.page).order_by("path"))
    known = set(known_pages(work.user).child_of(work.page).values_list("pk", flat=True))
    place = next((n for n, page in enumerate(children) if page.slug == name), None)
    if place is None or children[place].pk not in known:
        message = "There is no such page below this one."
        raise BadRequestError(f"ordering: {message}", work.address, [("ordering", message)])
    last = len(children) - 1
    target = {"top": 0, "bottom": last}.get(delta) if not is_step else place + delta
    target = max(0, min(last, target))
    if target != place:
        side = "left" if target < place else "right"
        children[place].move(children[target], pos=side, user=work.user)
