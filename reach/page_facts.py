"""What a beacon needs to know of a page, remembered in the process so that a hit reads nothing.

Only pages that an anonymous visitor may see have facts. A page that is taken down in another
process may be counted for `SHOWN_SECONDS` more.
"""

import threading
import time
from collections import OrderedDict
from typing import NamedTuple

from django.apps import apps
from django.db import Error as DatabaseError

from core.querysets import visible_pages

SHOWN_SECONDS = 60
HIDDEN_SECONDS = 10
MAX_PAGES = 4096


class PageFacts(NamedTuple):
    """`page_type` is written as `app_label.ModelName`."""

    locale: str
    title: str
    page_type: str


_lock = threading.Lock()
_memory: OrderedDict[int, tuple[float, PageFacts | None]] = OrderedDict()


def facts_of(page_id: int) -> PageFacts | None:
    """The facts of a public page, None for any other number.

    Without a database, what was known last stays true.
    """
    now = time.monotonic()
    with _lock:
        until, known = _memory.get(page_id, (0.0, None))
        if until > now:
            _memory.move_to_end(page_id)
            return known
    try:
        facts = _read(page_id)
    except DatabaseError:
        return known
    with _lock:
        _memory[page_id] = (now + (SHOWN_SECONDS if facts else HIDDEN_SECONDS), facts)
        _memory.move_to_end(page_id)
        if len(_memory) > MAX_PAGES:
            _memory.popitem(last=False)
    return facts


def forget(page_id: int) -> None:
    with _lock:
        _memory.pop(page_id, None)


def forget_all() -> None:
    with _lock:
        _memory.clear()


def _read(page_id: int) -> PageFacts | None:
    row = (
        visible_pages()
        .filter(pk=page_id)
        .values_list(
            "locale__language_code", "title", "content_type__app_label", "content_type__model"
        )
        .first()
    )
    if row is None:
        return None
    locale, title, app_label, model = row
    try:
        page_type = apps.get_model(app_label, model)._meta.label
    except LookupError:  # a page whose type was removed from the code
        page_type = f"{app_label}.{model}"
    return PageFacts(locale, title, page_type)
