"""While many pages are loaded at once, what follows from each page is done once, at the end."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Work = Callable[[Iterable[int]], None]

_waiting: ContextVar[dict[Work, set[int]] | None] = ContextVar("waiting", default=None)


@contextmanager
def bulk_loading() -> Iterator[None]:
    """Does what was put off when the block ends well; nothing when it raises."""
    waiting: dict[Work, set[int]] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for work, ids in waiting.items():
        work(sorted(ids))


def put_off(work: Work, pk: int) -> bool:
    """Leaves `work(ids)` of a page to the end of the loading; False when nothing is loaded."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting.setdefault(work, set()).add(pk)
    return True
