"""What a beacon needs to know of a page, remembered in the process so that a hit reads nothing.

Only pages that an anonymous visitor may see have facts. A page that is taken down in another
process may be counted for `SHOWN_SECONDS` more.
"""

import threading
import time
from collections import OrderedDict
from typing import NamedTuple

from django.db import Error as DatabaseError

from core.classification import TERMS
from core.querysets import visible_pages

SHOWN_SECONDS = 60
HIDDEN_SECONDS = 10
MAX_PAGES = 4096


class PageFacts(NamedTuple):
    """What is copied to `ReachedPage`, in the order of its fields.

    `page_type` is written as `app_label.ModelName`, `url` is a path, the tuples hold keys.
    """

    title: str
    url: str
    page_type: str
    locale: str
    organisation: str = ""
    work_packages: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()


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
    page = visible_pages().filter(pk=page_id).select_related("locale").first()
    if page is None:
        return None
    page = page.specific
    parts = page.get_url_parts()
    facts = PageFacts(
        title=page.title[:255],
        url=(parts[2] or "") if parts else "",
        page_type=page.specific_class._meta.label if page.specific_class else "",
        locale=page.locale.language_code,
    )
    if not hasattr(page, "classification"):
        return facts
    terms = page.classification.terms
    return facts._replace(
        organisation=page.organisation.key if page.organisation else "",
        **{name: tuple(term["token"] for term in terms[name]) for name in TERMS},
    )
