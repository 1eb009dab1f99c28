"""A brake on floods: how many beacons a network may send in a minute, known in memory only.

Unlike the public forms' brake (`core.rate`) it asks no cache: a beacon costs no round trip. The
network is kept as a hash under a random key that lives for one minute in this process. It is
never stored or logged.
"""

import secrets
import threading
import time
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest

from core.rate import network_of

WINDOW_SECONDS = 60
PER_WINDOW = 600
MAX_NETWORKS = 50_000


class RateLimit:
    """Counts in fixed windows; a new window begins with a new key and no memory of the last."""

    def __init__(self):
        self._lock = threading.Lock()
        self._begin(0.0)

    def _begin(self, now: float) -> None:
        self._until = now + WINDOW_SECONDS
        self._key = secrets.token_bytes(16)
        self._hits: dict[bytes, int] = {}

    def is_over(self, request: HttpRequest) -> bool:
        network = network_of(request)
        if network is None:
            return False
        with self._lock:
            now = time.monotonic()
            if now >= self._until:
                self._begin(now)
            name = blake2b(network, key=self._key, digest_size=8).digest()
            hits = self._hits.get(name, 0) + 1
            if hits > 1 or len(self._hits) < MAX_NETWORKS:
                self._hits[name] = hits
            return hits > getattr(settings, "REACH_PER_MINUTE", PER_WINDOW)


rate_limit = RateLimit()
