"""Keeps made-up sources and campaigns from filling the table.

Anybody can write any campaign into a link. After `MAX_PER_PAGE` different ones on a page and day,
views are still counted, without their source and campaign.
"""

import threading
from datetime import date

from reach.channels import Arrival

MAX_PER_PAGE = 300


class DetailLimit:
    def __init__(self):
        self._lock = threading.Lock()
        self._day: date | None = None
        self._seen: dict[int, set[tuple[str, str]]] = {}

    def apply(self, arrival: Arrival, page_id: int, day: date) -> Arrival:
        details = (arrival.source, arrival.campaign)
        if details == ("", ""):
            return arrival
        with self._lock:
            if day != self._day:
                self._day, self._seen = day, {}
            seen = self._seen.setdefault(page_id, set())
            if details in seen:
                return arrival
            if len(seen) < MAX_PER_PAGE:
                seen.add(details)
                return arrival
        return arrival._replace(source="", campaign="")


detail_limit = DetailLimit()
