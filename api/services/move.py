"""`@move`: moves pages, with what is below them, into this one. Old addresses lead to the new."""

from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from api.addresses import page_address
from api.errors import ConflictError
from api.registry import Service
from api.writing.door import writing
from api.writing.sources import sources_of
from api.writing.work import Work


def move(work: Work) -> list:
    """`{"source": <address, path or UID, or a list>}` → `[{"source", "target"}]`."""
    return [moved(work, page) for page in sources_of(work)]


def moved(work: Work, page) -> dict:
    source = page_address(page, work.request)
    if page.pk == work.page.pk or work.page.is_descendant_of(page):
        raise ConflictError("A page cannot be moved into itself.")
    if page.is_child_of(work.page):
        return {"source": source, "target": source}
    if Page.objects.child_of(work.page).filter(slug=page.slug).exists():
        raise ConflictError("There is a page with this id already.")
    MovePageAction(page, work.page, pos="last-child", user=work.user).execute()
    target = Page.objects.get(pk=page.pk)
    return {"source": source, "target": page_address(target, work.request)}


MOVE = Service("move", "Move pages into this one", methods={"POST": writing(move)})
