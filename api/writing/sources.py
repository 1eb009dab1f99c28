"""The pages that `@copy` and `@move` are told to take."""

from api.errors import BadRequestError
from api.writing.finding import page_named
from api.writing.work import Work

MOST = 50


def sources_of(work: Work) -> list:
    """Raises BadRequestError when a value names no page the user knows."""
    named = work.body.get("source")
    names = named if isinstance(named, list) else [named]
    pages = [page_named(work.request, work.user, name) for name in names[:MOST]]
    if not pages or len(names) > MOST or any(page is None for page in pages):
        message = "The address, path or UID of a page is expected, or a list of these."
        raise BadRequestError(f"source: {message}", work.address, [("source", message)])
    return pages
